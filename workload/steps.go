package workload

import (
	"fmt"
	"slices"
	"sort"

	"simulate/sim/clock"
)

// Steps is a constant from each of its points to the next. The last holds on, and before the first point the
// factor is 1; or else Every repeats the points for ever, and the last holds until the first again.
type Steps struct {
	Points []Step     // in order of time
	Every  clock.Time // 0: they do not repeat
}

// Step is a factor from an instant on.
type Step struct {
	At     clock.Time
	Factor float64
}

func (s Steps) piece(t clock.Time) piece {
	now := t
	if s.Every > 0 {
		now = t % s.Every
	}
	next := sort.Search(len(s.Points), func(i int) bool { return s.Points[i].At > now })
	p := piece{until: clock.Never, level: 1}
	switch {
	case next > 0:
		p.level = s.Points[next-1].Factor
	case s.Every > 0:
		p.level = s.Points[len(s.Points)-1].Factor
	}
	switch {
	case next < len(s.Points):
		p.until = later(t, s.Points[next].At-now)
	case s.Every > 0:
		p.until = later(t, s.Every-now+s.Points[0].At)
	}
	return p
}

func (s Steps) problems() (problems []Problem) {
	if len(s.Points) == 0 {
		return []Problem{{"steps", "must have a point at least, e.g. [[0s, 1], [6h, 2]]"}}
	}
	problems = sinceProblems("every", s.Every)
	if s.Every > 0 && !slices.ContainsFunc(s.Points, func(p Step) bool { return p.Factor != 0 }) {
		problems = append(problems, Problem{"steps", "must not all be 0: nothing would ever arrive"})
	}
	for i, p := range s.Points {
		path := fmt.Sprintf("steps[%d]", i)
		problems = append(problems, all(sinceProblems(path+"[0]", p.At), factorProblems(path+"[1]", p.Factor))...)
		if i > 0 && p.At <= s.Points[i-1].At {
			problems = append(problems, Problem{path + "[0]", fmt.Sprintf("points must be in order of time: %s does not follow %s", p.At, s.Points[i-1].At)})
		}
		if s.Every > 0 && p.At >= s.Every {
			problems = append(problems, Problem{path + "[0]", fmt.Sprintf("must be before every (%s), is %s", s.Every, p.At)})
		}
	}
	return problems
}
