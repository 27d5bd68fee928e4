package reports

import (
	"io"
	"testing"

	"simulate/sim/catalog"
)

func TestCatalogsSayWhatMayBeWritten(t *testing.T) {
	families := []Family{
		{"profiles", "each multiplies the rate of a workload", catalog.Catalog{
			{Name: "sine", Does: "a wave around 1", Settings: []catalog.Setting{
				{Name: "period", Type: "duration", Does: "from crest to crest"},
				{Name: "phase", Type: "number", Default: "0"},
			}},
			{Name: "steps", Does: "jumps at given instants"},
		}},
		{"exchanges", "how records reach the subtasks of an operator", catalog.Catalog{{Name: "hash", Does: "by key group"}}},
	}
	expect(t, "families.txt", func(w io.Writer) error { return Families(w, families, Options{Width: 60}) })
	expect(t, "families.json", func(w io.Writer) error { return FamiliesJSON(w, families) })
}
