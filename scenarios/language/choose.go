package language

import "simulate/scenarios/document"

// choose is the form of the union f that n takes; nil: none. A partial map is laid over another one later and
// may lack the key that tells its form.
func (f *Field) choose(n *document.Node, partial bool) *Field {
	switch n.Kind {
	case document.Map:
		return f.chooseMap(n, partial)
	case document.List:
		for _, form := range f.forms() {
			if form.Type == List {
				return form
			}
		}
		return nil
	}
	for _, form := range f.forms() {
		if form.Type != Map && form.Type != List && form.fits(n) == nil {
			return form
		}
	}
	return nil
}

// chooseMap goes by the marks; without one by the form that has none, or that knows all keys.
func (f *Field) chooseMap(n *document.Node, partial bool) *Field {
	var unmarked *Field
	for _, form := range f.forms() {
		switch {
		case form.Type == Free:
			return form
		case form.Type != Map:
		case form.Mark == "":
			unmarked = form
		case form.marks(n):
			return form
		}
	}
	if partial && (unmarked == nil || !unmarked.knows(n)) {
		for _, form := range f.forms() {
			if form.Type == Map && form.knows(n) {
				return form
			}
		}
	}
	if f.misnamed(n) != nil {
		return nil
	}
	return unmarked
}

// marks says whether n carries the mark of the form f.
func (f *Field) marks(n *document.Node) bool {
	mark := n.Get(f.Mark)
	return mark != nil && (f.Is == "" || mark.Text == f.Is)
}

// knows says whether f has all keys of n.
func (f *Field) knows(n *document.Node) bool {
	for _, entry := range n.Entries {
		if f.key(entry.Key) == nil {
			return false
		}
	}
	return true
}

// misnamed is the mark in n whose value no form of f has: {distribution: gama}. Nil: there is none.
func (f *Field) misnamed(n *document.Node) *document.Node {
	for _, form := range f.forms() {
		if form.Is == "" {
			continue
		}
		if mark := n.Get(form.Mark); mark != nil {
			return mark
		}
	}
	return nil
}
