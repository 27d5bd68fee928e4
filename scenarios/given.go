package scenarios

import (
	"slices"

	"simulate/scenarios/document"
)

// notGiven are keys that say how a scenario is put together, what it is called and how often it is run, which flags may
// overrule: a result tells that elsewhere.
var notGiven = []string{"name", "description", "extends", "vars", "environments", "compare", "seed", "replications"}

// given lists what a scenario says, value by value in the order of writing; what a list holds is one value.
func given(d *document.Document) []Default {
	var all []Default
	for _, entry := range d.Root().Entries {
		if !slices.Contains(notGiven, entry.Key) {
			all = appendGiven(all, document.Path{{Key: entry.Key}}, entry.Value)
		}
	}
	return all
}

func appendGiven(all []Default, path document.Path, n *document.Node) []Default {
	if n.Kind != document.Map || len(n.Entries) == 0 {
		return append(all, Default{Path: path.String(), Value: flow(n)})
	}
	for _, entry := range n.Entries {
		all = appendGiven(all, path.Key(entry.Key), entry.Value)
	}
	return all
}
