package document

import (
	"strings"

	"go.yaml.in/yaml/v4"
)

// replacer puts the values of variables into scalars: of the document's vars first, then of the environment.
type replacer struct {
	vars     *Node
	lookup   func(name string) (string, bool)
	busy     map[string]bool   // variables being replaced
	known    map[string]string // and those that have been
	lenient  bool              // what is not set is no problem here
	problems Problems
}

// top replaces variables in a whole document, but for its vars. In environments, which other variables may come
// with, unknown ones are left alone.
func (r *replacer) top(root *Node) *Node {
	replaced := &Node{Position: root.Position, Kind: Map}
	for _, entry := range root.Entries {
		r.lenient = entry.Key == "environments"
		if entry.Key != "vars" {
			entry.Value = r.node(entry.Value, Path{{Key: entry.Key}})
		}
		if !entry.Value.IsNull() {
			replaced.Entries = append(replaced.Entries, entry)
		}
	}
	return replaced.measured()
}

// node is n with all variables replaced. What holds none stays as it is.
func (r *replacer) node(n *Node, path Path) *Node {
	if n.Kind == Scalar {
		return r.scalar(n, path)
	}
	replaced, changed := *n, false
	replaced.Items, replaced.Entries = nil, nil
	for i, item := range n.Items {
		value := r.node(item, path.Item(i))
		changed = changed || value != item
		replaced.Items = append(replaced.Items, value)
	}
	for _, entry := range n.Entries {
		value := r.node(entry.Value, path.Key(entry.Key))
		changed = changed || value != entry.Value
		if value != entry.Value && value.IsNull() {
			continue
		}
		replaced.Entries = append(replaced.Entries, Entry{Key: entry.Key, At: entry.At, Value: value, Under: entry.Under})
	}
	if !changed {
		return n
	}
	return replaced.measured()
}

// scalar replaces the variables of one scalar; a plain one is then typed by its new looks.
func (r *replacer) scalar(n *Node, path Path) *Node {
	if n.Replaced || !strings.Contains(n.Text, "${") {
		return n
	}
	replaced := *n
	replaced.Replaced = true
	text, fault := r.text(n.Text)
	if fault != nil {
		replaced.Unknown = true
		r.report(n, path, fault)
		return &replaced
	}
	replaced.Text = text
	if !n.quoted {
		replaced.Type = looks(text)
	}
	return &replaced
}

// looks is the type that a plain scalar with this text has.
func looks(text string) Type {
	var value any
	if err := (&yaml.Node{Kind: yaml.ScalarNode, Value: text}).Load(&value); err != nil {
		return Text
	}
	switch value.(type) {
	case nil:
		return Null
	case bool:
		return Bool
	case int, int64, uint64, float64:
		return Number
	}
	return Text
}

// fault is a variable that cannot be replaced.
type fault struct {
	message    string
	suggestion string
	from, to   int // of the text, in bytes
}

func (r *replacer) report(n *Node, path Path, f *fault) {
	if r.lenient {
		return
	}
	problem := n.Problem(path, f.message)
	problem.Suggestion = f.suggestion
	if !n.quoted && n.Line > 0 {
		problem.Column += len([]rune(n.Text[:f.from]))
		problem.Width = len([]rune(n.Text[f.from:f.to]))
	}
	r.problems = append(r.problems, problem)
}
