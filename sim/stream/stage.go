package stream

import "simulate/sim/clock"

// stage is an operator that is simulated by recursion, with what is on its way there and from there.
type stage struct {
	op     *operator
	last   bool         // what leaves it is events that end
	most   int          // records that are handed over before they are taken on
	entry  bool         // events come to it that are lag till then
	merges bool         // several streams come, each in order of time
	came   []visit      // in order of time
	by     []uint32     // by visit: the rank of the event that brought it, which decides what comes first at one instant
	ends   []visit      // that are over, in order of time once sorted
	joins  []clock.Time // in order
	leaves []clock.Time
	desks  []desk // by subtask, of single servers
	sorter sorter

	works           []clock.Time // of those who join
	waits, sojourns []int64      // of the section that goes on
}

// windowSize is about how many records are at a stage before they are taken on.
const windowSize = 4096

// handOver brings a record, now, to an operator that is simulated by recursion.
func (p *Plane) handOver(st *subtask, rec *record) {
	if st.op.method == PassThrough {
		p.passThrough(st, rec)
		return
	}
	s, i := st.op.stage, p.pool.place()
	here := &p.pool.records[i]
	*here = *rec
	here.joined = p.now
	here.flags &^= started
	s.came, s.by = append(s.came, visit{p.now, st.index, i}), append(s.by, p.by)
	if len(s.came) >= s.most && p.news == NoNews && !p.staging {
		p.news = windowFull
	}
}

// passThrough lets a record leave as it comes.
func (p *Plane) passThrough(st *subtask, rec *record) {
	rec.joined = p.now
	rec.work = 0
	p.countIn(st, rec)
	st.op.total.begun.add(p.now)
	p.countWait(st, rec)
	if rec.is(offered) {
		p.takeIn(st.op.process, rec)
	}
	p.passOn(st, rec)
}

// takeThrough takes all that was handed over through the stages, up to an instant that nothing is handed over
// before any more.
func (p *Plane) takeThrough(to clock.Time) {
	now, by := p.now, p.by
	p.staging = true
	for _, s := range p.stages {
		p.playStage(s, to)
	}
	p.staging, p.now, p.by = false, now, by
	p.settleLags()
}

// handOn takes what was handed over as far as the plane has come: to an instant, or to where there is news. If all has
// left there, that was with the last to leave.
func (p *Plane) handOn(to clock.Time) {
	if p.news != NoNews {
		p.takeThrough(p.now)
		return
	}
	gone := p.gone
	p.takeThrough(to)
	p.tellWhoLeft(gone)
}

// tellWhoLeft tells that nothing is inside any more and nothing will arrive, if somebody has left since so many had.
func (p *Plane) tellWhoLeft(gone uint64) {
	if p.gone == gone || !p.over() {
		return
	}
	if p.checkExhausted(); p.news == Exhausted {
		p.now = p.lastEnd
	}
}

// over says whether nothing arrives any more.
func (p *Plane) over() bool { return p.closed || p.live == 0 }

// quiet says whether nothing is left that is simulated by events, but for failures and gates that nobody waits at.
func (p *Plane) quiet() bool {
	idle := p.upkeep
	for i := range p.workloads {
		if g := &p.workloads[i].gate; g.busy && g.queue.len() == 0 {
			idle++
		}
	}
	if p.list.Len() != idle {
		return false
	}
	for i := range p.operators {
		if op := &p.operators[i]; op.method == ByEvents && op.total.level(present).n > 0 {
			return false
		}
	}
	return true
}

// playStage takes what came to a stage through it, and hands on what leaves up to an instant.
func (p *Plane) playStage(s *stage, to clock.Time) {
	if s.merges {
		s.sorter.merge(s)
	}
	if s.op.gathering != nil {
		p.gatherStage(s)
	}
	s.joins = s.joins[:0]
	if s.op.method == Lindley {
		p.lindley(s, to)
	} else {
		p.serveStage(s, to)
	}
	if s.op.parallelism > 1 {
		s.ends = s.sorter.sort(s.ends)
	}
	s.record()
	s.leaves = s.leaves[:0]
	for i := range s.ends {
		s.leaves = append(s.leaves, s.ends[i].at)
	}
	if s.op.detailed {
		p.replay(s)
	} else {
		s.count()
	}
	p.sendOn(s)
	s.came, s.by, s.ends = s.came[:0], s.by[:0], s.ends[:0]
}

