package scenarios

import (
	"fmt"
	"slices"
	"strings"

	"simulate/scenarios/document"
	"simulate/scenarios/language"
	"simulate/sim/finding"
	"simulate/sim/plan"
)

// silent are the findings of the reader itself: settings that no plan depends on, each with its reason, what the
// language has and plan does not look at, and what was noticed while reading.
func (b *builder) silent(effective []Effective) (notes []finding.Finding) {
	note := func(path, message string) {
		notes = append(notes, finding.Finding{Code: finding.NoEffect, Severity: finding.Note, Path: path, Message: message})
	}
	for _, e := range effective {
		if why := b.whyIdle(e); why != "" {
			note(e.Path, "no plan depends on it: "+why)
		}
	}
	b.unused(effective, note)
	for _, path := range b.top.Overlooked() {
		note(path, "plan does not look at it, and this version cannot run it yet")
	}
	for _, f := range slices.Concat(b.findings, b.partly) {
		if f.Code != finding.NoEffect {
			notes = append(notes, f)
		}
	}
	return notes
}

// ofGraphs are settings that name operators.
var ofGraphs = []string{"operators", "slot_sharing", "co_location"}

// whyIdle is why no plan depends on a setting; empty: one may.
func (b *builder) whyIdle(e Effective) string {
	for i := range b.definition.settled {
		s := &b.definition.settled[i]
		rest, below := strings.CutPrefix(e.Path, s.at.Path().String()+".")
		key, _, _ := strings.Cut(rest, ".")
		switch {
		case !below, key == "slot_sharing" && s.sharesSlots():
		case !s.graph && (slices.Contains(ofGraphs, key) || rest == "network.buffer_timeout"):
			return fmt.Sprintf("processes says nothing of %s, which is planned as one operator", s.name)
		case s.graph && rest == "auto_size.bytes_per_event":
			return "the workloads that " + s.name + " reads say how large events are; this is only told of its backlog"
		}
	}
	return e.Idle
}

// sharesSlots says whether a process without a graph is in one of its slot-sharing groups, by its own name.
func (s *settled) sharesSlots() bool {
	return !s.graph && slices.ContainsFunc(planSharing(s.at).Groups, func(g plan.Group) bool { return g.Takes(s.name) })
}

// unused tells what is said for all or for a group, and holds for no process.
func (b *builder) unused(effective []Effective, note func(path, message string)) {
	top := b.top.At("resources")
	b.unusedBelow(top.At("_defaults"), effective, note)
	for _, group := range top.At("_groups").Each() {
		b.unusedBelow(group, effective, note)
	}
}

func (b *builder) unusedBelow(c language.Cursor, effective []Effective, note func(path, message string)) {
	for _, child := range c.Each() {
		if child.Node().Kind == document.Map {
			b.unusedBelow(child, effective, note)
			continue
		}
		at := child.Node().Position
		if !slices.ContainsFunc(effective, func(e Effective) bool { return e.Position == at }) {
			note(child.Path().String(), "no plan depends on it: no process is there to take it, or all say otherwise")
		}
	}
}

// ofRuns are the settings of a process that a run looks at.
var ofRuns = []string{"_group", "parallelism", "max_parallelism", "operators", "auto_size", "capacity"}

// remarkResources adds to a run what a plan of the same scenario finds in its resources, and tells what only plans look at.
func (b *builder) remarkResources() {
	if !b.top.At("resources").Exists() {
		return
	}
	for i := range b.definition.settled {
		s := &b.definition.settled[i]
		if !s.graph && sizedFor(s.at) == 0 {
			continue // it is not run
		}
		var keys []string
		for _, c := range s.at.Each() {
			if !slices.Contains(ofRuns, c.Key()) {
				keys = append(keys, c.Key())
			}
		}
		if len(keys) > 0 {
			b.noEffect(b.top.At("resources", s.name), "a run with runtime: ideal looks at parallelism, max_parallelism and the load; simulate plan looks at %s, too", strings.Join(keys, ", "))
		}
	}
	for _, section := range []string{"_task_managers", "_job_manager", "_quotas"} {
		if c := b.top.At("resources", section); c.Exists() {
			b.noEffect(c, "a run with runtime: ideal has no slots; simulate plan looks at it")
		}
	}
	b.partly = append(b.partly, plan.Make(b.planCase()).Findings...)
}
