package allocation

import (
	"simulate/sim/clock"
	"simulate/sim/cluster"
)

// Desk is what a Backfill sees and may do. What it is handed is valid until the next call.
type Desk struct{ a *Allocator }

// Now is the instant of the pass.
func (d *Desk) Now() clock.Time { return d.a.now }

// Cluster is the machines.
func (d *Desk) Cluster() *cluster.Cluster { return d.a.room.Cluster }

// Waiting is who waits, in order.
func (d *Desk) Waiting() []Slot { return d.a.inOrder() }

// Request is the request of a slot; it is not to be changed.
func (d *Desk) Request(s Slot) *Request { return &d.a.claims.at(s).Request }

// Ask is what a member of the request of a slot asks for.
func (d *Desk) Ask(s Slot) *Ask { return d.a.ask(s) }

// Allows says whether a node will do for the request of a slot, whatever is free there. One that is to be spread only if
// possible may go anywhere.
func (d *Desk) Allows(n int32, s Slot) bool {
	ask := d.a.ask(s)
	if r := &d.a.streams[d.a.claims.at(s).Stream].rules; !r.SpreadHard {
		ask.rules = r.unspread
	}
	return d.a.room.Allows(n, ask)
}

// Estimate is how long the request of a slot will run if it starts now, as far as the scheduler knows: less than at
// first if it was preempted and kept something.
func (d *Desk) Estimate(s Slot) clock.Time { return d.a.claims.at(s).estimate }

// Until is when a running request will end, as far as the scheduler knows; Never: it stays.
func (d *Desk) Until(s Slot) clock.Time { return d.a.claims.at(s).expected }

// Spots is where a running request runs.
func (d *Desk) Spots(s Slot) []cluster.Spot { return d.a.claims.at(s).spots }

// Start starts a request where the placement policy says, and says whether it could: if all its members fit, or room
// can be made by preemption. If not, its reason is that.
func (d *Desk) Start(s Slot) bool { return d.a.start(s, nil, true) }

// Fill starts a request that is not the first in order, where it touches no bar; nobody is preempted for it.
func (d *Desk) Fill(s Slot, bars []Bar) bool { return d.a.start(s, bars, false) }

// StartAt starts a request at those spots, one for each of its members, where it fits, and says whether it could: rules
// may keep its members from each other.
func (d *Desk) StartAt(s Slot, spots []cluster.Spot) bool { return d.a.startAt(s, spots) }

// Explain finds out why a request fits nowhere now, and lets it wait for that.
func (d *Desk) Explain(s Slot) Reason { return d.a.explain(s) }

// Over says whether no more may be decided in this pass.
func (d *Desk) Over() bool { return d.a.decided }

// Stopped says whether the run is being stopped, so that whatever is left of a pass is in vain.
func (d *Desk) Stopped() bool { return d.a.stopped() }

// Blame says why a request waits, if not for want of room, which Start and Fill find themselves.
func (d *Desk) Blame(s Slot, why Reason) { d.a.blame(s, why) }
