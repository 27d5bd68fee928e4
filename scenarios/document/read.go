package document

import (
	"bytes"
	"errors"
	"io"

	"go.yaml.in/yaml/v4"
)

// Limits of what is read, far above what people write and far below what hurts.
const (
	longestFile = 16 << 20  // bytes
	deepest     = 100       // maps and lists within each other
	mostNodes   = 1_000_000 // values, those behind aliases counted wherever they are used
)

// parse reads the one document of a text. A nil node comes with problems.
func parse(s *source, text []byte) (*Node, Problems) {
	if len(text) > longestFile {
		return nil, wrong(s.whole(), "is %d bytes long; a scenario has at most %d (load traces from files of their own)", len(text), longestFile)
	}
	if line, column, found := unreadable(text); found {
		return nil, wrong(s.at(line, column), "holds a character that is not text; a scenario is a YAML or JSON file in UTF-8")
	}
	root, problems := load(s, text)
	if root == nil {
		return nil, problems
	}
	r := reader{source: s, done: map[*yaml.Node]*Node{}}
	node := r.read(root)
	if node.size > mostNodes {
		r.fail(s.whole(), "has more than %d values, those behind aliases counted wherever they are used; write fewer", mostNodes)
	}
	if node.height > deepest {
		r.fail(tooDeep(node), "more than %d maps and lists within each other", deepest)
	}
	if len(r.problems) > 0 {
		return nil, r.problems
	}
	return node, nil
}

// load lets the library read the text, and makes its errors ours. A text without a value gives an empty scalar.
func load(s *source, text []byte) (*yaml.Node, Problems) {
	loader, err := yaml.NewLoader(bytes.NewReader(text))
	if err != nil {
		return nil, wrong(s.whole(), "cannot be read as YAML: %v", err)
	}
	var first, second yaml.Node
	switch err := loader.Load(&first); {
	case errors.Is(err, io.EOF):
		return &yaml.Node{Kind: yaml.ScalarNode, Tag: "!!null"}, nil
	case err != nil:
		return nil, syntax(s, err)
	}
	switch err := loader.Load(&second); {
	case errors.Is(err, io.EOF):
		return first.Content[0], nil
	case err != nil:
		return nil, syntax(s, err)
	}
	return nil, wrong(s.at(second.Line, second.Column), "a second document starts here; a scenario is one document a file")
}

// reader turns the library's nodes into ours.
type reader struct {
	source   *source
	done     map[*yaml.Node]*Node // nil while a node is being read
	problems Problems
}

func (r *reader) fail(at Position, format string, values ...any) {
	r.problems = append(r.problems, wrong(at, format, values...)...)
}

// read makes a node of n. Behind an alias stands the same node as at its anchor.
func (r *reader) read(n *yaml.Node) *Node {
	at := r.source.at(n.Line, n.Column)
	if n.Kind == yaml.AliasNode {
		n = n.Alias
	}
	node, begun := r.done[n]
	switch {
	case begun && node == nil:
		r.fail(at, "*%s stands within what it names", n.Anchor)
	case !begun:
		r.done[n] = nil
		node = r.make(n)
		r.done[n] = node
	}
	if node == nil {
		return (&Node{Position: at, Type: Null}).measured()
	}
	return node
}

func (r *reader) make(n *yaml.Node) *Node {
	node := &Node{Position: r.source.at(n.Line, n.Column)}
	switch n.Kind {
	case yaml.MappingNode:
		node.Kind = Map
		r.readMap(node, n)
	case yaml.SequenceNode:
		node.Kind = List
		for _, item := range n.Content {
			node.Items = append(node.Items, r.read(item))
		}
	default:
		node.Text, node.quoted, node.width = n.Value, n.Style != 0, r.width(n)
		node.Type = r.scalarType(node, n)
	}
	return node.measured()
}

// width is the number of characters of a scalar in its line; 0 where it is not plain.
func (r *reader) width(n *yaml.Node) int {
	if n.Style == 0 {
		return len([]rune(n.Value))
	}
	return 0
}

func (r *reader) scalarType(node *Node, n *yaml.Node) Type {
	looks, known := typeOf[n.ShortTag()]
	if !known {
		r.fail(node.Position, "the tag %s means nothing in a scenario; remove it", n.ShortTag())
	}
	return looks
}

// typeOf is the type of a scalar by its tag, which the library derives from its looks.
var typeOf = map[string]Type{
	"!!int": Number, "!!float": Number, "!!bool": Bool, "!!null": Null,
	"!!str": Text, "!!timestamp": Text, "!!merge": Text,
}
