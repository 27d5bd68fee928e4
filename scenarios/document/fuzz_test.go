package document

import (
	"io"
	"strings"
	"testing"
)

// FuzzLoad reads any text as a scenario, with a setting and an environment: there is a document or a problem,
// every problem has a place and can be shown, and nothing panics.
func FuzzLoad(f *testing.F) {
	for _, seed := range []string{
		"a: 1\n", "a: &x {b: [1, 2]}\nc: {<<: *x}\n", "vars: {A: 1}\nb: ${A}\n", "extends: s.yaml\n", "a: [\n", "a:\n\t- b\n",
		"environments: {e: {a: null, b: {c: 1}}}\nb: {c: 2}\n", "---\na: 1\n...\n", "? a\n: b\n", "a: !!int '5'\n", "a: ${B:-${C}}\n", "{\"a\": [1]}",
	} {
		f.Add(seed, "a.b[0]=1")
	}
	f.Fuzz(func(t *testing.T, text, setting string) {
		files := folder{"s.yaml": text}
		d, problems := Load(Options{File: "s.yaml", Open: files.open, Environment: "e", Settings: []string{setting}})
		if d == nil && len(problems) == 0 {
			t.Fatal("neither a document nor a problem")
		}
		for _, problem := range problems {
			if problem.File == "" || problem.Message == "" || strings.Contains(problem.Message, "yaml.") {
				t.Errorf("a problem without a place or in wrong words: %q", problem)
			}
		}
		if err := problems.Write(io.Discard); err != nil {
			t.Error(err)
		}
		if d != nil {
			flow(d.Root())
			d.Variant(Overlay{Environment: "e"})
		}
	})
}
