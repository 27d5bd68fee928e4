package scenarios

import (
	"fmt"
	"slices"
	"strings"

	"simulate/scenarios/document"
	"simulate/scenarios/language"
	"simulate/sim/finding"
)

// definition is what resources says of processes, each with all that it inherits.
type definition struct {
	settled []settled // in order: of the graphs first, then those that only resources name
	byName  map[string]int
}

// settled is one process with its settings from all levels laid together.
type settled struct {
	name   string
	at     language.Cursor // resources.NAME, over what it inherits
	levels []level         // that have anything, the weakest first
	graph  bool            // the scenario has its operators
}

// level is where settings come from.
type level struct {
	name string
	at   language.Cursor
}

// define lays the levels of resources together for each process.
func (b *builder) define() {
	b.definition.byName = map[string]int{}
	top := b.top.At("resources")
	for _, c := range b.top.At("processes").Each() {
		b.settle(top.At(c.Key()), true)
	}
	for _, c := range top.Each() {
		_, known := b.definition.byName[c.Key()]
		if !known && c.Key() != "file" && !strings.HasPrefix(c.Key(), "_") {
			b.settle(c, false)
		}
	}
}

// settle lays together what a process has.
func (b *builder) settle(c language.Cursor, graph bool) {
	top := b.top.At("resources")
	s := settled{name: c.Key(), graph: graph}
	add := func(name string, at language.Cursor) {
		if at.Exists() {
			s.levels = append(s.levels, level{name, at})
		}
	}
	add("_defaults", top.At("_defaults"))
	if group := c.At("_group"); group.Exists() {
		if names := keysOf(top.At("_groups").Each()); !slices.Contains(names, group.Text()) {
			group.Suggest(document.Nearest(group.Text(), names), "there is no group %q%s", group.Text(), only(names))
		} else {
			add("group "+group.Text(), top.At("_groups", group.Text()))
		}
	}
	s.at = c.Over(cursorsOf(s.levels)...)
	add("process", c)
	b.definition.byName[s.name] = len(b.definition.settled)
	b.definition.settled = append(b.definition.settled, s)
}

func cursorsOf(levels []level) []language.Cursor {
	var all []language.Cursor
	for _, l := range levels {
		all = append(all, l.at)
	}
	return all
}

// settings are those of a process.
func (b *builder) settings(process string) language.Cursor {
	return b.definition.settled[b.definition.byName[process]].at
}

// parallelism is how many subtasks an operator has: as resources say of it, as its graph does, as resources say of
// the process, or one.
func (b *builder) parallelism(operator language.Cursor) int {
	if own := b.ownParallelism(operator); own.Exists() {
		return max(1, own.Int())
	}
	if at := b.settings(operator.Path()[1].Key).At("parallelism"); at.Exists() {
		return initial(at)
	}
	return max(1, operator.At("parallelism").Int())
}

// ownParallelism is where the parallelism is said of the operator itself.
func (b *builder) ownParallelism(operator language.Cursor) language.Cursor {
	at := b.settings(operator.Path()[1].Key).At("operators", operator.Key(), "parallelism")
	if at.Exists() {
		return at
	}
	return operator.At("parallelism")
}

// initial is the parallelism that a process starts with.
func initial(c language.Cursor) int {
	if c.Form() != "bounds" {
		return max(1, c.Int())
	}
	for _, key := range []string{"initial", "min"} {
		if at := c.At(key); at.Exists() {
			return max(1, at.Int())
		}
	}
	return 1
}

// keyGroups is the max_parallelism of an operator in the same order; 0: none is given.
func (b *builder) keyGroups(operator language.Cursor) int {
	process := b.settings(operator.Path()[1].Key)
	for _, at := range []language.Cursor{process.At("operators", operator.Key(), "max_parallelism"), operator.At("max_parallelism"), process.At("max_parallelism")} {
		if at.Exists() {
			return at.Int()
		}
	}
	return 0
}

// strays warns of operators that resources name and the graph of the process does not have.
func (b *builder) strays(s *settled, operators []string) {
	for _, c := range s.at.At("operators").Each() {
		if slices.Contains(operators, c.Key()) {
			continue
		}
		hint := ""
		if near := document.Nearest(c.Key(), operators); near != "" {
			hint = fmt.Sprintf("; did you mean %q?", near)
		}
		b.warn(finding.NoOperator, c, "the graph of %s has no operator %s, so what is said of it changes nothing%s", s.name, c.Key(), hint)
	}
}

// only lists the groups that there are.
func only(names []string) string {
	if len(names) == 0 {
		return "; resources._groups says nothing of any"
	}
	return ", only " + strings.Join(names, ", ")
}
