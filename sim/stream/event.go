package stream

import "simulate/sim/clock"

// eventTable follows the events whose records may be several at once, or whose clients wait for them: an event
// has left when the last of its records has. Slot 0 stands for "not followed".
type eventTable struct {
	slots []eventSlot
	free  []uint32

	numbers []float64 // that were recorded with the events, so many for each slot
	width   int
}

type eventSlot struct {
	index   uint64 // of the event in its workload
	live    int32  // records of it that are inside
	client  int32  // who waits for it; -1: nobody
	process int32
	load    uint16
	dropped bool       // a record of it was lost
	end     clock.Time // of its records so far, the last
}

// add follows a new event with one record.
func (t *eventTable) add(e eventSlot) uint32 {
	if len(t.slots) == 0 {
		t.slots = append(t.slots, eventSlot{})
	}
	e.live = 1
	if n := len(t.free); n > 0 {
		slot := t.free[n-1]
		t.free = t.free[:n-1]
		t.slots[slot] = e
		return slot
	}
	t.slots = append(t.slots, e)
	return uint32(len(t.slots) - 1)
}

// retain counts one more record of rec's event.
func (p *Plane) retain(rec *record) {
	if rec.event != 0 {
		p.events.slots[rec.event].live++
	}
}

// release is the end of one record of a process: it left at a sink, was filtered out, absorbed or lost. Its
// event ends with the last of its records.
func (p *Plane) release(process int32, rec *record, lost bool) {
	if rec.event == 0 {
		if !rec.is(result) {
			p.endEvent(process, rec.workload, lost, p.now)
			return
		}
		p.leave(p.now)
		p.mayBeExhausted()
		return
	}
	e := &p.events.slots[rec.event]
	e.dropped = e.dropped || lost
	e.live--
	e.end = max(e.end, p.now)
	if e.live > 0 {
		return
	}
	over := *e
	p.events.free = append(p.events.free, rec.event)
	p.endEvent(over.process, over.load, over.dropped, over.end)
	if over.client >= 0 {
		p.answer(over.client)
	}
}

// spend is the end of a record that went on as others, if any were produced of it.
func (p *Plane) spend(process int32, rec *record, produced bool) {
	if rec.event == 0 && produced {
		return // what was produced is the event now
	}
	p.release(process, rec, false)
}

// endEvent counts an event that has left its process at an instant.
func (p *Plane) endEvent(process int32, workload uint16, lost bool, at clock.Time) {
	pr := &p.processes[process]
	p.leave(at)
	pr.total.end(at, lost)
	pr.left = max(pr.left, at)
	if pr.workloadScopes != nil {
		p.flows[pr.workloadScopes[workload]].end(at, lost)
	}
	if pr.recovery.behind {
		p.catchUp(pr)
	}
	p.mayBeExhausted()
}

// leave counts an event or a result that leaves.
func (p *Plane) leave(at clock.Time) {
	p.gone++
	p.lastEnd = max(p.lastEnd, at)
}

func (f *flow) end(at clock.Time, lost bool) {
	f.ended.add(at)
	if lost {
		f.dropped++
	}
}

// mayBeExhausted looks, when something has left, whether that was all.
func (p *Plane) mayBeExhausted() {
	if p.over() && !p.staging {
		p.checkExhausted()
	}
}

// checkExhausted raises news when nothing is inside and nothing will arrive.
func (p *Plane) checkExhausted() {
	if p.Inside() == 0 && p.Empty() {
		p.news = Exhausted
	}
}

// Empty says whether nothing is inside: no event, no window's result, no window that will have one.
func (p *Plane) Empty() bool {
	p.mirror()
	for i := range p.operators {
		if p.operators[i].total.level(present).n > 0 {
			return false
		}
	}
	for i := range p.subtasks {
		if s := p.subtasks[i].panes; s != nil && (s.open.len() > 0 || s.sending || s.ready.len() > 0) {
			return false
		}
	}
	return p.Inside() == 0
}
