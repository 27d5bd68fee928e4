package workload

import "simulate/sim/clock"

// claim is one row of a list of requests.
type claim struct {
	at                 int64 // as recorded
	duration, estimate clock.Time
	amounts            []int64 // of the resources that the list asks for
	name               string
	devices, share     int32
	spec               int32 // number of the text that names models; -1: none
	tenant             int32 // number of its name; -1: none
	priority           int32
	gang               int32 // 0: the stream's
	prior              bool  // it has a priority of its own
	dropped            bool  // it is not to be simulated
}

// nothing is a claim of nothing, for ever.
func (c *claim) nothing() {
	clear(c.amounts)
	*c = claim{amounts: c.amounts, duration: clock.Never, spec: -1, tenant: -1}
}

// thousandths is how much of devices it asks for in all.
func (c *claim) thousandths() int64 { return int64(c.devices) * int64(c.share) }
