package reports

import "slices"

// Change is a value that two scenarios do not share.
type Change struct {
	Path   string
	Before *Setting // nil: it was not there
	After  *Setting // nil: it is not there
}

// Setting is a value, and whether it was left to its default.
type Setting struct {
	Value   string
	Default bool
}

// sign is +, - or ~: came, went, changed.
func (c Change) sign() string {
	switch {
	case c.Before == nil:
		return "+"
	case c.After == nil:
		return "-"
	}
	return "~"
}

// changes are the differences between what two scenarios mean, in the order of the base, then of the head. A value that
// one gives and the other leaves to the same default is none.
func changes(base, head Meta) []Change {
	before, after := settings(base), settings(head)
	var all []Change
	for _, path := range paths(base, head) {
		b, was := before[path]
		a, is := after[path]
		switch {
		case was && is && a.Value == b.Value:
		case was && is:
			all = append(all, Change{path, &b, &a})
		case was && !b.Default:
			all = append(all, Change{path, &b, nil})
		case is && !a.Default:
			all = append(all, Change{path, nil, &a})
		}
	}
	return all
}

func settings(m Meta) map[string]Setting {
	all := map[string]Setting{}
	for _, d := range m.Defaults {
		all[d.Path] = Setting{d.Value, true}
	}
	for _, d := range m.Given {
		all[d.Path] = Setting{d.Value, false}
	}
	return all
}

func paths(base, head Meta) []string {
	var all []string
	known := map[string]bool{}
	for _, d := range slices.Concat(base.Given, base.Defaults, head.Given, head.Defaults) {
		if !known[d.Path] {
			known[d.Path] = true
			all = append(all, d.Path)
		}
	}
	return all
}
