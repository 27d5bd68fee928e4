package allocation

import (
	"fmt"

	"simulate/sim/stats"
)

// Verify holds what is counted against the requests themselves. An error is a bug of this package.
func (a *Allocator) Verify() error {
	a.settle()
	var waits, runs int64
	for i := range a.claims.n {
		switch a.claims.at(Slot(i)).phase {
		case waiting:
			waits++
		case running:
			runs++
		}
	}
	all := &a.counts.groups[0]
	switch {
	case waits != all.waiting || waits != int64(a.queue.n):
		return fmt.Errorf("%d requests wait, %d are counted, %d stand in lines", waits, all.waiting, a.queue.n)
	case runs != all.running:
		return fmt.Errorf("%d requests run, %d are counted", runs, all.running)
	case a.sent != a.gone+uint64(waits+runs) || a.sent != all.arrived+all.retried:
		return fmt.Errorf("%d requests arrived, %d times one was sent again; %d are gone, %d are there", all.arrived, all.retried, a.gone, waits+runs)
	case all.arrived+all.lost != all.started+all.failed+uint64(all.open):
		return fmt.Errorf("%d requests arrived; %d started, %d failed, %d are open", all.arrived, all.started, all.failed, all.open)
	case len(a.senders) == 0 && all.arrived != all.ended+all.failed+uint64(waits+runs):
		return fmt.Errorf("%d requests arrived; %d ended, %d failed, %d are there", all.arrived, all.ended, all.failed, waits+runs)
	case len(a.senders) == 0 && waits != all.open+all.back:
		return fmt.Errorf("%d requests wait, of whom %d have not started and %d have", waits, all.open, all.back)
	}
	byShape := uint64(0)
	for _, failed := range a.failures.Shapes {
		byShape += failed
	}
	if byShape != all.failed {
		return fmt.Errorf("%d requests failed, %d by shape", all.failed, byShape)
	}
	for i := range a.counts.groups {
		g, sum := &a.counts.groups[i], stats.Wide{}
		for _, pending := range g.pending {
			sum.AddUp(pending)
		}
		if sum != g.waited {
			return fmt.Errorf("group %d: requests waited %v ns, their reasons add up to %v", i, g.waited, sum)
		}
	}
	return a.verifyNodes()
}

// verifyNodes holds what is free of each node against what runs there.
func (a *Allocator) verifyNodes() error {
	for n := range int32(a.room.Len()) {
		if len(a.members[n].slots) != a.room.Grants(n) {
			return fmt.Errorf("node %s: %d members run there, %d grants are counted", a.room.Spec(n).Name, len(a.members[n].slots), a.room.Grants(n))
		}
	}
	return nil
}

// Waiting is how many requests wait.
func (a *Allocator) Waiting() int { return a.queue.n }
