package stream

import (
	"math"
	"math/bits"

	"simulate/sim/clock"
)

// countLane counts what has happened in a lane up to an instant.
func (p *Plane) countLane(l *lane, to clock.Time) {
	l.link()
	first := &l.stops[0]
	joined := sumOf(first.joined[first.in:reached(first.joined, first.in, to)])
	left := uint64(0)
	for i := range l.stops {
		joined = p.countStop(l, &l.stops[i], joined, to)
		left += joined.n
	}
	p.countEnds(l)
	if !l.whole {
		p.countEntrance(l)
	}
	l.entered, l.taken, l.over = len(l.due), l.stops[0].begun, l.stops[len(l.stops)-1].out
	if p.way == l {
		p.handle(left)
	}
	l.forget()
}

// countStop counts what has happened at a stop, where those joined, and returns who left: they join the next.
func (p *Plane) countStop(l *lane, s *stop, joined moments, to clock.Time) moments {
	t := s.op.total
	in, begun, ended, out := s.in, s.begun, s.ended, s.out
	s.in = reached(s.joined, in, to)
	s.begun = reached(s.began, begun, to)
	s.out = reached(s.left, out, to)
	t.peak = peakOf(t.peak, int64(in-out), s.joined[in:s.in], s.left[out:s.out])
	if l.whole {
		t.queuePeak = peakOf(t.queuePeak, int64(in-begun), s.joined[in:s.in], s.began[begun:s.begun])
	}
	left := sumOf(s.left[out:s.out])
	t.joined.addAll(joined)
	t.begun.addAll(sumOf(s.began[begun:s.begun]))
	t.left.addAll(left)
	if l.bounded {
		s.ended = reached(s.done, ended, to)
		t.done.addAll(sumOf(s.done[ended:s.ended]))
	}
	for at := begun; at < s.begun; {
		section, upTo := p.spanOf(s.joined, at, s.begun)
		section.stations[s.op.scope].wait.RecordAll(l.between(s.joined, s.began, at, upTo))
		at = upTo
	}
	for at := out; at < s.out; {
		section, upTo := p.spanOf(s.joined, at, s.out)
		section.stations[s.op.scope].sojourn.RecordAll(l.between(s.joined, s.left, at, upTo))
		at = upTo
	}
	return left
}

// countEntrance counts who arrived and who was taken in.
func (p *Plane) countEntrance(l *lane) {
	f, began := p.processes[l.process].total, l.stops[0].began
	arrived, taken := l.due[l.entered:], began[l.taken:l.stops[0].begun]
	f.lagPeak = peakOf(f.lagPeak, int64(l.entered-l.taken), arrived, taken)
	f.arrived.addAll(sumOf(arrived))
	f.taken.addAll(sumOf(taken))
	for i, at := range taken {
		f.lagAge = max(f.lagAge, at-l.due[l.taken+i])
	}
}

// countEnds counts who left, and how long that took.
func (p *Plane) countEnds(l *lane) {
	last := &l.stops[len(l.stops)-1]
	if l.over == last.out {
		return
	}
	pr := &p.processes[l.process]
	p.gone += uint64(last.out - l.over)
	p.lastEnd, pr.left = last.left[last.out-1], last.left[last.out-1]
	if !l.whole {
		ended := sumOf(last.left[l.over:last.out])
		pr.total.ended.addAll(ended)
		pr.total.sunk += ended.n
	}
	for at := l.over; at < last.out; {
		section, upTo := p.spanOf(l.due, at, last.out)
		sample := &section.flows[pr.scope]
		l.countParts(sample, at, upTo)
		if !l.whole {
			spans := l.between(l.due, last.left, at, upTo)
			sample.latency.RecordAll(spans)
			for _, span := range spans {
				pr.total.latencies.add(uint64(span))
			}
		}
		at = upTo
	}
}

// countParts adds up where the latency of records went, rounded as in a record.
func (l *lane) countParts(sample *flowSample, at, end int) {
	first := &l.stops[0]
	sample.parts[0].addUp(rounded(l.due[at:end], first.began[at:end]))
	if len(l.stops) == 1 {
		sample.parts[1].addUp(rounded(first.began[at:end], first.done[at:end]))
	} else {
		l.sums = append(l.sums[:0], make([]float32, end-at)...)
		for i := range l.stops {
			addSpans(l.sums, l.stops[i].began[at:end], l.stops[i].done[at:end])
		}
		sample.parts[1].addUp(wholes(l.sums))
	}
	if l.bounded {
		clear(l.sums)
		for i := range l.stops {
			addSpans(l.sums, l.stops[i].done[at:end], l.stops[i].left[at:end])
		}
		sample.parts[2].addUp(wholes(l.sums))
	}
}

// addSpans adds the time from one column to another.
func addSpans(sums []float32, from, to []clock.Time) {
	for i := range sums {
		sums[i] += float32(to[i] - from[i])
	}
}

// rounded adds up the time from one column to another, each rounded.
func rounded(from, to []clock.Time) (sum area) {
	for i := range from {
		sum.add(uint64(int64(float32(to[i] - from[i]))))
	}
	return sum
}

func wholes(spans []float32) (sum area) {
	for _, span := range spans {
		sum.add(uint64(int64(span)))
	}
	return sum
}

// spanOf is the section in which a record joined, and the first record after it that may not have joined there.
func (p *Plane) spanOf(joined []clock.Time, at, end int) (*section, int) {
	if joined[at] >= p.current.from {
		return p.current, end
	}
	s := p.earlier(joined[at])
	for at < end && p.earlier(joined[at]) == s && joined[at] < p.current.from {
		at++
	}
	return s, at
}

// between is the time from one column to another.
func (l *lane) between(from, to []clock.Time, at, end int) []int64 {
	l.spans = l.spans[:0]
	for i := at; i < end; i++ {
		l.spans = append(l.spans, int64(to[i]-from[i]))
	}
	return l.spans
}

// sumOf adds up instants in order, by what they are after the first.
func sumOf(column []clock.Time) moments {
	n := uint64(len(column))
	if n == 0 {
		return moments{}
	}
	base := column[0]
	hi, lo := bits.Mul64(uint64(base), n)
	sum := area{hi, lo}
	if uint64(column[n-1]-base) < math.MaxUint64/n { // fits
		var rest uint64
		for _, at := range column {
			rest += uint64(at - base)
		}
		sum.add(rest)
		return moments{n, sum}
	}
	for _, at := range column {
		sum.add(uint64(at - base))
	}
	return moments{n, sum}
}
