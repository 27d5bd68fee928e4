package language

import (
	"fmt"
	"strings"

	"simulate/scenarios/document"
)

// Check holds a document against the language: unknown keys, wrong types, missing units and keys, values out of
// range, and what is not in this version yet. It says nothing of names that refer to each other.
func Check(d *document.Document, v Verb) document.Problems { return check(d, v).problems }

func check(d *document.Document, v Verb) *checker {
	c := &checker{verb: v}
	c.node(scenario, d.Root(), place{at: d.Root().Position})
	c.environments(d.Root().Get("environments"))
	c.compare(d.Root().Get("compare"))
	return c
}

// checker collects what is wrong with a document.
type checker struct {
	verb       Verb
	problems   document.Problems
	overlooked []string // paths of what the verb takes and does not look at
}

// place is where a node stands.
type place struct {
	path    document.Path
	at      document.Position // of its key
	partial bool              // in a layer: what is missing may stand below, and null removes
	union   *Field            // one of whose forms is checked; nil: none
}

func (p place) key(entry document.Entry) place {
	return place{path: p.path.Key(entry.Key), at: entry.At, partial: p.partial}
}

// item is an element of a list; lists are never laid over each other, so it is whole.
func (p place) item(i int, n *document.Node) place {
	return place{path: p.path.Item(i), at: n.Position}
}

func (c *checker) add(p document.Problem) { c.problems = append(c.problems, p) }

// atKey is a problem shown at the key of a place.
func (c *checker) atKey(where place, suggestion, format string, values ...any) {
	c.add(document.Problem{Position: where.at, Path: where.path.String(), Message: fmt.Sprintf(format, values...), Suggestion: suggestion})
}

// later refuses what this version cannot act on.
func (c *checker) later(where place, what string, f *Field) {
	c.atKey(where, "", "%s", f.laterMessage(what))
}

func (f *Field) laterMessage(what string) string {
	instead := f.Instead
	if instead == "" {
		instead = "remove it"
	}
	if f.Planned {
		return fmt.Sprintf("%q is part of the scenario language, but this version cannot run it yet (simulate plan looks at it); %s", what, instead)
	}
	return fmt.Sprintf("%q is part of the scenario language, but this version cannot act on it yet; %s", what, instead)
}

// node checks n, which stands for f.
func (c *checker) node(f *Field, n *document.Node, where place) {
	switch {
	case n.Unknown || f.Type == Free || n.IsNull() && where.partial:
	case f.Type == Union:
		c.union(f, n, where)
	case f.Type == Map && n.Kind == document.Map:
		c.mapping(f, n, where)
	case f.Type == List && n.Kind == document.List:
		c.list(f, n, where)
	case f.Type == Map || f.Type == List || n.Kind != document.Scalar || n.IsNull():
		c.add(n.Problem(where.path, fmt.Sprintf("%s: expected %s, found %s", label(where.path), f.expected(), n.Found())))
	default:
		c.scalar(f, n, where)
	}
}

func (c *checker) scalar(f *Field, n *document.Node, where place) {
	err := f.fits(n)
	switch {
	case err == nil && c.verb.refusesWord(f, n.Text):
		c.later(place{path: where.path, at: n.Position}, n.Text, f)
	case err != nil:
		problem := n.Problem(where.path, f.complaint(label(where.path), n, err))
		problem.Suggestion = document.Nearest(n.Text, f.words())
		c.add(problem)
	}
}

// mark is the entry of a key; nil: there is none.
func mark(n *document.Node, key string) *document.Entry {
	for i := range n.Entries {
		if n.Entries[i].Key == key {
			return &n.Entries[i]
		}
	}
	return nil
}

func (c *checker) list(f *Field, n *document.Node, where place) {
	if f.Each != nil && len(f.Each) != len(n.Items) {
		c.add(n.Problem(where.path, fmt.Sprintf("%s: expected %d elements such as %s, found %d", label(where.path), len(f.Each), f.example(), len(n.Items))))
		return
	}
	for i, item := range n.Items {
		of := f.Of
		if f.Each != nil {
			of = f.Each[i]
		}
		c.node(of, item, where.item(i, item))
	}
}

// mapping checks the keys of a map; a field without any takes all.
func (c *checker) mapping(f *Field, n *document.Node, where place) {
	if len(f.Keys) == 0 {
		return
	}
	for _, entry := range n.Entries {
		c.entry(f, entry, where.key(entry), where)
	}
	if where.partial {
		return
	}
	for _, child := range f.Keys {
		c.missing(child, n, where)
	}
}

// entry checks one key of a map and what it holds.
func (c *checker) entry(f *Field, entry document.Entry, where, parent place) {
	child := f.key(entry.Key)
	switch {
	case child == nil && parent.partial && entry.Value.IsNull() && parent.ofOtherForm(entry.Key):
	case child == nil:
		c.unknown(f, entry.Key, where, parent)
	case c.verb.refuses(child):
		c.later(where, entry.Key, child)
	case child.Key == "*" && child.Type == Map && strings.ContainsAny(entry.Key, "{}=,\"\n"):
		c.atKey(where, "", `%q cannot be a name: it holds one of { } = , "`, entry.Key)
	default:
		if c.verb.overlooks(child) {
			c.overlooked = append(c.overlooked, where.path.String())
		}
		c.node(child, entry.Value, where)
	}
}

// mostListed is the number of keys up to which a message lists them all.
const mostListed = 14

func (c *checker) unknown(f *Field, key string, where, parent place) {
	names := distinct(f.keyNames())
	message := fmt.Sprintf("unknown key %q in %s", key, container(parent.path))
	if len(names) <= mostListed {
		message += "; expected " + oneOf(names)
	}
	if parent.ofOtherForm(key) {
		message += fmt.Sprintf(" (a layer is merged with what is below it: leave that out with %s: null)", key)
	}
	c.atKey(where, document.Nearest(key, names), "%s", message)
}

// ofOtherForm says whether a key belongs to another form of the union that is checked.
func (p place) ofOtherForm(key string) bool {
	return p.union != nil && p.union.allForms().key(key) != nil
}

// container names a map in a message.
func container(path document.Path) string {
	if len(path) == 0 {
		return "the scenario"
	}
	return path.String()
}

// missing is about a key that is needed, or whose default is not in this version.
func (c *checker) missing(child *Field, n *document.Node, where place) {
	value := n.Get(child.Key)
	switch {
	case child.Required && child.Key != "*" && value == nil && !hasAny(n, child.Unless):
		c.atKey(where, "", "%s needs %s, such as %s", container(where.path), oneOf(child.needed()), child.exampleEntry())
	case child.Required && child.names() && value != nil && value.Kind == document.Map && len(value.Entries) == 0:
		c.atKey(where, "", "%s needs at least one entry, such as %s", where.path.Key(child.Key), child.example())
	case value == nil && !child.Later && c.verb.refusesWord(child, child.Default):
		c.later(where, child.Key+": "+child.Default, child)
	}
}

// hasAny says whether n has one of the keys.
func hasAny(n *document.Node, keys []string) bool {
	for _, key := range keys {
		if n.Get(key) != nil {
			return true
		}
	}
	return false
}
