package ordering

import (
	"cmp"
	"slices"

	"simulate/sim/allocation"
	"simulate/sim/clock"
)

// ends is who runs, in the order in which they end as far as the scheduler knows.
type ends struct {
	list []end
	at   []clock.Time // by slot; 0: it does not run
}

type end struct {
	at   clock.Time
	slot allocation.Slot
}

func (e end) compare(o end) int { return cmp.Or(cmp.Compare(e.at, o.at), cmp.Compare(e.slot, o.slot)) }

// add is one that has started.
func (e *ends) add(s allocation.Slot, at clock.Time) {
	for int(s) >= len(e.at) {
		e.at = append(e.at, 0)
	}
	e.at[s] = at
	x := end{at, s}
	i, _ := slices.BinarySearchFunc(e.list, x, end.compare)
	e.list = slices.Insert(e.list, i, x)
}

// remove is one that runs no more.
func (e *ends) remove(s allocation.Slot) {
	i, found := slices.BinarySearchFunc(e.list, end{e.at[s], s}, end.compare)
	if !found {
		panic("ordering: something ended that never started")
	}
	e.list = slices.Delete(e.list, i, i+1)
	e.at[s] = 0
}
