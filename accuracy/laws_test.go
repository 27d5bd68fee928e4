package accuracy

import (
	"fmt"
	"math"

	"simulate/sim"
	"simulate/sim/stream"
)

// lawbook holds what one run counted against the laws that every run obeys.
type lawbook struct {
	config   *sim.Config
	r        *sim.Result
	broken   []string
	balanced int // flows into operators that could be compared with what was sent
}

func (l *lawbook) breaks(format string, args ...any) {
	l.broken = append(l.broken, fmt.Sprintf(format, args...))
}

func (l *lawbook) check() {
	l.conservation()
	for i, scope := range l.r.Tally.Stations {
		l.little(i, scope)
	}
	l.parts()
	for i := range l.config.Stream.Processes {
		pr := &l.config.Stream.Processes[i]
		l.endToEnd(pr)
		for j := range pr.Operators {
			l.balance(pr, &pr.Operators[j])
		}
	}
}

// station is what was counted at a scope over the whole run.
func (l *lawbook) station(i int) (sum stream.StationTally) {
	for j := range l.r.Tally.Sections {
		sum.Add(&l.r.Tally.Sections[j].Stations[i])
	}
	return sum
}

func (l *lawbook) flow(scope stream.Scope) (sum stream.FlowTally) {
	for i, s := range l.r.Tally.Flows {
		if s == scope {
			for j := range l.r.Tally.Sections {
				sum.Add(&l.r.Tally.Sections[j].Flows[i])
			}
		}
	}
	return sum
}

func (l *lawbook) operator(process, name string) stream.StationTally {
	for i, s := range l.r.Tally.Stations {
		if s == (stream.Scope{Process: process, Operator: name, Subtask: -1}) {
			return l.station(i)
		}
	}
	return stream.StationTally{}
}

// conservation: offered is finished, dropped and inside, over all processes.
func (l *lawbook) conservation() {
	inside := int64(0)
	for _, pr := range l.config.Stream.Processes {
		f := l.flow(stream.Scope{Process: pr.Name, Subtask: -1})
		inside += int64(f.Offered) - int64(f.Finished) - int64(f.Dropped)
		if f.Consumed > f.Offered {
			l.breaks("%s: %d events taken in, %d offered", pr.Name, f.Consumed, f.Offered)
		}
	}
	if inside != l.r.Inside {
		l.breaks("%d events neither finished nor were dropped, %d are inside", inside, l.r.Inside)
	}
}

// little: the integral of the number present is the sum of the times spent there; exactly, where all have left,
// and otherwise within what those who stayed can make up.
func (l *lawbook) little(i int, scope stream.Scope) {
	s := l.station(i)
	stayed := float64(s.In) - float64(s.Out)
	spent := s.Sojourn.Sum()
	low, high := spent*(1-1e-12), spent*(1+1e-12)+stayed*float64(l.r.End)
	if stayed < 0 || s.Present < low || s.Present > high {
		l.breaks("Little's law fails at %+v: integral %.17g ns, time spent %.17g ns, %g stayed", scope, s.Present, spent, stayed)
	}
	if s.Sojourn.Count() != s.Out {
		l.breaks("%+v: %d left, %d times at the operator", scope, s.Out, s.Sojourn.Count())
	}
	if s.Waiting > s.Present*(1+1e-12) {
		l.breaks("%+v: more waiting than present", scope)
	}
	time := float64(l.r.Tally.Servers[i]) * float64(l.r.End)
	if busy := s.Working + s.Blocked + s.Down; time > 0 && scope.Workload == "" && busy > time*(1+1e-12) {
		l.breaks("%+v: servers worked, were blocked and were down for %g of %g ns", scope, busy, time)
	}
}

// parts: subtasks, and workloads, add up to their operator.
func (l *lawbook) parts() {
	for i, whole := range l.r.Tally.Stations {
		if whole.Workload != "" || whole.Subtask >= 0 {
			continue
		}
		var subtasks, loads stream.StationTally
		some, several := false, false
		for j, s := range l.r.Tally.Stations {
			if s.Process != whole.Process || s.Operator != whole.Operator || j == i {
				continue
			}
			part := l.station(j)
			if s.Subtask >= 0 {
				subtasks.Add(&part)
				some = true
			} else {
				loads.Add(&part)
				several = true
			}
		}
		sum := l.station(i)
		for _, of := range []struct {
			are  bool
			sum  *stream.StationTally
			name string
		}{{some, &subtasks, "subtasks"}, {several, &loads, "workloads"}} {
			if of.are && (of.sum.In != sum.In || of.sum.Out != sum.Out || of.sum.Dropped != sum.Dropped || !near(of.sum.Present, sum.Present)) {
				l.breaks("%+v: its %s have %d in, %d out, %d dropped; it has %d, %d, %d", whole, of.name,
					of.sum.In, of.sum.Out, of.sum.Dropped, sum.In, sum.Out, sum.Dropped)
			}
		}
	}
}

func near(a, b float64) bool { return math.Abs(a-b) <= 1e-9*max(math.Abs(a), math.Abs(b)) }
