package language

import (
	"fmt"

	"simulate/scenarios/document"
)

// union checks n as the form that it takes.
func (c *checker) union(f *Field, n *document.Node, where place) {
	form := f.choose(n, where.partial)
	switch {
	case (form == nil || form.Mark == "") && c.strays(f, n, where):
	case form == nil:
		c.formless(f, n, where)
	case c.verb.refuses(form):
		at := where
		if entry := mark(n, form.Mark); entry != nil {
			at = where.key(*entry)
		}
		c.later(at, form.Mark, form)
	default:
		where.union = f
		c.node(form, n, where)
	}
}

// strays complains of the keys of n that no form of f has, and says whether there were any.
func (c *checker) strays(f *Field, n *document.Node, where place) (found bool) {
	all := f.allForms()
	for _, entry := range n.Entries {
		if len(all.Keys) > 0 && all.key(entry.Key) == nil {
			c.unknown(all, entry.Key, where.key(entry), where)
			found = true
		}
	}
	return found
}

// formless is about a node that takes no form of the union f.
func (c *checker) formless(f *Field, n *document.Node, where place) {
	if n.Kind == document.Map {
		if name := f.misnamed(n); name != nil {
			c.misnamed(f, name, where)
			return
		}
	}
	var reason error
	var words []string
	if n.Kind == document.Scalar {
		words, reason = f.nearly(n)
	}
	problem := n.Problem(where.path, f.complaint(label(where.path), n, reason))
	problem.Suggestion = document.Nearest(n.Text, words)
	c.add(problem)
}

// nearly is the words that any form takes, and what is wrong with a scalar in the form that comes nearest.
func (f *Field) nearly(n *document.Node) (words []string, reason error) {
	for _, form := range f.forms() {
		if form.Type == Map || form.Type == List {
			continue
		}
		words = append(words, form.words()...)
		if err := form.fits(n); err != nil && err.Error() != "" && reason == nil {
			reason = err
		}
	}
	return words, reason
}

// misnamed is about a mark with a value that no form has.
func (c *checker) misnamed(f *Field, name *document.Node, where place) {
	var mark string
	var names []string
	for _, form := range f.forms() {
		if form.Is != "" && !form.Later {
			mark, names = form.Mark, append(names, form.Is)
		}
	}
	problem := name.Problem(where.path.Key(mark), fmt.Sprintf("%s: expected %s, found %s", mark, oneOf(names), name.Found()))
	problem.Suggestion = document.Nearest(name.Text, names)
	c.add(problem)
}
