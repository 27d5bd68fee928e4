package stream

import "simulate/sim/rng"

// edge is one consumer's input, as its sender sees it.
type edge struct {
	to         *operator
	input      uint8
	exchange   Exchange
	partitions uint64
	salt       uint64   // of the identities of records that come along an input after the first; 0: the first
	spread     uint64   // of the copies of a broadcast
	turns      []uint32 // of each sender, for rebalance and rescale
	senders    int32
	key        rng.Key
	even       bool // records go along it as they are, to all subtasks evenly by their keys
}

// isEven says whether e is even.
func (e *edge) isEven() bool {
	op := e.to
	asTheyAre := e.salt == 0 && op.gathering == nil && op.newKey == nil
	return asTheyAre && e.exchange == Hash && op.parallelism > 1 && op.saturated == nil && op.keysAreEven()
}

// branches is the number of subtasks that a record on e goes to.
func (e *edge) branches() int32 {
	if e.exchange == Broadcast {
		return e.to.parallelism
	}
	return 1
}

// route finds the subtask that rec, sent along e, goes to; nil when it has to wait for its copies first. branch
// is the subtask of a broadcast.
func (p *Plane) route(e *edge, sender int32, rec *record, branch int32) *subtask {
	if g := p.goal(e, sender, rec, branch); g >= 0 {
		return &p.subtasks[g]
	}
	return nil
}

// goal is the index of that subtask, or -1.
func (p *Plane) goal(e *edge, sender int32, rec *record, branch int32) int32 {
	op := e.to
	if rec.input != e.input { // else the copy that is made of rec would wait for it
		rec.input = e.input
	}
	if e.even {
		return op.first + op.evenly(rec)
	}
	if e.salt != 0 {
		rec.derive(e.salt, 1)
	}
	if op.gathering != nil && op.stage == nil && !p.gather(op, rec) {
		return -1
	}
	if op.newKey != nil {
		rec.key = op.newKey.key(rec.id)
	}
	if op.parallelism == 1 {
		return op.first
	}
	return op.first + p.pick(e, sender, rec, branch)
}

// pick is the index of the subtask that rec goes to.
func (p *Plane) pick(e *edge, sender int32, rec *record, branch int32) int32 {
	n := e.to.parallelism
	if e.to.sought != nil { // a saturated load made it for this one
		return e.to.sought.local
	}
	switch e.exchange {
	case Hash:
		return e.owner(rec)
	case Rebalance:
		return int32((uint64(sender) + uint64(e.turn(sender))) % uint64(n))
	case Forward:
		return sender
	case Rescale:
		return e.rescale(sender)
	case Broadcast:
		return branch
	case ShortestQueue:
		return p.shortest(e, rec)
	}
	if e.partitions > 0 {
		return int32(e.key.Below(rec.id, e.partitions) % uint64(n))
	}
	return e.draw(rec)
}

// turn counts the records of one sender.
func (e *edge) turn(sender int32) uint32 {
	t := e.turns[sender]
	e.turns[sender]++
	return t
}

// rescale takes turns among the subtasks that stand beside the sender: with fewer senders than subtasks each
// sender has its own, with more of them several share one.
func (e *edge) rescale(sender int32) int32 {
	n := int64(e.to.parallelism)
	from := int64(sender) * n / int64(e.senders)
	to := (int64(sender) + 1) * n / int64(e.senders)
	if to <= from {
		return int32(from)
	}
	return int32(from + int64(e.turn(sender))%(to-from))
}

// shortest is the subtask with the fewest records, waiting, in service or blocked; ties by lot.
func (p *Plane) shortest(e *edge, rec *record) int32 {
	t := e.to.shortest
	u := e.key.Below(rec.id, uint64(t.ties()))
	return t.pick(int32(u))
}
