package stream

import "simulate/sim/clock"

// road is a process that is a chain of operators of single servers beside each other, without bounds, to which
// records go by keys that are a continuum, between a workload and a sink. A record changes nothing on its way but
// its place in time: it is a number, and what is known of it stands in columns at that place. Operator by operator,
// those who join are taken in order of time; when a service begins and ends is known at once (see row.go). What
// lies beyond the instant that the road has come to is kept till then.
type road struct {
	w            *workload
	process      int32
	rows         []row
	reached      clock.Time   // the instant that it has come to
	due          []clock.Time // by place, of the records that are inside, and of some that were
	kept         []kept       // the same, of those whose service has not ended
	lag, service []float32    // parts of its latency
	arrived      int          // the first that has not been taken along

	came            []visit      // to a row, in order of time; for a subtask they have their key, which it follows from
	joins           []clock.Time // the same instants
	ends            []visit      // of services; in order of time, once sorted
	leaves          []clock.Time
	began, ended    []clock.Time // services of those who came
	waits, sojourns []int64      // that are over
	stays           []int32      // of those who came, who stay longer
	waiting         moments      // when those of them joined whose service has not begun
	caught          []visit      // ends of services that were kept
	resumed         []visit      // beginnings of such
	sorter          sorter
	places          []int32 // scratch: new ones
}

// isRoad says whether a chain is one.
func isRoad(w *workload, chain []*operator) bool {
	e := &w.readers[0].fan.edges[0]
	for _, op := range chain {
		straight := op.parallelism == 1 && op.newKey == nil
		if op.method != Lindley || !(straight || e.isEven()) {
			return false
		}
		if !op.isSink() {
			e = &op.fan.edges[0]
		}
	}
	return true
}

// newRoad makes operators the rows of a road.
func (p *Plane) newRoad(w *workload, chain []*operator) {
	r := &road{w: w, process: chain[0].process, rows: make([]row, len(chain))}
	for i, op := range chain {
		r.rows[i] = row{op: op, until: make([]clock.Time, op.parallelism), lasts: make([]int32, op.parallelism)}
		op.row, op.stage, op.plain = &r.rows[i], nil, false
	}
	p.way, p.stages = r, nil
}

// roadWindow is how many events are taken along a road at once.
const roadWindow = 4096

// carry lets events arrive at the road, and takes them along once there are enough.
func (r *road) carry(p *Plane, n int) {
	w, from := r.w, len(r.due)
	for i, at := range w.block[w.next : w.next+n] {
		key := uint32(0)
		if w.keys != nil {
			key = w.keys.key(w.count + uint64(i))
		}
		r.due = append(r.due, at)
		r.came = append(r.came, visit{at, key, int32(from + i)})
	}
	r.draw(p, from)
	w.next += n
	w.count += uint64(n)
	if len(r.came) >= roadWindow {
		r.comeTo(p, p.now)
	}
}

// draw draws the works of records from a place on.
func (r *road) draw(p *Plane, from int) {
	n := len(r.due) - from
	r.kept, r.lag, r.service = grown(r.kept, n), grown(r.lag, n), grown(r.service, n)
	service := r.service[from:]
	clear(service)
	for i := range r.rows {
		s := &r.rows[i]
		s.works = grown(s.works, n)
		s.op.work.series(r.w.salt+r.w.count, s.works[from:], &p.draws)
		for j, work := range s.works[from:] {
			service[j] += float32(work)
		}
	}
}

// comeTo takes those who arrived along the road, as far as they come till then.
func (r *road) comeTo(p *Plane, to clock.Time) {
	f := p.processes[r.process].total
	r.reached = max(r.reached, to)
	joined := r.arrive(f)
	for i := range r.rows {
		s := &r.rows[i]
		r.play(s, r.reached)
		if i == 0 {
			r.takeIn(f)
		}
		joined = p.countRow(r, s, joined)
		r.came, r.ends = r.ends, r.came
		r.joins, r.leaves = r.leaves, r.joins
	}
	f.taken = r.rows[0].op.total.begun
	p.countOff(r, f, joined)
	f.settleLag()
	r.came, r.arrived = r.came[:0], len(r.due)
	r.forget(int(f.inside().n))
}

// arrive counts who arrived: they join the first row.
func (r *road) arrive(f *flow) moments {
	r.joins = append(r.joins[:0], r.due[r.arrived:]...)
	f.ledger.arrived = append(f.ledger.arrived, r.joins...)
	arrived := sumOf(r.joins)
	f.arrived.addAll(arrived)
	return arrived
}

// forget drops what is known of records that have left, once it is most.
func (r *road) forget(inside int) {
	if len(r.due) < 2*(inside+roadWindow) {
		return
	}
	r.places = append(r.places[:0], make([]int32, len(r.due))...)
	for i := range r.rows {
		r.rows[i].ahead.each(func(v *visit) { r.places[v.record] = 1 })
	}
	kept := 0
	for from, lives := range r.places {
		if lives > 0 {
			r.places[from] = int32(kept)
			r.move(from, kept)
			kept++
		}
	}
	r.cutOff(kept)
	for i := range r.rows {
		r.rows[i].rename(r)
	}
}

// move moves what is known of a record.
func (r *road) move(from, to int) {
	r.due[to], r.kept[to], r.lag[to], r.service[to] = r.due[from], r.kept[from], r.lag[from], r.service[from]
	for i := range r.rows {
		r.rows[i].works[to] = r.rows[i].works[from]
	}
}

func (r *road) cutOff(n int) {
	r.due, r.kept, r.lag, r.service = r.due[:n], r.kept[:n], r.lag[:n], r.service[:n]
	for i := range r.rows {
		r.rows[i].works = r.rows[i].works[:n]
	}
	r.arrived = n
}
