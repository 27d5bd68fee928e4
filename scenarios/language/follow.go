package language

import (
	"fmt"

	"simulate/scenarios/document"
)

// lost is why a path leads nowhere.
type lost struct{ message, suggestion string }

// follow is what may stand at a path: one field, or several where it leads through a union.
func (f *Field) follow(path document.Path, v Verb) ([]*Field, *lost) {
	fields := []*Field{f}
	for i, step := range path {
		var next []*Field
		for _, field := range fields {
			next = append(next, field.step(step)...)
		}
		if len(next) == 0 {
			return nil, f.astray(fields, path[:i], step)
		}
		present := next[:0:0]
		for _, field := range next {
			if !v.refuses(field) {
				present = append(present, field)
			}
		}
		if len(present) == 0 {
			return nil, &lost{message: next[0].laterMessage(step.Key)}
		}
		fields = present
	}
	return fields, nil
}

// step are the fields that one step leads to.
func (f *Field) step(step document.Step) []*Field {
	switch {
	case f.Type == Free:
		return []*Field{f}
	case f.Type == Union:
		var fields []*Field
		for _, form := range f.forms() {
			fields = append(fields, form.step(step)...)
		}
		return fields
	case f.Type == Map && !step.IsIndex:
		if child := f.key(step.Key); child != nil {
			return []*Field{child}
		}
	case f.Type == List && step.IsIndex && f.Of != nil:
		return []*Field{f.Of}
	case f.Type == List && step.IsIndex && step.Index < len(f.Each):
		return []*Field{f.Each[step.Index]}
	}
	return nil
}

// astray says that no field has the step, and which one was probably meant.
func (f *Field) astray(fields []*Field, before document.Path, step document.Step) *lost {
	if step.IsIndex {
		return &lost{message: fmt.Sprintf("%s is not a list", container(before))}
	}
	var names []string
	for _, field := range fields {
		names = append(names, field.reachable()...)
	}
	return &lost{message: fmt.Sprintf("there is no key %q in %s", step.Key, container(before)), suggestion: document.Nearest(step.Key, names)}
}

// reachable are the keys one step away.
func (f *Field) reachable() []string {
	names := f.keyNames()
	if f.Type == Union {
		for _, form := range f.forms() {
			names = append(names, form.keyNames()...)
		}
	}
	return names
}
