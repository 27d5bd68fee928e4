package stream

import (
	"math"

	"simulate/sim/clock"
	"simulate/sim/internal/event"
)

// Plane is the data plane of one run. It is not safe for concurrent use; every run has its own.
type Plane struct {
	now    clock.Time
	list   event.List   // of all that is due, but for arrivals and most ends
	ends   event.Alarms // of services at plain stations
	coming timetable
	news   News

	workloads []workload
	processes []process
	operators []operator
	subtasks  []subtask
	booths    []booth // by subtask
	clients   []client
	units     []unit // what fails
	events    eventTable
	pool      pool

	stations []station // counters by scope of operators
	flows    []flow    // counters by scope of processes
	sections []*section
	current  *section

	arrived uint64             // events of all workloads so far
	cuts    []uint64           // numbers of them after which a section begins, increasing, but for the next
	nextCut uint64             // the next one
	limit   uint64             // of them; 0: none
	halts   bool               // the limit is where to come back, not the end
	until   clock.Time         // nothing arrives then or later
	closed  bool               // nothing arrives any more
	live    int                // workloads from which more may come
	upkeep  int                // events of the list that are about failures and outages
	halted  int                // subtasks and servers that stand still for them
	scopes  []int32            // scratch of partsOf
	stages  []*stage           // operators that are simulated by recursion, in the order of records on their way
	way     way                // all there is, if that is one
	draws   [blockSize]float64 // scratch
	ids     [blockSize]uint64
	staging bool       // records are taken through them
	by      uint32     // rank of the event that happens
	gone    uint64     // events and results that have left
	lastEnd clock.Time // when the last of them left
	handled uint64     // events of the list that happened
}

// News is why Advance came back early.
type News uint8

// News.
const (
	NoNews       News = iota
	LimitReached      // as many events have arrived as may; the plane has closed, unless it was to stop there only
	Exhausted         // nothing more will arrive and nothing is inside
	Breath            // nothing has happened, but a lot of events: whoever wants to stop may
	windowFull        // enough was handed over to be taken through the stages; nobody outside hears of it
)

// breath is after how many events Advance comes back.
const breath = 1 << 20

// The kinds of events in the order in which they happen at one instant: what ends, what comes back, what
// fails, what arrives.
const (
	served       uint8 = iota // subtask: its earliest service ends
	batchDue                  // subtask: the records collected so far have waited long enough
	windowEnds                // subtask: its earliest window ends
	repaired                  // unit
	outageEnds                // operator
	failed                    // unit
	outageStarts              // operator
	gateOpens                 // workload: its source may let the next event in
	loadStarts                // workload: closed or saturated
	thought                   // client: it sends
	arrives                   // workload: its next event is due; on a list of their own
)

// Advance lets everything happen that is due at or before to, and says how far it came: to, or the instant at
// which there is news.
func (p *Plane) Advance(to clock.Time) clock.Time {
	if p.way != nil {
		return p.advanceWay(to)
	}
	for p.happen(to); p.news == windowFull; p.happen(to) {
		p.news = NoNews
		p.takeThrough(p.now)
	}
	if p.news == NoNews && p.stuck() {
		p.news = LimitReached // as many as there will ever be
		p.Close()
	}
	if p.stages != nil {
		p.handOn(to)
	}
	if p.news == NoNews && to != clock.Never {
		p.now = to
	}
	return p.now
}

// happen lets happen what is simulated by events.
func (p *Plane) happen(to clock.Time) {
	for p.news == NoNews {
		first := p.list.First()
		end, subject := p.ends.First()
		next := min(first.At, end)
		if p.stages != nil && p.over() && p.quiet() {
			if p.handOn(min(next, to)); p.news != NoNews {
				return
			}
		}
		if at := p.coming.at; at < next && at <= to {
			p.pass(at)
			p.arrive(p.coming.w, to)
			continue
		}
		if next > to || next == clock.Never {
			break
		}
		p.pass(next)
		if rank := uint32(served)<<24 | subject; end < first.At || (end == first.At && rank < first.Rank()) {
			p.by = rank
			p.servePlain(&p.booths[subject])
		} else {
			p.handleFirst(first)
		}
	}
}

// upcoming is when something happens but for arrivals.
func (p *Plane) upcoming() clock.Time {
	end, _ := p.ends.First()
	return min(p.list.Next(), end)
}

