// Package docs holds pages for people. Two of them are made from the scenario language, and this test keeps them
// fresh: `make generate` runs it with -update.
package docs

import (
	"bytes"
	"flag"
	"os"
	"testing"

	"simulate/scenarios/language"
)

var update = flag.Bool("update", false, "rewrite the pages")

func TestGeneratedPagesAreFresh(t *testing.T) {
	for file, want := range map[string][]byte{
		"reference.md":         language.Reference(),
		"scenario.schema.json": language.JSONSchema(),
	} {
		if *update {
			if err := os.WriteFile(file, want, 0o644); err != nil {
				t.Fatal(err)
			}
		}
		if got, err := os.ReadFile(file); err != nil || !bytes.Equal(got, want) {
			t.Errorf("docs/%s does not say what the program does (%v): run make generate", file, err)
		}
	}
}
