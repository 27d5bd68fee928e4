package scenarios

import (
	"strings"

	"simulate/scenarios/document"
)

// Explain lists what holds at a path and below it: who says it, where, and what that overrides. What the scenario leaves
// open is answered by the default that was used. None: there is nothing of that path.
func (p *Planned) Explain(path string) []Effective {
	at := locate(p.document.Root(), path)
	path = at.String()
	var found []Effective
	for _, e := range p.Effective {
		if isBelow(e.Path, path) {
			found = append(found, e)
		}
	}
	if one, inside := p.inside(at); len(found) == 0 && inside {
		return []Effective{one}
	}
	if len(found) == 0 {
		found = p.written(at)
	}
	if len(found) > 0 {
		return found
	}
	for _, d := range p.Defaults {
		if isBelow(d.Path, path) {
			found = append(found, Effective{Path: d.Path, Value: d.Value, Level: "default"})
		}
	}
	return found
}

// isBelow says whether a path is another one or leads further down from it.
func isBelow(path, top string) bool {
	rest, begins := strings.CutPrefix(path, top)
	return begins && (rest == "" || rest[0] == '.' || rest[0] == '[')
}

// inside is what stands at a path within a list that holds, which may be inherited.
func (p *Planned) inside(at document.Path) (Effective, bool) {
	for i := range p.Effective {
		e := &p.Effective[i]
		rest, within := strings.CutPrefix(at.String(), e.Path)
		if !within || !strings.HasPrefix(rest, "[") {
			continue
		}
		list, err := document.ParsePath(e.Path)
		if err != nil {
			continue
		}
		if value := below(e.node, at[len(list):]); value != nil {
			return Effective{Path: at.String(), Value: flow(value), Level: e.Level, Position: value.Position}, true
		}
	}
	return Effective{}, false
}

// below is what stands at a path below n; nil: nothing.
func below(n *document.Node, path document.Path) *document.Node {
	for _, step := range path {
		if step.IsIndex {
			n = n.Item(step.Index)
		} else {
			n = n.Get(step.Key)
		}
	}
	return n
}

// written is a value that stands at a path and that nobody inherits, with those of lower layers that it replaces.
func (p *Planned) written(at document.Path) []Effective {
	value := below(p.document.Root(), at)
	if value == nil {
		return nil
	}
	one := Effective{Path: at.String(), Value: flow(value), Level: p.effects.layer(value, "scenario"), Position: value.Position}
	if entry := entryAt(p.document.Root(), at); entry != nil && entry.Under != nil {
		one.Hidden = p.effects.chain(entry.Under, "scenario")
	}
	return []Effective{one}
}
