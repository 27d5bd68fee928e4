package stream

import "simulate/sim/clock"

// visit is a record of the pool and a subtask, at an instant at which the one comes to the other, or has been served
// there. Visits are put in order, and handed from stage to stage, while the record stays in its place.
type visit struct {
	at      clock.Time
	subtask uint32
	record  int32 // its place in the pool
}

func (v *visit) before(o *visit) bool { return v.at < o.at || (v.at == o.at && v.subtask < o.subtask) }