// record counts the waits and sojourns of the section that goes on.
func (s *stage) record() {
	s.op.total.sample.wait.RecordAll(s.waits)
	s.op.total.sample.sojourn.RecordAll(s.sojourns)
	s.waits, s.sojourns = s.waits[:0], s.sojourns[:0]
}

// count counts who came and who left.
func (s *stage) count() {
	t := s.op.total
	t.peak = peakOf(t.peak, int64(t.joined.n-t.left.n), s.joins, s.leaves)
	t.joined.addAll(sumOf(s.joins))
	t.left.addAll(sumOf(s.leaves))
}

// sendOn lets what was served go on, in order.
func (p *Plane) sendOn(s *stage) {
	p.handled += uint64(len(s.ends))
	if s.last {
		p.sendOut(s)
		return
	}
	if next := s.op.next(); next != nil {
		p.sendAlong(s, next)
		return
	}
	for i := range s.ends {
		e := &s.ends[i]
		p.now, p.by = e.at, e.subtask
		p.goOn(&p.subtasks[e.subtask], &p.pool.records[e.record])
		p.pool.release(e.record)
	}
}

// next is the stage that all records go on to as they are; nil if it is not as simple as that.
func (op *operator) next() *stage {
	if !op.simple || op.fan.edges[0].to.method == PassThrough {
		return nil
	}
	return op.fan.edges[0].to.stage
}

// sendAlong lets what was served go on to another stage.
func (p *Plane) sendAlong(s, next *stage) {
	for i := range s.ends {
		next.by = append(next.by, s.ends[i].subtask)
	}
	edge := &s.op.fan.edges[0]
	if edge.evenly() {
		p.spreadKeys(edge, s.ends)
		return
	}
	for i := range s.ends {
		e := &s.ends[i]
		rec := &p.pool.records[e.record]
		rec.joined = e.at
		to := p.route(edge, int32(e.subtask)-s.op.first, rec, 0).index
		next.came = append(next.came, visit{e.at, to, e.record})
	}
}

// evenly says whether an edge brings records to subtasks by keys that are a continuum, none more likely than others,
// and changes nothing about them.
func (e *edge) evenly() bool {
	op := e.to
	if e.exchange != Hash || e.input != 0 || op.newKey != nil || op.parallelism == 1 {
		return false
	}
	continuum := op.lastKeys.continuum()
	for _, r := range op.workloadKeys {
		continuum = continuum && r.continuum()
	}
	return continuum
}

// spreadKeys lets records that leave go to the subtasks that their keys say.
func (p *Plane) spreadKeys(e *edge, ends []visit) {
	next, records := e.to.stage, p.pool.records
	first, n := uint32(e.to.first), uint64(e.to.parallelism)
	for _, end := range ends {
		rec := &records[end.record]
		rec.joined, rec.input = end.at, e.input
		next.came = append(next.came, visit{end.at, first + uint32(uint64(rec.key)*n>>32), end.record})
	}
}

// gatherStage leaves, of the copies that came to an operator that joins, those that were the last of theirs.
func (p *Plane) gatherStage(s *stage) {
	kept := 0
	for i, v := range s.came {
		p.now = v.at
		if p.gather(s.op, &p.pool.records[v.record]) {
			s.came[kept], s.by[kept] = v, s.by[i]
			kept++
		} else {
			p.pool.release(v.record)
		}
	}
	s.came, s.by = s.came[:kept], s.by[:kept]
}

// replay counts, in order of time, who came and who left, for the operator and the parts of it that are counted too.
func (p *Plane) replay(s *stage) {
	joined := len(s.joins)
	for i, j := 0, 0; i < joined || j < len(s.ends); {
		if j < len(s.ends) && (i == joined || s.ends[j].at <= s.joins[i]) {
			e := &s.ends[j]
			p.now = e.at
			p.leaveParts(&p.subtasks[e.subtask], &p.pool.records[e.record])
			j++
			continue
		}
		p.now = s.joins[i]
		p.countIn(&p.subtasks[s.came[i].subtask], &p.pool.records[s.came[i].record])
		i++
	}
}

// leaveParts counts that a record leaves now.
func (p *Plane) leaveParts(st *subtask, rec *record) {
	st.op.total.leave(p.now)
	for _, s := range p.partsOf(st, rec.workload) {
		p.stations[s].leave(p.now)
	}
}
