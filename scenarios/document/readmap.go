package document

import "go.yaml.in/yaml/v4"

// readMap reads the entries of a map, then what it merges in by "<<": its own keys win, then the first of
// several merged maps.
func (r *reader) readMap(node *Node, n *yaml.Node) {
	first := map[string]int{}
	var merged []*yaml.Node
	for i := 0; i+1 < len(n.Content); i += 2 {
		key, value := n.Content[i], n.Content[i+1]
		if key.ShortTag() == "!!merge" {
			merged = append(merged, value)
			continue
		}
		entry, ok := r.readEntry(key, value)
		line, twice := first[entry.Key]
		switch {
		case !ok:
		case twice:
			r.fail(entry.At, "the key %q stands here twice, first in line %d; keep one", entry.Key, line)
		default:
			first[entry.Key] = key.Line
			node.Entries = append(node.Entries, entry)
		}
	}
	for _, value := range merged {
		r.mergeIn(node, value, first)
	}
}

func (r *reader) readEntry(key, value *yaml.Node) (Entry, bool) {
	at := r.source.at(key.Line, key.Column)
	if key.Kind == yaml.AliasNode {
		key = key.Alias
	}
	if key.Kind != yaml.ScalarNode || key.ShortTag() == "!!null" || key.Value == "" {
		r.fail(at, "expected the name of a key, such as rate")
		return Entry{}, false
	}
	return Entry{Key: key.Value, At: at, Value: r.read(value)}, true
}

// mergeIn adds to node what value, a map or a list of maps, has and node has not.
func (r *reader) mergeIn(node *Node, value *yaml.Node, has map[string]int) {
	from := r.read(value)
	maps := from.Items
	if from.Kind != List {
		maps = []*Node{from}
	}
	for _, m := range maps {
		if m.Kind != Map {
			r.fail(r.source.at(value.Line, value.Column), "<< merges in a map or a list of maps, such as <<: *defaults")
			return
		}
		for _, entry := range m.Entries {
			if _, twice := has[entry.Key]; !twice {
				has[entry.Key] = entry.At.Line
				node.Entries = append(node.Entries, entry)
			}
		}
	}
}
