package scenarios

import (
	"strings"

	"simulate/scenarios/document"
	"simulate/scenarios/language"
)

// Effective is a setting that holds, and those that it hides.
type Effective struct {
	Path     string // of the process: resources.NAME.KEY
	Value    string
	Level    string // that set it: process, group NAME, _defaults, environment NAME, compare, --set, scenario
	Position document.Position
	Hidden   []Effective // what it overrides, the strongest first
	Idle     string      // why no plan depends on it; empty: one may

	node *document.Node
}

// effective collects what holds of resources and of Flink's options, in order.
func (b *builder) effective(environment string) *effects {
	root := b.top.Document().Root()
	e := &effects{environment: root.Get("environments").Get(environment), named: environment, compared: root.Get("compare")}
	for i := range b.definition.settled {
		s := &b.definition.settled[i]
		e.walk(s.at, nil, func(path document.Path) []Effective { return e.levels(s, path) })
	}
	for _, path := range [][]string{{"resources", "_task_managers"}, {"resources", "_job_manager"}, {"resources", "_quotas"}, {"cluster", "flink_config"}} {
		c := b.top.At(path...)
		e.walk(c, nil, func(path document.Path) []Effective { return e.chain(entryAt(c.Node(), path), "scenario") })
	}
	return e
}

// effects collects settings that hold.
type effects struct {
	environment *document.Node
	named       string
	compared    *document.Node
	all         []Effective
}

// walk takes every value below c; of tells who said it, the strongest first.
func (e *effects) walk(c language.Cursor, below document.Path, of func(document.Path) []Effective) {
	for _, child := range c.Each() {
		n := child.Node()
		path := below.Key(child.Key())
		if n.Kind == document.Map {
			e.walk(child, path, of)
			continue
		}
		said := of(path)
		if len(said) == 0 {
			continue
		}
		one := said[0]
		one.Path, one.Hidden, one.Idle = child.Path().String(), said[1:], child.Idle()
		e.all = append(e.all, one)
	}
}

// levels are those who say something at a path of a process, the strongest first.
func (e *effects) levels(s *settled, path document.Path) (said []Effective) {
	for i := len(s.levels) - 1; i >= 0; i-- {
		said = append(said, e.chain(entryAt(s.levels[i].at.Node(), path), s.levels[i].name)...)
	}
	return said
}

// chain is what an entry says, and what it replaced in lower layers.
func (e *effects) chain(entry *document.Entry, level string) (said []Effective) {
	for ; entry != nil; entry = entry.Under {
		if entry.Value.Kind != document.Map {
			said = append(said, Effective{Value: flow(entry.Value), Level: e.layer(entry.Value, level), Position: entry.Value.Position, node: entry.Value})
		}
	}
	return said
}

// layer is the level, or the layer of the document that a value comes from where that says more.
func (e *effects) layer(n *document.Node, level string) string {
	switch {
	case strings.HasPrefix(n.File, "--set "):
		return "--set"
	case holds(e.environment, n.Position):
		return "environment " + e.named
	case holds(e.compared, n.Position):
		return "compare"
	}
	return level
}

// holds says whether a value of n stands at a position.
func holds(n *document.Node, at document.Position) bool {
	if n == nil {
		return false
	}
	if n.Position == at {
		return true
	}
	for _, item := range n.Items {
		if holds(item, at) {
			return true
		}
	}
	for _, entry := range n.Entries {
		if holds(entry.Value, at) {
			return true
		}
	}
	return false
}

// entryAt is the entry at a path of keys below n; nil: there is none.
func entryAt(n *document.Node, path document.Path) *document.Entry {
	var found *document.Entry
	for _, step := range path {
		found = nil
		if n == nil {
			return nil
		}
		for i := range n.Entries {
			if n.Entries[i].Key == step.Key {
				found = &n.Entries[i]
			}
		}
		if found == nil {
			return nil
		}
		n = found.Value
	}
	return found
}
