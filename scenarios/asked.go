package scenarios

import (
	"slices"

	"simulate/sim/clock"
)

// expected is about how many requests of the class come in [0, until).
func (a *asker) expected(until clock.Time) float64 {
	switch {
	case a.made != nil && (a.made.Open.Process != nil || len(a.made.At) > 0):
		if until == clock.Never {
			until = a.last()
		}
		return a.made.Expected(0, until)
	case a.recorded != nil && a.recorded.Summary != nil:
		return a.recorded.Expected(until)
	case a.pods != nil:
		return float64(a.pods.size())
	}
	return 0
}

// steady says whether the load is the same at all times: requests that stay pile up.
func (a *asker) steady(until clock.Time) bool {
	return a.made != nil && a.made.Duration != nil && a.made.Open.Process != nil && a.made.Steady(until)
}

// last is when the last request of the class comes that is sure to; Never: there is none.
func (a *asker) last() clock.Time {
	switch {
	case a.recorded != nil && a.recorded.Summary != nil:
		return a.recorded.Summary.Last
	case a.pods != nil:
		return a.pods.last()
	case a.made != nil && len(a.made.At) > 0:
		return slices.Max(a.made.At) + 1
	case a.made != nil:
		return a.made.Open.Stop
	}
	return 0
}

// listed says whether the requests are those of a file.
func (a *asker) listed() bool { return a.made == nil }

// ends says whether there is a last request.
func (a *asker) ends() bool {
	return a.listed() || len(a.made.At) > 0 || a.made.Open.Stop != clock.Never || a.made.Open.Count > 0
}

// listsOnly says whether the run is over with the requests of its lists, and what else arrives ends, too.
func (b *builder) listsOnly() bool {
	return len(b.config.Stream.Workloads) == 0 &&
		slices.ContainsFunc(b.asking, func(a asker) bool { return a.listed() }) &&
		!slices.ContainsFunc(b.asking, func(a asker) bool { return !a.ends() })
}

// lastRequest is when the last request of a list has ended, if nobody waits; 0: there are none.
func (b *builder) lastRequest() (last clock.Time) {
	for i := range b.asking {
		switch a := &b.asking[i]; {
		case a.recorded != nil && a.recorded.Summary != nil:
			last = max(last, a.recorded.Summary.End)
		case a.pods != nil:
			last = max(last, a.pods.last())
		}
	}
	return last
}
