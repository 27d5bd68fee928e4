package stream

import "simulate/sim/clock"

// stage is an operator that is simulated by recursion, with what is on its way there and from there.
type stage struct {
	op      *operator
	last    bool         // what leaves it is events that end
	most    int          // records that are handed over before they are taken on
	entry   bool         // events come to it that are lag till then
	merges  bool         // several streams come, each in order of time
	records []record     // on their way in, in order of time, then others that were there; joined is when
	to      []uint32     // by record: the subtask it goes to
	by      []uint32     // by record: the rank of the event that brought it, which decides what comes first at one instant
	ends    []end        // services that ended, in order of time once sorted
	joins   []clock.Time // in order
	leaves  []clock.Time
	desks   []desk // by subtask, of single servers
	sorter  sorter

	works           []clock.Time // of those who join
	waits, sojourns []int64      // of the section that goes on
}

// end is the end of a service of a record, numbered among those of the stage.
type end struct {
	at      clock.Time
	subtask uint32
	record  uint32
}

// windowSize is about how many records are at a stage before they are taken on.
const windowSize = 4096

// handOver brings a record, now, to an operator that is simulated by recursion.
func (p *Plane) handOver(st *subtask, rec *record) {
	if st.op.method == PassThrough {
		p.passThrough(st, rec)
		return
	}
	s := st.op.stage
	rec.joined = p.now
	rec.flags &^= started
	s.records, s.to, s.by = append(s.records, *rec), append(s.to, st.index), append(s.by, p.by)
	if len(s.records) >= s.most && p.news == NoNews && !p.staging {
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
		s.sortRecords()
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
	s.records, s.to, s.by, s.ends = s.records[:0], s.to[:0], s.by[:0], s.ends[:0]
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
		p.goOn(&p.subtasks[e.subtask], &s.records[e.record])
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
	from := len(next.records)
	for i := range s.ends {
		e := &s.ends[i]
		next.records = append(next.records, s.records[e.record])
		rec := &next.records[len(next.records)-1]
		rec.joined = e.at
		next.by = append(next.by, e.subtask)
	}
	edge := &s.op.fan.edges[0]
	if edge.evenly() {
		edge.spreadKeys(next, from)
		return
	}
	for i := range s.ends {
		sender := int32(s.ends[i].subtask) - s.op.first
		next.to = append(next.to, p.route(edge, sender, &next.records[from+i], 0).index)
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

// spreadKeys finds the subtasks of the records of a stage from one on.
func (e *edge) spreadKeys(s *stage, from int) {
	first, n := uint32(e.to.first), uint64(e.to.parallelism)
	for i := from; i < len(s.records); i++ {
		rec := &s.records[i]
		rec.input = e.input
		s.to = append(s.to, first+uint32(uint64(rec.key)*n>>32))
	}
}

// gatherStage leaves, of the copies that came to an operator that joins, those that were the last of theirs.
func (p *Plane) gatherStage(s *stage) {
	kept := 0
	for i := range s.records {
		p.now = s.records[i].joined
		if p.gather(s.op, &s.records[i]) {
			s.records[kept], s.to[kept], s.by[kept] = s.records[i], s.to[i], s.by[i]
			kept++
		}
	}
	s.records, s.to, s.by = s.records[:kept], s.to[:kept], s.by[:kept]
}

// sortRecords merges the streams that came.
func (s *stage) sortRecords() {
	for i := range s.records {
		s.ends = append(s.ends, end{at: s.records[i].joined, subtask: s.by[i], record: uint32(i)})
	}
	s.ends = s.sorter.sort(s.ends)
	s.sorter.permute(s)
	s.ends = s.ends[:0]
}

// replay counts, in order of time, who came and who left, for the operator and the parts of it that are counted too.
func (p *Plane) replay(s *stage) {
	joined := len(s.joins)
	for i, j := 0, 0; i < joined || j < len(s.ends); {
		if j < len(s.ends) && (i == joined || s.ends[j].at <= s.joins[i]) {
			e := &s.ends[j]
			p.now = e.at
			p.leaveParts(&p.subtasks[e.subtask], &s.records[e.record])
			j++
			continue
		}
		p.now = s.joins[i]
		p.countIn(&p.subtasks[s.to[i]], &s.records[i])
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
