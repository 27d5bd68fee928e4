package scenarios

import (
	"strings"

	"simulate/scenarios/document"
)

// position is where a path stands in d.
func position(d *document.Document, path string) document.Position {
	return d.Position(locate(d.Root(), path))
}

// locate reads a path as those write it who do not know the document: names with dots may lack their quotes. As
// long as keys of the document fit, the longest one counts.
func locate(n *document.Node, path string) document.Path {
	var found document.Path
	for path != "" {
		key, rest := longestKey(n, path)
		if key == "" {
			break
		}
		found, n, path = found.Key(key), n.Get(key), rest
	}
	if more, err := document.ParsePath(path); err == nil {
		return append(found, more...)
	}
	return found
}

// longestKey is the longest key of n that path begins with, and what follows it.
func longestKey(n *document.Node, path string) (key, rest string) {
	if n == nil {
		return "", ""
	}
	for _, entry := range n.Entries {
		after, begins := strings.CutPrefix(path, entry.Key)
		if begins && len(entry.Key) > len(key) && (after == "" || after[0] == '.') {
			key, rest = entry.Key, strings.TrimPrefix(after, ".")
		}
	}
	return key, rest
}
