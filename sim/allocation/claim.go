package allocation

import (
	"simulate/sim/clock"
	"simulate/sim/cluster"
)

// claim is a request while it waits or runs.
type claim struct {
	Request
	phase    phase
	begun    bool       // it has started before
	spare    bool       // another copy of it had started before it did
	sender   int32      // who may send it again; -1: nobody
	first    clock.Time // when the first copy of it was sent
	shape    int32      // of its need and its stream's rules; -1: not one of those that recur
	epoch    uint32     // of its events
	came     uint64     // number of its arrival
	rank     int64      // in its line
	line     int32
	left     clock.Time // work that is still to do, on a node of frequency 1
	estimate clock.Time // the same, as far as the scheduler knows
	started  clock.Time // the last time
	expected clock.Time // when it ends, as far as the scheduler knows
	speed    float64    // of the slowest of its nodes
	spots    []cluster.Spot
	reason   Reason
	since    clock.Time // it waits for that reason
}

type phase uint8

const (
	vacant phase = iota
	waiting
	running
	suspended // to make room for another, perhaps
)

// MaxPresent is how many requests may wait or run at once: what is due of them is told by their slot, in 24 bits.
const MaxPresent = 1<<24 - 1

// take finds a slot for a request that arrives and copies it there.
func (a *Allocator) take(r *Request) Slot {
	var s Slot
	if n := len(a.vacant); n > 0 {
		s, a.vacant = a.vacant[n-1], a.vacant[:n-1]
	} else {
		s = a.claims.more(len(r.Need.Amounts))
	}
	c := a.claims.at(s)
	amounts := append(c.Need.Amounts[:0], r.Need.Amounts...)
	*c = claim{Request: *r, spots: c.spots[:0], epoch: c.epoch + 1, came: a.sent, left: r.Duration, estimate: r.Estimate, line: -1, sender: -1, first: r.Submitted}
	a.sent++
	c.Need.Amounts = amounts
	return s
}

// vacate makes a slot free, once its request is over.
func (a *Allocator) vacate(s Slot) {
	c := a.claims.at(s)
	c.phase = vacant
	a.gone++
	c.epoch++
	a.vacant = append(a.vacant, s)
}

// unasked says whether no pass has found out why it waits.
func (c *claim) unasked() bool { return c.reason == BehindHead || c.reason == Deciding }

// finish is the instant at which work that begins now is done.
func finish(now, left clock.Time, speed float64) clock.Time {
	if left == clock.Never {
		return clock.Never
	}
	if speed != 1 {
		left = clock.Time(float64(left) / speed)
	}
	return now + max(1, left)
}
