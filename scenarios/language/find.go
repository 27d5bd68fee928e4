package language

import (
	"fmt"
	"slices"
	"strings"

	"simulate/scenarios/document"
)

// find is the field at a path that may leave names out, and the whole way to it.
func (f *Field) find(steps, way document.Path) (document.Path, *Field) {
	if len(steps) == 0 {
		return way, f
	}
	for _, next := range f.ways(steps[0]) {
		rest := steps
		if next.consumes {
			rest = steps[1:]
		}
		to := way
		switch {
		case next.key != "":
			to = way.Key(next.key)
		case next.consumes:
			to = way.Item(steps[0].Index)
		}
		if found, field := next.field.find(rest, to); field != nil {
			return found, field
		}
	}
	return nil, nil
}

// way is one way on from a field.
type way struct {
	key      string
	field    *Field
	consumes bool // the step is taken; otherwise it comes later
}

// ways are the ways on from f that a step may mean, the likeliest first.
func (f *Field) ways(step document.Step) []way {
	var ways []way
	for _, form := range f.Any {
		ways = append(ways, way{field: form})
	}
	if f.As != nil {
		ways = append(ways, way{field: f.As})
	}
	if f.Of != nil {
		ways = append(ways, way{field: f.Of, consumes: step.IsIndex})
	}
	if step.IsIndex {
		return ways
	}
	for _, child := range f.Keys {
		switch child.Key {
		case step.Key:
			ways = append(ways, way{child.Key, child, true})
		case "*":
			if child.As == nil && child.Type == Map {
				ways = append(ways, way{child.Key, child, false})
			}
			ways = append(ways, way{child.Key, child, true})
		}
	}
	return ways
}

// unexplained says that there is no such key, and where one like it is.
func unexplained(path string, steps document.Path) error {
	last := steps[len(steps)-1].Key
	var same, names []string
	scenario.walk(nil, func(way document.Path, f *Field) {
		if f.Key == last && !slices.Contains(same, way.String()) {
			same = append(same, way.String())
		}
		names = append(names, f.Key)
	})
	if len(same) > 0 {
		return fmt.Errorf("the language has no key %s; did you mean %s?", path, oneOf(same))
	}
	if near := document.Nearest(last, names); near != "" {
		return fmt.Errorf("the language has no key %s; did you mean %q?", path, near)
	}
	return fmt.Errorf("the language has no key %s; the keys at the top are %s", path, strings.Join(scenario.keyNames(), ", "))
}
