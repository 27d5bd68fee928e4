package plan

import (
	"fmt"
	"slices"
	"strings"

	"simulate/sim/finding"
	"simulate/sim/flink"
)

// tooLarge says which slots no task manager can hold, and of what they take too much.
func tooLarge(x *context) []finding.Finding {
	var r remarks
	for i := range x.kinds {
		k := &x.kinds[i]
		if len(k.toolarge) == 0 {
			continue
		}
		var names []string
		for _, slot := range k.toolarge {
			names = append(names, slot.Job)
		}
		slices.Sort(names)
		r.add(finding.TooLarge, finding.Error, k.path(x, ".slot_sharing.groups"),
			"no task manager can hold a profile of %s: a slot takes %s. The job fails; make the task manager larger or the profile smaller.",
			strings.Join(slices.Compact(names), ", "), strings.Join(x.tooMuch(k), "; "))
	}
	return r
}

// tooMuch says of what such slots take more than a task manager has for all slots.
func (x *context) tooMuch(k *kind) (said []string) {
	has := k.memory.Worker(x.external()...).Total
	short := func(what string, wants, has int64, write func(int64) string) {
		text := fmt.Sprintf("%s of %s, a task manager has %s for all slots", write(wants), what, write(has))
		if wants > has && !slices.Contains(said, text) {
			said = append(said, text)
		}
	}
	amount := func(n int64) string { return count(float64(n) / float64(flink.Core)) }
	for _, slot := range k.toolarge {
		p := &slot.Profile
		short("cpu", int64(p.CPU), int64(has.CPU), amount)
		short("task heap", p.TaskHeap, has.TaskHeap, size)
		short("task off-heap", p.TaskOffHeap, has.TaskOffHeap, size)
		short("managed memory", p.Managed, has.Managed, size)
		short("network memory", p.Network, has.Network, size)
		for _, e := range p.External {
			short(e.Name, int64(e.Amount), int64(has.Of(e.Name)), amount)
		}
	}
	return said
}
