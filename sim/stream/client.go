package stream

import "simulate/sim/clock"

// client is one of a closed load: it thinks, sends an event, waits until that has left everywhere.
type client struct {
	workload *workload
	index    uint64 // among the clients of its workload
	sent     uint64
	waiting  int32 // processes in which its event is
}

// ponder lets a client think.
func (p *Plane) ponder(id int32) {
	c := &p.clients[id]
	w := c.workload
	probe := record{id: c.index<<32 | c.sent, workload: uint16(w.index)}
	think := min(forever, max(0, clock.Nanoseconds(w.think.value(p, w.thoughts, &probe, 1))))
	p.list.Push(happening(p.now+think, thought, uint32(id), 0))
}

// send lets a client that has thought send its event.
func (p *Plane) send(id uint32) {
	c := &p.clients[id]
	w := c.workload
	if p.closed || p.now >= min(w.Stop, p.until) || (w.Count > 0 && w.count == w.Count) {
		p.dryUp(w)
		return
	}
	c.sent++
	p.event(w, int32(id))
}

// answer is an event of a client that has left one of the processes that read it.
func (p *Plane) answer(id int32) {
	c := &p.clients[id]
	c.waiting--
	if c.waiting == 0 {
		p.ponder(id)
	}
}
