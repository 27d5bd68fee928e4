package stream

import "simulate/sim/clock"

// gate lets the events of a throttled workload in one by one, no faster than its rate. What waits is lag.
type gate struct {
	every float64 // nanoseconds between two events; 0: no gate
	busy  bool    // an event passed less than that ago
	from  clock.Time
	n     float64 // events passed since then without a pause
	queue ring[held]
}

type held struct {
	rec    record
	index  uint64
	client int32
}

// shut says whether h has to wait at the gate, and takes it if so.
func (g *gate) shut(p *Plane, w *workload, h held) bool {
	if g.busy {
		g.queue.push(&h)
		return true
	}
	g.busy, g.from, g.n = true, p.now, 0
	g.rest(p, w)
	return false
}

// rest closes the gate until the next event may pass. Counting from the first of a busy spell keeps the
// rounding to whole nanoseconds from adding up.
func (g *gate) rest(p *Plane, w *workload) {
	g.n++
	at := g.from + clock.Nanoseconds(float64(g.n*g.every))
	p.list.Push(happening(max(at, p.now), gateOpens, w.index, 0))
}

// open lets the next event of w in.
func (p *Plane) open(w *workload) {
	g := &w.gate
	if g.queue.len() == 0 {
		g.busy = false
		return
	}
	h := *g.queue.pop()
	g.rest(p, w)
	if w.brings != nil {
		w.brings.next()
	}
	p.letIn(w, &h.rec, h.index, h.client)
}
