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
		if g.arrived+g.lost != g.started+g.failed+uint64(g.open) {
			return fmt.Errorf("group %d: %d requests arrived; %d started, %d failed, %d are open", i, g.arrived, g.started, g.failed, g.open)
		}
		for _, pending := range g.pending {
			sum.AddUp(pending)
		}
		if sum != g.waited {
			return fmt.Errorf("group %d: requests waited %v ns, their reasons add up to %v", i, g.waited, sum)
		}
	}
	if err := a.verifyClasses(); err != nil {
		return err
	}
	return a.verifyNodes()
}

// verifyClasses holds all requests against those of each class.
func (a *Allocator) verifyClasses() error {
	var sum group
	for i := range a.counts.groups[1:a.counts.tenants] {
		g := &a.counts.groups[1+i]
		sum.arrived += g.arrived
		sum.failed += g.failed
		sum.open += g.open
		sum.waiting += g.waiting
		sum.running += g.running
		sum.waited.AddUp(g.waited)
		sum.ran.AddUp(g.ran)
	}
	all := &a.counts.groups[0]
	switch {
	case sum.arrived != all.arrived || sum.failed != all.failed || sum.open != all.open:
		return fmt.Errorf("%d requests arrived, %d failed, %d are open; by class %d, %d, %d", all.arrived, all.failed, all.open, sum.arrived, sum.failed, sum.open)
	case sum.waiting != all.waiting || sum.running != all.running:
		return fmt.Errorf("%d requests wait and %d run, by class %d and %d", all.waiting, all.running, sum.waiting, sum.running)
	case sum.waited != all.waited || sum.ran != all.ran:
		return fmt.Errorf("requests waited %v ns and ran %v ns, by class %v and %v", all.waited, all.ran, sum.waited, sum.ran)
	}
	return nil
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
