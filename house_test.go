package simulate_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// source is a Go file of the module that is no test.
type source struct {
	room, file string // folder and path, with slashes; the root is "."
	text       []byte
	tree       *ast.File
	positions  *token.FileSet
}

// at is where a node stands.
func (s *source) at(n ast.Node) token.Position { return s.positions.Position(n.Pos()) }

// lines is how many lines a node takes.
func (s *source) lines(n ast.Node) int {
	return s.positions.Position(n.End()).Line - s.positions.Position(n.Pos()).Line + 1
}

// sources parses the module's own files; folders with a go.mod are other modules.
func sources(t *testing.T) []source {
	t.Helper()
	var all []source
	err := filepath.WalkDir(".", func(path string, d fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case d.IsDir() && path != "." && (strings.HasPrefix(d.Name(), ".") || d.Name() == "testdata" || isModule(path)):
			return filepath.SkipDir
		case d.IsDir() || !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go"):
			return nil
		}
		s, err := parse(path)
		all = append(all, s)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	if len(all) < 50 {
		t.Fatalf("only %d files were found: this test no longer sees the house", len(all))
	}
	return all
}

func parse(path string) (source, error) {
	s := source{room: filepath.ToSlash(filepath.Dir(path)), file: filepath.ToSlash(path), positions: token.NewFileSet()}
	text, err := os.ReadFile(path)
	if err != nil {
		return s, err
	}
	s.text = text
	s.tree, err = parser.ParseFile(s.positions, path, text, parser.ParseComments)
	return s, err
}

func isModule(folder string) bool {
	_, err := os.Stat(filepath.Join(folder, "go.mod"))
	return err == nil
}

func TestFilesAndFunctionsStayShort(t *testing.T) {
	const longestFile, longestFunction = 400, 60
	for _, s := range sources(t) {
		if n := strings.Count(string(s.text), "\n"); n > longestFile {
			t.Errorf("%s has %d lines, %d are the most: which noun is hiding in it?", s.file, n, longestFile)
		}
		for _, d := range s.tree.Decls {
			if f, ok := d.(*ast.FuncDecl); ok && s.lines(f) > longestFunction {
				t.Errorf("%s: %s has %d lines, %d are the most", s.at(f), f.Name.Name, s.lines(f), longestFunction)
			}
		}
	}
}

func TestNothingHappensByImporting(t *testing.T) {
	for _, s := range sources(t) {
		for _, d := range s.tree.Decls {
			if f, ok := d.(*ast.FuncDecl); ok && f.Recv == nil && f.Name.Name == "init" {
				t.Errorf("%s: an init function; say in a catalog or a constructor what it does", s.at(f))
			}
		}
	}
}

// kitchenSinks are names that say nothing of what a package is about.
var kitchenSinks = regexp.MustCompile(`^(base|commons?|core|helpers?|kinds?|lib|managers?|misc|models?|shared|tools?|types|utils?)$`)

func TestEveryPackageHasASubjectAndSaysWhichItIs(t *testing.T) {
	said := map[string]bool{}
	var rooms []string
	for _, s := range sources(t) {
		if kitchenSinks.MatchString(s.tree.Name.Name) {
			t.Errorf("%s: package %s is named after no subject", s.file, s.tree.Name.Name)
		}
		if !slices.Contains(rooms, s.room) {
			rooms = append(rooms, s.room)
		}
		said[s.room] = said[s.room] || s.tree.Doc != nil
	}
	for _, room := range rooms {
		if !said[room] {
			t.Errorf("%s has no package comment: what does it model, in which units, what is simplified?", room)
		}
	}
}

// elsewhere are paths of a machine, which mean nothing to anybody else.
var elsewhere = regexp.MustCompile(`(^|[^a-zA-Z0-9_.])/(work|root|home|Users)/|\.\./shared`)

func TestNoFileKnowsTheMachineItWasWrittenOn(t *testing.T) {
	files := []string{"Makefile", "README.md", "CHANGELOG.md", ".ci/run"}
	for _, pages := range []string{"docs/*.*", "docs/*/*"} {
		found, err := filepath.Glob(pages)
		if err != nil {
			t.Fatal(err)
		}
		files = append(files, found...)
	}
	for _, s := range sources(t) {
		files = append(files, s.file)
	}
	for _, file := range files {
		text, err := os.ReadFile(file)
		if err != nil {
			t.Error(err)
		}
		if found := elsewhere.Find(text); found != nil {
			t.Errorf("%s mentions %q", file, found)
		}
	}
}
