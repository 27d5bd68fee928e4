package reports

import (
	"bytes"
	"testing"
)

// What this program wrote it may write again: every file is known by its mark.
func TestEveryFileBearsItsMark(t *testing.T) {
	const looked = 4096
	for _, all := range [][]Report{{single()}, {several()}, {oneCluster()}} {
		for _, f := range Forms() {
			check := func(name string, text []byte) {
				begin, end := text[:min(len(text), looked)], text[max(0, len(text)-looked):]
				if f.Mark == "" || !bytes.Contains(begin, []byte(f.Mark)) && !bytes.Contains(end, []byte(f.Mark)) {
					t.Errorf("%s as %s does not bear the mark %q", name, f.Name, f.Mark)
				}
			}
			if f.Write != nil {
				var b bytes.Buffer
				if err := f.Write(&b, all, Options{}); err != nil {
					t.Fatal(err)
				}
				check(all[0].Scenario, b.Bytes())
			}
			if f.Files == nil {
				continue
			}
			for _, file := range f.Files(all) {
				var b bytes.Buffer
				if err := file.Write(&b); err != nil {
					t.Fatal(err)
				}
				check(file.Name, b.Bytes())
			}
		}
	}
}

func TestFormsAreToldApart(t *testing.T) {
	known := map[string]bool{}
	for _, f := range Forms() {
		if known[f.Name] || f.Does == "" || f.Write == nil && f.Files == nil || f.Printed && f.Write == nil {
			t.Errorf("the form %q: twice, without a word, or of no use", f.Name)
		}
		known[f.Name] = true
		if again, ok := FormOf(f.Name); !ok || again.Name != f.Name {
			t.Errorf("%s is not found", f.Name)
		}
	}
}
