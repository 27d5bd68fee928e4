package accuracy

import (
	"math"

	"simulate/sim/stream"
)

// endToEnd: where each event is one record from its source to one sink, Little's law holds for events as well.
func (l *lawbook) endToEnd(pr *stream.Process) {
	f := l.flow(stream.Scope{Process: pr.Name, Subtask: -1})
	if f.Finished+f.Dropped < f.Offered || f.Dropped > 0 || !straight(pr) {
		return
	}
	if spent := f.Latency.Sum(); f.Latency.Count() != f.Offered || !near(f.Inside, spent) {
		l.breaks("%s: %d events, %d latencies; integral of those inside %.17g ns, latencies %.17g ns",
			pr.Name, f.Offered, f.Latency.Count(), f.Inside, spent)
	}
}

// straight says whether the operators stand in a line and each sends out what it takes.
func straight(pr *stream.Process) bool {
	followed := map[string]int{}
	for i := range pr.Operators {
		o := &pr.Operators[i]
		for _, in := range o.Inputs {
			followed[in.Operator+"|"+in.Workload]++
			if in.Share != 0 || in.Exchange == stream.Broadcast {
				return false
			}
		}
		if o.Selectivity.Every > 0 || o.Selectivity.Number != nil || o.Window != nil && (o.Window.Emit != stream.EmitRecords || o.Window.Slide != o.Window.Size) {
			return false
		}
	}
	for _, n := range followed {
		if n > 1 {
			return false
		}
	}
	return true
}

// sent is a number of records on their way to an operator: how many, the spread that chance leaves, and by how
// many fewer counters of whole records may leave it.
type sent struct {
	n, variance, fewer float64
	known              bool
}

// balance: what came to an operator, or was lost in front of it, is what was sent to it. Where something is still
// under way nothing can be said.
func (l *lawbook) balance(pr *stream.Process, o *stream.Operator) {
	if !l.emptied() || o.Window != nil && o.Window.Slide < o.Window.Size { // copies in sliding windows come in as well
		return
	}
	s := l.operator(pr.Name, o.Name)
	came := float64(s.In + s.Dropped)
	var all sent
	all.known = true
	for i := range o.Inputs {
		along := l.along(pr, o, &o.Inputs[i])
		if o.JoinAll {
			l.weigh(pr, o, came, along)
			continue
		}
		all = sent{all.n + along.n, all.variance + along.variance, all.fewer + along.fewer, all.known && along.known}
	}
	if !o.JoinAll {
		l.weigh(pr, o, came, all)
	}
}

// emptied says whether everything had left before the drain was over: events, what windows made, what waits to be
// joined.
func (l *lawbook) emptied() bool {
	for i := range l.r.Tally.Stations {
		if s := l.station(i); s.In != s.Out {
			return false
		}
	}
	return l.r.Inside == 0 && l.r.End < l.r.Horizon+l.config.Drain
}

func (l *lawbook) weigh(pr *stream.Process, o *stream.Operator, came float64, s sent) {
	if !s.known {
		return
	}
	l.balanced++
	slack := 6*math.Sqrt(s.variance) + 1e-9
	if came > s.n+slack || came < s.n-s.fewer-slack {
		l.breaks("%s/%s: %g records came, %g (- %g, ± %.3g) were sent", pr.Name, o.Name, came, s.n, s.fewer, slack)
	}
}

// along is what was sent along one input.
func (l *lawbook) along(pr *stream.Process, o *stream.Operator, in *stream.Input) sent {
	from := sent{known: true}
	if in.Workload != "" {
		from.n = l.offered(pr, in.Workload)
	} else {
		from = l.emitted(pr, in.Operator)
	}
	if in.Share > 0 {
		from.variance = in.Share*in.Share*from.variance + from.n*in.Share*(1-in.Share)
		from.n *= in.Share
		from.fewer *= in.Share
	}
	if in.Exchange == stream.Broadcast {
		p := float64(o.Parallelism)
		from.n, from.variance, from.fewer = from.n*p, from.variance*p*p, from.fewer*p
	}
	return from
}

// offered is how many events of a workload a process had to take.
func (l *lawbook) offered(pr *stream.Process, workload string) float64 {
	f := l.flow(stream.Scope{Process: pr.Name, Workload: workload, Subtask: -1})
	if f.Offered == 0 {
		for i := range pr.Operators {
			for _, in := range pr.Operators[i].Inputs {
				if in.Workload != "" && in.Workload != workload {
					return 0 // several workloads, and this one had no events
				}
			}
		}
		f = l.flow(stream.Scope{Process: pr.Name, Subtask: -1})
	}
	return float64(f.Offered)
}

// emitted is how many records an operator sent out, along each of its edges.
func (l *lawbook) emitted(pr *stream.Process, name string) sent {
	for i := range pr.Operators {
		o := &pr.Operators[i]
		if o.Name != name {
			continue
		}
		s := l.operator(pr.Name, name)
		out := float64(s.Out)
		if o.Window != nil && o.Window.Emit != stream.EmitRecords {
			out = float64(s.Results)
		} else if o.Window != nil && o.Window.Slide > o.Window.Size {
			return sent{} // some fall between two windows
		}
		switch sel := o.Selectivity; {
		case sel.Every > 0:
			return sent{n: out / float64(sel.Every), fewer: float64(o.Parallelism), known: true}
		case sel.Number == nil:
			return sent{n: out, known: true}
		case sel.Number.Base.IsConstant() && len(sel.Number.Per) == 0 && sel.Number.ByWorkload == nil && sel.Number.ByInput == nil:
			whole, part := math.Modf(sel.Number.Base.Mean())
			return sent{n: out * (whole + part), variance: out * part * (1 - part), known: true}
		}
	}
	return sent{}
}
