package document

import (
	"fmt"
	"strings"
)

// Setting lays one value over a document: a scalar or list replaces what stands at the path, a map is merged
// with it, null removes it. Missing maps on the way are made; an index just past the end of a list appends.
type Setting struct {
	Path  Path
	Value *Node
	At    Position // of the setting itself
}

// ParseSetting reads PATH=VALUE as --set takes it; the value is YAML.
func ParseSetting(text string) (Setting, Problems) {
	s := &source{name: "--set " + text}
	path, rest, err := scanPath(text)
	value, found := strings.CutPrefix(rest, "=")
	switch {
	case err != nil:
		return Setting{}, wrong(s.whole(), "%v", err)
	case !found:
		return Setting{}, wrong(s.whole(), "expected PATH=VALUE, such as workloads.orders.rate=200/s")
	}
	node, problems := parse(s, []byte(value))
	return Setting{Path: path, Value: node, At: s.whole()}, problems
}

// lay is n with the setting laid over it. A nil result means that nothing is left.
func (s Setting) lay(n *Node, path Path) (*Node, error) {
	switch {
	case len(path) == 0 && s.Value.IsNull():
		return nil, nil
	case len(path) == 0:
		return merge(n, s.Value, false), nil
	case path[0].IsIndex:
		return s.layItem(n, path)
	}
	return s.layKey(n, path)
}

// layKey lays the setting over the value of a key.
func (s Setting) layKey(n *Node, path Path) (*Node, error) {
	key := path[0].Key
	value, err := s.lay(n.Get(key), path[1:])
	if err != nil {
		return nil, err
	}
	laid := &Node{Position: s.At, Kind: Map}
	if n != nil && n.Kind == Map {
		laid.Position, laid.Entries = n.Position, append(laid.Entries, n.Entries...)
	}
	i := n.index(key)
	switch entry := (Entry{Key: key, At: s.At, Value: value}); {
	case i < 0 && value != nil:
		laid.Entries = append(laid.Entries, entry)
	case i >= 0 && value != nil:
		if len(path) == 1 && value.Kind != Map {
			old := laid.Entries[i]
			entry.Under = &old
		}
		laid.Entries[i] = entry
	case i >= 0:
		laid.Entries = append(laid.Entries[:i], laid.Entries[i+1:]...)
	}
	return laid.measured(), nil
}

// layItem lays the setting over an element of a list.
func (s Setting) layItem(n *Node, path Path) (*Node, error) {
	i := path[0].Index
	if n == nil || n.Kind != List {
		return nil, fmt.Errorf("there is no list for [%d]", i)
	}
	if i > len(n.Items) {
		return nil, fmt.Errorf("there is no element [%d]; the list has %s", i, count(len(n.Items), "element"))
	}
	value, err := s.lay(n.Item(i), path[1:])
	if err != nil {
		return nil, err
	}
	laid := &Node{Position: n.Position, Kind: List, Items: append([]*Node(nil), n.Items[:i]...)}
	if value != nil {
		laid.Items = append(laid.Items, value)
	}
	if i < len(n.Items) {
		laid.Items = append(laid.Items, n.Items[i+1:]...)
	}
	return laid.measured(), nil
}
