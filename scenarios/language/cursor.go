package language

import "simulate/scenarios/document"

// Cursor is a place in a scenario, and reads what stands there. Reading never fails: what is wrong is collected
// among the problems of the scenario, with its position, and the reader goes on with a harmless value. Where
// nothing stands the default is read, and recorded. The zero Cursor is of no use; see Open.
type Cursor struct {
	reading  *reading
	field    *Field
	node     *document.Node // nil: nothing stands here
	path     document.Path
	key      string
	at       document.Position // of the key, or of the nearest thing above that exists
	fallback string            // the default; empty: the language's
}

// reading is what the cursors of one document share.
type reading struct {
	document   *document.Document
	problems   document.Problems
	overlooked []string
	defaults   []Default
	recorded   map[string]bool
	start      Cursor // of start_time
}

// Default is a value that was not given and was read.
type Default struct {
	Path  string `json:"path"`
	Value string `json:"value"`
}

// Open is the top of a document, which is checked first: what Check finds is among the problems already.
func Open(d *document.Document, v Verb) Cursor {
	checked := check(d, v)
	r := &reading{document: d, problems: checked.problems, overlooked: checked.overlooked, recorded: map[string]bool{}}
	top := Cursor{reading: r, field: scenario, node: d.Root(), at: d.Root().Position}
	r.start = top.At("start_time")
	return top
}

// Defaults are the defaults that were read so far, in the order of reading.
func (c Cursor) Defaults() []Default { return c.reading.defaults }

// Overlooked are the paths of what the verb takes and does not look at.
func (c Cursor) Overlooked() []string { return c.reading.overlooked }

// Document is what the cursor reads.
func (c Cursor) Document() *document.Document { return c.reading.document }

// Exists says whether something stands here.
func (c Cursor) Exists() bool { return c.node != nil && !c.node.IsNull() }

// Path is the way from the top to here.
func (c Cursor) Path() document.Path { return c.path }

// Key is the last key of the path: the name of a workload, of an operator.
func (c Cursor) Key() string { return c.key }

// Node is what stands here; nil: nothing.
func (c Cursor) Node() *document.Node { return c.node }

// Position is where it stands: of a single value its own, of anything else that of its key.
func (c Cursor) Position() document.Position {
	if c.node != nil && c.node.Kind == document.Scalar {
		return c.node.Position
	}
	return c.at
}

// KeyPosition is where the key stands.
func (c Cursor) KeyPosition() document.Position { return c.at }

// At is the place of a key, or of keys within each other, below c.
func (c Cursor) At(keys ...string) Cursor {
	for _, key := range keys {
		c = c.below(key)
	}
	return c
}

func (c Cursor) below(key string) Cursor {
	next := Cursor{reading: c.reading, path: c.path.Key(key), key: key, at: c.at, field: c.child(key)}
	if c.node == nil {
		return next
	}
	if entry := mark(c.node, key); entry != nil {
		return next.enter(*entry)
	}
	return next
}

// enter is c at the entry of its key.
func (c Cursor) enter(entry document.Entry) Cursor {
	c.node, c.at = entry.Value, entry.At
	return c
}

// child is the field of a key below c.
func (c Cursor) child(key string) *Field {
	if field := c.shape().key(key); field != nil {
		return field
	}
	return unspecified
}

// unspecified stands for what the language does not describe.
var unspecified = &Field{Type: Free}

// shape is the field of c; of a union the form that is taken.
func (c Cursor) shape() *Field {
	if c.field.Type != Union {
		return c.field
	}
	if form := c.form(); form != nil {
		return form
	}
	return unspecified
}

// form is the form of a union that is taken by what stands here, or by the default; nil: none is.
func (c Cursor) form() *Field {
	if c.node != nil {
		return c.field.choose(c.node, false)
	}
	if text := c.defaultText(); text != "" {
		return c.field.choose(&document.Node{Text: text, Replaced: true}, false)
	}
	return nil
}

// Form is the name of the form that is taken where there are several; where nothing stands, of the form of the
// default. Empty: what stands here takes none.
func (c Cursor) Form() string {
	return c.shape().Form
}

// Each are the entries of a map, in order, or the elements of a list. There are none where nothing stands.
func (c Cursor) Each() []Cursor {
	if c.node == nil {
		return nil
	}
	var all []Cursor
	for _, entry := range c.node.Entries {
		next := Cursor{reading: c.reading, path: c.path.Key(entry.Key), key: entry.Key, field: c.child(entry.Key)}
		all = append(all, next.enter(entry))
	}
	for i := range c.node.Items {
		all = append(all, c.Item(i))
	}
	return all
}

// All are the elements of a list, or the one thing that stands in its place.
func (c Cursor) All() []Cursor {
	if c.Exists() && c.node.Kind != document.List {
		return []Cursor{c}
	}
	return c.Each()
}

// Item is the place of element i of a list.
func (c Cursor) Item(i int) Cursor {
	next := Cursor{reading: c.reading, field: c.shape().element(i), path: c.path.Item(i), key: c.key, at: c.at, node: c.node.Item(i)}
	if next.node != nil {
		next.at = next.node.Position
	}
	return next
}

// Idle is why no plan depends on what stands here; empty: one may.
func (c Cursor) Idle() string { return c.field.Idle }

// Over is c with what stands at others laid under it, the first of them at the bottom. What is read keeps the position of
// where it was written.
func (c Cursor) Over(under ...Cursor) Cursor {
	var layers []*document.Node
	for _, u := range under {
		layers = append(layers, u.node)
	}
	c.node = document.Merge(append(layers, c.node)...)
	return c
}

// Or is c with another default, as a scenario would write it: one that follows from other values.
func (c Cursor) Or(text string) Cursor {
	c.fallback = text
	return c
}
