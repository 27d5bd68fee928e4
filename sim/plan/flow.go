package plan

import (
	"math"
	"slices"

	"simulate/sim/stream"
)

// flow is what runs through the operators of a process: means over time, or with all workloads at their peaks.
type flow struct {
	x       *context
	job     *job
	peak    bool
	streams []inflow // by operator
	done    []bool
}

// inflow is what comes to one operator, and what leaves it.
type inflow struct {
	known   bool      // all of it comes from workloads whose rates are known
	rate    float64   // records per second
	byInput [][]part  // by input and workload
	lanes   []part    // by input
	parts   []part    // by workload
	out     []part    // the same, leaving
	work    moments   // seconds, of a record; of a batch where it has one
	batch   float64   // records of one service
	hot     float64   // load of the hottest subtask over the mean
	keys    *keyTable // of the records that come
}

// part is the records of one workload, or of one input.
type part struct {
	workload    *Workload
	rate, bytes float64 // bytes of a record; 0: not known
}

func (x *context) flow(j *job, peak bool) *flow {
	f := &flow{x: x, job: j, peak: peak, streams: make([]inflow, len(j.Operators)), done: make([]bool, len(j.Operators))}
	for i := range j.Operators {
		f.into(i)
	}
	return f
}

// into is what comes to an operator.
func (f *flow) into(i int) *inflow {
	s, op := &f.streams[i], &f.job.Operators[i]
	if f.done[i] {
		return s
	}
	f.done[i] = true
	if s.known = len(op.Inputs) > 0; !s.known {
		return s
	}
	for _, in := range op.Inputs {
		parts, known := f.along(&in, op.Parallelism)
		s.known = s.known && known
		s.byInput, s.lanes = append(s.byInput, parts), append(s.lanes, total(parts))
		s.merge(slices.Clone(parts), op.JoinAll && len(s.lanes) > 1)
	}
	s.rate = total(s.parts).rate
	s.batch = batchSize(op, s.rate)
	s.work = s.service(op)
	s.hot, s.keys = f.hottest(i)
	s.leave(op)
	return s
}

// along is what comes by one input.
func (f *flow) along(in *stream.Input, parallelism int) (parts []part, known bool) {
	if in.Workload != "" {
		w := f.x.workload(in.Workload)
		if w == nil || !w.Open {
			return nil, false
		}
		rate := w.Mean
		if f.peak {
			rate = max(w.Mean, w.Peak)
		}
		parts, known = []part{{w, w.admitted(rate), w.Bytes}}, true
	} else if from := f.job.operator(in.Operator); from >= 0 {
		s := f.into(from)
		parts, known = slices.Clone(s.out), s.known
	}
	for i := range parts {
		if in.Share > 0 {
			parts[i].rate *= in.Share
		}
		if in.Exchange == stream.Broadcast {
			parts[i].rate *= float64(parallelism)
		}
	}
	return parts, known
}

// admitted is what the sources let in of a rate.
func (w *Workload) admitted(rate float64) float64 {
	if w.MaxRate > 0 {
		return min(rate, w.MaxRate)
	}
	return rate
}

// workload is the one of that name; nil: there is none.
func (x *context) workload(name string) *Workload {
	if i := slices.IndexFunc(x.Workloads, func(w Workload) bool { return w.Name == name }); i >= 0 {
		return &x.Workloads[i]
	}
	return nil
}

// merge adds what comes by a further input; what is joined is there as often as the input with fewest has it.
func (s *inflow) merge(parts []part, joined bool) {
	if joined {
		for i := range s.parts {
			s.parts[i].rate = min(s.parts[i].rate, rateOf(parts, s.parts[i].workload))
		}
		return
	}
	for _, p := range parts {
		at := slices.IndexFunc(s.parts, func(q part) bool { return q.workload == p.workload })
		if at < 0 {
			s.parts = append(s.parts, p)
			continue
		}
		s.parts[at] = total([]part{s.parts[at], p})
	}
}

func rateOf(parts []part, w *Workload) float64 {
	for _, p := range parts {
		if p.workload == w {
			return p.rate
		}
	}
	return 0
}

// total is parts taken together, of the first one's workload.
func total(parts []part) part {
	var all part
	for _, p := range parts {
		all.rate += p.rate
		all.bytes += float64(p.rate * p.bytes)
	}
	if all.rate > 0 {
		all.bytes /= all.rate
	}
	if len(parts) > 0 {
		all.workload = parts[0].workload
	}
	return all
}

// service is the moments of one service, of records as they come by each input.
func (s *inflow) service(op *Operator) moments {
	var m mixture
	for i, in := range op.Inputs {
		for _, p := range s.byInput[i] {
			e := event{input: in.Workload + in.Operator, workload: p.workload, bytes: p.bytes, records: s.batch}
			m.add(p.rate, e.of(&op.Work))
		}
	}
	return m.moments().times(1e-9)
}

// batchSize is how many records are served as one, in the mean.
func batchSize(op *Operator, rate float64) float64 {
	b := op.Batch
	if b == nil {
		return 1
	}
	size := math.Inf(1)
	if b.MaxSize > 0 {
		size = float64(b.MaxSize)
	}
	if b.MaxWait > 0 {
		size = min(size, 1+float64(rate/float64(max(1, op.Parallelism))*b.MaxWait.Seconds()))
	}
	return max(1, min(size, max(1, rate*3600)))
}

// leave is what goes out for what came in.
func (s *inflow) leave(op *Operator) {
	s.out = slices.Clone(s.parts)
	for i := range s.out {
		p := &s.out[i]
		e := event{workload: p.workload, bytes: p.bytes, records: 1}
		switch n := op.Selectivity; {
		case n.Every > 0:
			p.rate /= float64(n.Every)
		case n.Number != nil:
			p.rate *= e.of(n.Number).mean
		}
		if op.BytesOut != nil {
			p.bytes = e.of(op.BytesOut).mean
		}
	}
	if op.Window != nil {
		s.window(op)
	}
}

// window is what its windows make of what leaves.
func (s *inflow) window(op *Operator) {
	w := op.Window
	slide := w.Slide
	if slide <= 0 {
		slide = w.Size
	}
	all := total(s.out).rate
	inside := all * w.Size.Seconds()
	results := inside
	switch w.Emit {
	case stream.EmitPerKey:
		results = distinct(inside, s.keys.count())
	case stream.EmitOne:
		results = distinct(inside, float64(op.Parallelism))
	}
	for i := range s.out {
		if all > 0 {
			s.out[i].rate *= results / slide.Seconds() / all
		}
	}
}

// distinct is how many different ones of some are met in so many draws, if all are alike; 0 of them: all differ.
func distinct(draws, of float64) float64 {
	if of == 0 {
		return draws
	}
	return -of * math.Expm1(-draws/of)
}