// handleFirst lets the first event of the list happen.
func (p *Plane) handleFirst(e event.Event) {
	p.by = e.Rank()
	p.list.Pop()
	switch e.Kind() {
	case served:
		if st := &p.subtasks[e.Subject()]; st.op.plain { // too late for an alarm
			p.servePlain(st.booth)
		} else {
			p.serve(st)
		}
	case batchDue:
		p.sealLate(&p.subtasks[e.Subject()])
	case windowEnds:
		p.endWindow(&p.subtasks[e.Subject()])
	case repaired:
		p.upkeep--
		p.repair(e.Subject())
	case outageEnds:
		p.upkeep--
		p.endOutage(&p.operators[e.Subject()])
	case failed:
		p.upkeep--
		p.fail(e.Subject())
	case outageStarts:
		p.upkeep--
		p.startOutage(&p.operators[e.Subject()])
	case gateOpens:
		p.open(&p.workloads[e.Subject()])
	case loadStarts:
		p.begin(&p.workloads[e.Subject()])
	case thought:
		p.send(e.Subject())
	}
}

// pass goes on to the instant of an event.
func (p *Plane) pass(at clock.Time) {
	p.now = at
	p.handled++
	if p.handled&(breath-1) == 0 {
		p.news = Breath
	}
}

// stuck says whether more events are wanted and none can come: all servers are up, nothing is due but failures,
// and whoever might send waits for what is held for good, such as a batch that never fills.
func (p *Plane) stuck() bool {
	return p.limit > 0 && !p.halts && !p.closed && p.halted == 0 && p.list.Len() == p.upkeep && p.ends.Empty() && p.coming.w == nil
}

// maintain puts an event on the list that is about a failure or an outage.
func (p *Plane) maintain(at clock.Time, kind uint8, subject uint32) {
	p.upkeep++
	p.list.Push(happening(at, kind, subject, 0))
}

// Now is how far the plane has come.
func (p *Plane) Now() clock.Time { return p.now }

// HasNews says whether Advance came back early.
func (p *Plane) HasNews() bool { return p.news != NoNews }

// News says why Advance came back early, once.
func (p *Plane) News() News {
	n := p.news
	p.news = NoNews
	return n
}

// Handled is the number of events that have happened.
func (p *Plane) Handled() uint64 { return p.handled }

// Close ends all arrivals now, and with them the time over which averages are taken.
func (p *Plane) Close() {
	p.closed = true
	p.coming.clear()
	switch {
	case p.stages != nil:
		p.takeThrough(p.now)
	case p.way != nil:
		p.way.comeTo(p, p.now)
	}
	p.Cut()
}

// Until lets nothing arrive at that instant or later.
func (p *Plane) Until(at clock.Time) {
	p.until = at
	p.coming.clear()
	for i := range p.workloads {
		if w := &p.workloads[i]; w.source != nil && w.generating {
			w.trim(at)
			p.scheduleArrival(w)
		}
	}
}

// LimitTo lets no more than so many events arrive, and begins a section after each of the numbers in cuts,
// which increase.
func (p *Plane) LimitTo(events uint64, cuts []uint64) {
	p.limit, p.cuts = events, cuts
	p.planCut()
}

// StopAt comes back with LimitReached once so many events have arrived in all, more than have so far. The plane is to be
// told where to stop next, or to be closed.
func (p *Plane) StopAt(events uint64) { p.limit, p.halts = events, true }

// Arrived is how many events have arrived, over all workloads.
func (p *Plane) Arrived() uint64 { return p.arrived }

// Spent says whether nothing will arrive any more, and nothing is inside.
func (p *Plane) Spent() bool { return p.live == 0 && p.Empty() }

// planCut takes the next number after which a section begins, if there is one.
func (p *Plane) planCut() {
	p.nextCut = math.MaxUint64
	if len(p.cuts) > 0 {
		p.nextCut, p.cuts = p.cuts[0], p.cuts[1:]
	}
}

// Inside is the number of events that have arrived and not left, over all processes.
func (p *Plane) Inside() int64 {
	p.mirror()
	var n int64
	for i := range p.processes {
		n += p.flows[p.processes[i].scope].inside().n
	}
	return n
}
