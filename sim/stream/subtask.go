package stream

import "simulate/sim/clock"

// subtask is one queue with its servers.
type subtask struct {
	op    *operator
	booth *booth // of a plain station, or of one by the recursion of many servers
	local int32  // its index in the operator
	index uint32
	scope int32 // of its own station; -1: not counted on its own

	queues  []ring[record] // waiting, by urgency
	waiting int32          // in all queues
	seats   []seat         // its servers, as far as they were needed
	free    []int32        // seats that could serve
	busy    int32
	stopped int32        // reasons why the whole subtask stands still
	pulling bool         // next is at work further up the stack
	running runs         // seats at work, the first to end first
	pending []clock.Time // the instants of its events on the list, the next one last

	sharing *sharing     // of processor sharing
	batches *collector   // of a batching operator
	panes   *panes       // of a windowed operator
	blocked ring[ticket] // who waits for a place here, longest first
	log     ring[record] // events of workloads that wait for a place here
	turn    uint32       // counts records for Selectivity.Every
}

// seat is one server and what it holds.
type seat struct {
	rec   record
	batch []record // of a batching operator: those served together that have not gone on; rec is the first
	whole []record // the same from the first one served, whose space the next batch takes
	out   *outlet  // of what was served and has to go on, where that may block
	until clock.Time
	busy  bool // holds a record
	stuck bool // which was served and is blocked
	down  bool // the server has failed
}

// unbounded stands for no limit on the servers of a subtask.
const unbounded = 1<<31 - 1

// hasSeat says whether a server is there to take a record now.
func (st *subtask) hasSeat() bool {
	return st.stopped == 0 && (len(st.free) > 0 || (len(st.seats) < int(st.op.servers) && !st.op.seated))
}

// full says whether all servers have a record.
func (st *subtask) full() bool {
	if st.op.plain {
		return st.booth.line.n > 0
	}
	return st.busy >= st.op.servers
}

// accepts says whether a record finds a place: a waiting place, or an idle server's.
func (st *subtask) accepts() bool {
	return st.op.places == Unbounded || int64(st.waiting) < int64(st.op.places)+int64(st.op.servers)-int64(st.busy)
}

// sit takes a seat.
func (st *subtask) sit() int32 {
	if n := len(st.free); n > 0 {
		s := st.free[n-1]
		st.free = st.free[:n-1]
		return s
	}
	st.seats = append(st.seats, seat{})
	return int32(len(st.seats) - 1)
}

// enter lets a record join st, which accepts it.
func (p *Plane) enter(st *subtask, rec *record) {
	if st.op.plain {
		p.joinPlain(st.booth, rec)
		return
	}
	rec.joined = p.now
	rec.flags &^= started
	p.countIn(st, rec)
	if st.batches != nil {
		p.collect(st, rec)
		st.reweigh()
		return
	}
	rec.work = st.op.demand(p, rec, 1)
	switch {
	case st.op.Discipline == ProcessorSharing:
		p.share(st, rec)
	case st.waiting == 0 && st.hasSeat():
		p.start(st, rec)
	case st.op.Discipline == PreemptivePriority && p.preempt(st, rec):
		p.start(st, rec)
	default:
		p.enqueue(st, rec)
	}
	st.reweigh()
}

// reweigh tells a shortest_queue exchange how many records are at st.
func (st *subtask) reweigh() {
	if t := st.op.shortest; t != nil {
		t.set(int(st.local), int64(st.waiting)+st.attended())
	}
}

// attended is how many records are with servers, in service or blocked.
func (st *subtask) attended() int64 {
	if st.batches != nil {
		return int64(st.batches.attended)
	}
	return int64(st.busy)
}

func (p *Plane) enqueue(st *subtask, rec *record) {
	st.queues[st.op.urgency(rec)].push(rec)
	st.waiting++
	p.up(st, rec.workload, waiting)
}

// next lets waiting records start while there are servers, and lets in who waits for a place.
func (p *Plane) next(st *subtask) {
	if st.pulling {
		return
	}
	st.pulling = true
	for p.step(st) {
	}
	st.pulling = false
}

// step does one thing that has become possible at st, and says whether there was one.
func (p *Plane) step(st *subtask) bool {
	switch {
	case st.sharing != nil && st.waiting > 0 && st.stopped == 0: // since it stood still; all go on
	case !st.hasSeat():
		return p.admit(st)
	case st.batches != nil:
		return p.startBatch(st) || p.admit(st) || p.pull(st)
	case st.waiting == 0:
		return p.admit(st) || p.pull(st)
	}
	rec := st.first().pop() // moves to a seat before anything else can join the queue
	st.waiting--
	p.down(st, rec.workload, waiting)
	if st.sharing != nil {
		p.share(st, rec)
	} else {
		p.start(st, rec)
	}
	return true
}

// first is the most urgent queue that is not empty.
func (st *subtask) first() *ring[record] {
	for i := range st.queues {
		if st.queues[i].len() > 0 {
			return &st.queues[i]
		}
	}
	return &st.queues[0]
}

// admit lets the one that has been blocked longest enter, if there is a place.
func (p *Plane) admit(st *subtask) bool {
	if st.blocked.len() == 0 || !st.accepts() {
		return false
	}
	p.redeem(st, *st.blocked.pop())
	return true
}
