package stream

import (
	"simulate/sim/clock"
	"simulate/sim/internal/event"
)

// Plane is the data plane of one run. It is not safe for concurrent use; every run has its own.
type Plane struct {
	now  clock.Time
	list event.List
	news News

	workloads []workload
	processes []process
	operators []operator
	subtasks  []subtask
	clients   []client
	units     []unit // what fails
	events    eventTable

	stations []station // counters by scope of operators
	flows    []flow    // counters by scope of processes
	sections []*section
	current  *section

	arrived uint64     // events of all workloads so far
	cuts    []uint64   // numbers of them after which a section begins, increasing
	limit   uint64     // of them; 0: none
	until   clock.Time // nothing arrives then or later
	closed  bool       // nothing arrives any more
	live    int        // workloads from which more may come
	upkeep  int        // events of the list that are about failures and outages
	halted  int        // subtasks and servers that stand still for them
	scopes  []int32    // scratch of partsOf
	handled uint64     // events of the list that happened
}

// News is why Advance came back early.
type News uint8

// News.
const (
	NoNews       News = iota
	LimitReached      // as many events have arrived as may; the plane has closed
	Exhausted         // nothing more will arrive and nothing is inside
	Breath            // nothing has happened, but a lot of events: whoever wants to stop may
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
	arrives                   // workload: its next event is due
	thought                   // client: it sends
)

// Advance lets everything happen that is due at or before to, and says how far it came: to, or the instant at
// which there is news.
func (p *Plane) Advance(to clock.Time) clock.Time {
	for p.news == NoNews && p.list.Next() <= to && p.list.Len() > 0 {
		e := p.list.Pop()
		p.now = e.At
		p.handled++
		if p.handled&(breath-1) == 0 {
			p.news = Breath
		}
		switch e.Kind() {
		case served:
			p.serve(&p.subtasks[e.Subject()], e.Epoch())
		case batchDue:
			p.sealLate(&p.subtasks[e.Subject()], e.Epoch())
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
			p.fail(e.Subject(), e.Epoch())
		case outageStarts:
			p.upkeep--
			p.startOutage(&p.operators[e.Subject()])
		case gateOpens:
			p.open(&p.workloads[e.Subject()])
		case loadStarts:
			p.begin(&p.workloads[e.Subject()])
		case arrives:
			p.arrive(&p.workloads[e.Subject()])
		case thought:
			p.send(e.Subject())
		}
	}
	if p.news == NoNews && to != clock.Never {
		p.now = to
	}
	if p.news == NoNews && p.stuck() {
		p.news = LimitReached // as many as there will ever be
		p.Close()
	}
	return p.now
}

// stuck says whether more events are wanted and none can come: all servers are up, nothing is due but failures,
// and whoever might send waits for what is held for good, such as a batch that never fills.
func (p *Plane) stuck() bool {
	return p.limit > 0 && !p.closed && p.halted == 0 && p.list.Len() == p.upkeep
}

// maintain puts an event on the list that is about a failure or an outage.
func (p *Plane) maintain(at clock.Time, kind uint8, subject, epoch uint32) {
	p.upkeep++
	p.list.Push(happening(at, kind, subject, epoch))
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
	p.Cut()
}

// Until lets nothing arrive at that instant or later.
func (p *Plane) Until(at clock.Time) { p.until = at }

// LimitTo lets no more than so many events arrive, and begins a section after each of the numbers in cuts,
// which increase.
func (p *Plane) LimitTo(events uint64, cuts []uint64) { p.limit, p.cuts = events, cuts }

// Inside is the number of events that have arrived and not left, over all processes.
func (p *Plane) Inside() int64 {
	var n int64
	for i := range p.processes {
		n += p.flows[p.processes[i].scope].levels[inside].n
	}
	return n
}
