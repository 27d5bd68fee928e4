package language

import (
	"slices"

	"simulate/scenarios/document"
)

// environments checks the layers that a scenario offers by name, each as a part of a scenario.
func (c *checker) environments(n *document.Node) {
	if n == nil || n.Kind != document.Map {
		return
	}
	for _, entry := range n.Entries {
		where := place{path: document.Path{{Key: "environments"}, {Key: entry.Key}}, at: entry.At, partial: true}
		if entry.Value.Kind != document.Map {
			continue // said already
		}
		for _, inner := range entry.Value.Entries {
			if slices.Contains([]string{"extends", "environments"}, inner.Key) {
				c.atKey(where.key(inner), "", "%s cannot stand within an environment", inner.Key)
				continue
			}
			c.entry(scenario, inner, where.key(inner), where)
		}
	}
}

// compare checks the paths that a scenario compares, and the values at them.
func (c *checker) compare(n *document.Node) {
	if n == nil || n.Kind != document.Map {
		return
	}
	path := document.Path{{Key: "compare"}}
	if scenario.key("compare").choose(n, false).Form == "axes" {
		c.axes(n, path)
		return
	}
	c.axes(n.Get("axes"), path.Key("axes"))
	c.settings(n.Get("baseline"), path.Key("baseline"))
	if variants := n.Get("variants"); variants != nil {
		for i, variant := range variants.Items {
			c.settings(variant.Get("set"), path.Key("variants").Item(i).Key("set"))
		}
	}
}

// axes are lists of values by path.
func (c *checker) axes(n *document.Node, path document.Path) {
	if n == nil {
		return
	}
	for _, entry := range n.Entries {
		for i, value := range entry.Value.Items {
			c.setting(entry, value, path.Key(entry.Key).Item(i))
		}
		if entry.Value.Kind == document.List && len(entry.Value.Items) == 0 {
			c.atKey(place{path: path.Key(entry.Key), at: entry.At}, "", "%s: expected at least one value to compare", entry.Key)
		}
	}
}

// settings are values by path.
func (c *checker) settings(n *document.Node, path document.Path) {
	if n == nil {
		return
	}
	for _, entry := range n.Entries {
		c.setting(entry, entry.Value, path.Key(entry.Key))
	}
}

// setting checks the value that a path is set to, and the path.
func (c *checker) setting(entry document.Entry, value *document.Node, path document.Path) {
	at := place{path: path, at: entry.At, partial: true}
	target, err := document.ParsePath(entry.Key)
	if err != nil {
		c.atKey(at, "", "%v", err)
		return
	}
	fields, problem := scenario.follow(target, c.verb)
	if problem != nil {
		c.atKey(at, problem.suggestion, "%s", problem.message)
		return
	}
	var first document.Problems
	for i, field := range fields {
		attempt := &checker{verb: c.verb}
		attempt.node(field, value, place{path: path, at: value.Position, partial: true})
		if len(attempt.problems) == 0 {
			return
		}
		if i == 0 {
			first = attempt.problems
		}
	}
	c.problems = append(c.problems, first...)
}
