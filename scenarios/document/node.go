package document

import "slices"

// Kind tells what a node is.
type Kind uint8

// Kinds of nodes.
const (
	Scalar Kind = iota
	List
	Map
)

// Node is a value of a document. Nodes are never changed once made, so documents share them.
type Node struct {
	Position
	Kind    Kind
	Text    string  // of a Scalar, as written
	Type    Type    // of a Scalar
	Items   []*Node // of a List
	Entries []Entry // of a Map, in order; keys are unique

	Unknown  bool // a Scalar with a variable that is not set: nothing can be said of its value
	Replaced bool // a Scalar with variables that have been replaced: quoted or not, it may be whatever is expected

	quoted bool // a Scalar that stays Text whatever is put in
	width  int  // characters that the value takes in its line; 0: not known
	size   int  // nodes in it, itself included
	height int  // maps and lists within each other, itself included
}

// Entry is a key of a map and its value.
type Entry struct {
	Key   string
	At    Position // of the key
	Value *Node
	Under *Entry // what it replaced in a lower layer; nil: nothing
}

// Type is what a scalar is by its looks; a quoted one is always Text.
type Type uint8

// Types of scalars.
const (
	Text Type = iota
	Number
	Bool
	Null
)

// Get is the value of key in n; nil where n is no map or lacks the key.
func (n *Node) Get(key string) *Node {
	if i := n.index(key); i >= 0 {
		return n.Entries[i].Value
	}
	return nil
}

// index is the place of key among the entries of n, or -1.
func (n *Node) index(key string) int {
	if n == nil {
		return -1
	}
	for i := range n.Entries {
		if n.Entries[i].Key == key {
			return i
		}
	}
	return -1
}

// Item is element i of n; nil where n is no list or shorter.
func (n *Node) Item(i int) *Node {
	if n == nil || i < 0 || i >= len(n.Items) {
		return nil
	}
	return n.Items[i]
}

// IsNull says whether n is the value null.
func (n *Node) IsNull() bool { return n.Kind == Scalar && n.Type == Null }

// Width is the number of characters that a scalar takes in its line; 0: not known.
func (n *Node) Width() int { return n.width }

// Problem is a mistake at n, marked as wide as n is written.
func (n *Node) Problem(path Path, message string) Problem {
	return Problem{Position: n.Position, Width: n.width, Path: path.String(), Message: message}
}

// children are the values directly in n.
func (n *Node) children() []*Node {
	children := slices.Clip(n.Items)
	for _, entry := range n.Entries {
		children = append(children, entry.Value)
	}
	return children
}

// measured is n with its size and height known; sizes beyond the limit stay there.
func (n *Node) measured() *Node {
	n.size, n.height = 1, 0
	for _, child := range n.children() {
		n.size = min(n.size+child.size, mostNodes+1)
		n.height = max(n.height, child.height)
	}
	if n.Kind != Scalar {
		n.height++
	}
	return n
}

// keys are the keys of a map, in order.
func (n *Node) keys() []string {
	if n == nil {
		return nil
	}
	keys := make([]string, len(n.Entries))
	for i, entry := range n.Entries {
		keys[i] = entry.Key
	}
	return keys
}
