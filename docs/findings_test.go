package docs

import (
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"testing"
)

// Every code of a finding has an entry in findings.md, and every entry is of a code.
func TestEveryFindingIsExplained(t *testing.T) {
	page, err := os.ReadFile("findings.md")
	if err != nil {
		t.Fatal(err)
	}
	var explained []string
	for _, m := range regexp.MustCompile("(?m)^### `(.*)`$").FindAllStringSubmatch(string(page), -1) {
		explained = append(explained, m[1])
	}
	known := codes(t)
	for _, code := range known {
		if !slices.Contains(explained, code) {
			t.Errorf("%s has no entry in findings.md", code)
		}
	}
	for i, code := range explained {
		if !slices.Contains(known, code) {
			t.Errorf("findings.md explains %s, which is no code", code)
		}
		if slices.Contains(explained[:i], code) {
			t.Errorf("findings.md explains %s twice", code)
		}
	}
}

// codes are the constants of package finding whose type is Code.
func codes(t *testing.T) (codes []string) {
	files, err := filepath.Glob("../sim/finding/*.go")
	if err != nil || len(files) == 0 {
		t.Fatalf("no files of package finding: %v", err)
	}
	for _, file := range files {
		parsed, err := parser.ParseFile(token.NewFileSet(), file, nil, 0)
		if err != nil {
			t.Fatal(err)
		}
		ast.Inspect(parsed, func(n ast.Node) bool {
			spec, ok := n.(*ast.ValueSpec)
			if !ok {
				return true
			}
			if name, ok := spec.Type.(*ast.Ident); ok && name.Name == "Code" {
				text, err := strconv.Unquote(spec.Values[0].(*ast.BasicLit).Value)
				if err != nil {
					t.Fatal(err)
				}
				codes = append(codes, text)
			}
			return true
		})
	}
	return codes
}
