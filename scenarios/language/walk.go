package language

import "simulate/scenarios/document"

// visit is called for every key of the language with the way to it: "*" stands for a name, [0] for an element.
type visit func(path document.Path, f *Field)

// walk visits the keys below f in the order of the page, then what is below each. It does not go into what
// several keys share; see shared.
func (f *Field) walk(path document.Path, each visit) {
	switch {
	case f.As != nil:
	case f.Same != "":
		return
	case f.Type == Union:
		for _, form := range f.Any {
			form.walk(path, each)
		}
	case f.Type == List && f.Of != nil:
		f.Of.walk(path.Item(0), each)
	}
	for _, child := range f.Keys {
		each(path.Key(child.Key), child)
		child.walk(path.Key(child.Key), each)
	}
}

// shared are the types that several keys share, in the order in which they are met.
func (f *Field) shared() []*Field {
	var found []*Field
	known := map[*Field]bool{}
	var look func(*Field)
	look = func(f *Field) {
		if f.As != nil && !known[f.As] {
			known[f.As] = true
			found = append(found, f.As)
			for _, form := range f.As.Any {
				look(form)
			}
		}
		for _, below := range f.below() {
			look(below)
		}
	}
	look(f)
	return found
}

// below are the fields directly under f, whatever its type.
func (f *Field) below() []*Field {
	below := append([]*Field(nil), f.Keys...)
	below = append(below, f.Any...)
	below = append(below, f.Each...)
	if f.Of != nil {
		below = append(below, f.Of)
	}
	return below
}
