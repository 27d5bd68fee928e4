package stream

import (
	"simulate/sim/clock"
	"simulate/sim/rng"
)

// record is one record on its way: 64 bytes without pointers, moved by value from queue to server to queue.
type record struct {
	due    clock.Time // when its event was due; latency counts from here
	joined clock.Time // when it joined the operator it is at
	work   clock.Time // that is left of its service there, once started or drawn
	id     uint64     // its identity, the index of its draws

	parts parts   // of its latency so far
	bytes float32 // its size

	event    uint32 // slot of its event in the plane's table; 0: the record is the event
	key      uint32
	workload uint16
	input    uint8 // of the operator it is at: which edge it came along
	flags    uint8
}

// parts is where a record's latency went so far, in nanoseconds; the rest was spent in queues. Only means are made
// of them, so 24 bits do, and they stay whole numbers, which add up to the same in any order.
type parts struct{ lag, service, blocked, collected float32 }

// Flags of a record.
const (
	result  = 1 << iota // made by a window: no event of its own
	started             // its service has begun before and was interrupted
	offered             // comes from a workload and has not been taken in yet: it is lag
	copied              // a further copy of an event that counts elsewhere
)

func (r *record) is(flag uint8) bool { return r.flags&flag != 0 }

// derive gives r another identity, that of copy n made at the place of that salt. Copy 0 is the record itself.
func (r *record) derive(salt uint64, n uint64) {
	if n != 0 {
		r.id = rng.Mix(r.id ^ rng.Mix(salt+n))
	}
}
