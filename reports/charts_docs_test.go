package reports

import (
	"os"
	"strings"
	"testing"
)

func TestEachPictureIsExplained(t *testing.T) {
	page, err := os.ReadFile("../docs/charts.md")
	if err != nil {
		t.Fatal(err)
	}
	at := 0
	for _, d := range Drawings() {
		i := strings.Index(string(page), "\n## `"+d.Name+"`\n")
		if i < at {
			t.Errorf("docs/charts.md does not explain %s, or not in the order in which pictures are shown", d.Name)
		}
		at = i
	}
	if sections, want := strings.Count(string(page), "\n## `"), len(Drawings()); sections != want {
		t.Errorf("docs/charts.md explains %d pictures of %d", sections, want)
	}
}
