package allocation

import (
	"simulate/sim/clock"
	"simulate/sim/cluster"
)

// Log is told every decision as it is made. It must not change anything, and what it is shown is valid until it
// returns.
type Log interface {
	// Request is something that happens to a request.
	Request(e *Entry)
	// Node is a node that comes, drains, fails or goes.
	Node(at clock.Time, name string, state cluster.State)
}

// Entry is something that happens to a request.
type Entry struct {
	At      clock.Time
	Step    Step
	Request *Request
	Spots   []cluster.Spot // where it runs, or ran until then
	Why     Reason         // of Waits and Refused
	Nodes   []int32        // with Waits: for how many nodes which reason holds; nil: it was not asked
	Cluster *cluster.Cluster
}

// Step is what happens to a request.
type Step uint8

// Steps.
const (
	Submitted Step = iota
	Waits          // from now on for that reason
	Started
	Ended
	Refused   // or it gave up
	Preempted // it waits again
	Killed    // its node failed; it waits again
)

// String is the step's name in a log.
func (s Step) String() string {
	return [...]string{"submitted", "waits", "started", "ended", "refused", "preempted", "killed"}[s]
}

// record tells the log what happens to a request.
func (a *Allocator) record(step Step, s Slot) {
	if a.log == nil {
		return
	}
	c := a.claims.at(s)
	e := Entry{At: a.now, Step: step, Request: &c.Request, Spots: c.spots, Cluster: a.room.Cluster}
	if step == Waits || step == Refused {
		e.Why = c.reason
	}
	if step == Waits && c.reason == a.missed {
		e.Nodes = a.blamed
	}
	a.log.Request(&e)
}

// newcomer is a request that has joined the queue.
type newcomer struct {
	slot  Slot
	epoch uint32
	told  bool // to the log
}

// recordJoined tells the log why those wait who have joined the queue and whom no pass has come to.
func (a *Allocator) recordJoined() {
	for i := range a.fresh {
		n := &a.fresh[i]
		c := a.claims.at(n.slot)
		if c.epoch == n.epoch && c.phase == waiting && c.unasked() && !n.told {
			a.record(Waits, n.slot)
			n.told = true
		}
	}
}

// recordNode tells the log what becomes of a node.
func (a *Allocator) recordNode(n int32, state cluster.State) {
	if a.log != nil {
		a.log.Node(a.now, a.room.Spec(n).Name, state)
	}
}
