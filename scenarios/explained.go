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

// written is a value that stands at a path and that nobody inherits, with those of lower layers that it replaces.
func (p *Planned) written(at document.Path) []Effective {
	value := p.document.Root()
	for _, step := range at {
		if step.IsIndex {
			value = value.Item(step.Index)
		} else {
			value = value.Get(step.Key)
		}
	}
	if value == nil {
		return nil
	}
	one := Effective{Path: at.String(), Value: flow(value), Level: p.effects.layer(value, "scenario"), Position: value.Position}
	if entry := entryAt(p.document.Root(), at); entry != nil && entry.Under != nil {
		one.Hidden = p.effects.chain(entry.Under, "scenario")
	}
	return []Effective{one}
}
