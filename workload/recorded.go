package workload

import (
	"errors"
	"fmt"

	"simulate/sim/clock"
	"simulate/sim/rng"
	"simulate/sim/stream"
)

// Recorded is an open load that replays a trace. In rates a row's count is the number of arrivals in its interval;
// of events each row is an arrival. Both are multiplied by Scale and by the profile's mean over the row; what is
// left of an event after that is carried over to the next row, so that the total is exact to one.
type Recorded struct {
	Trace   Trace
	Summary Summary // what Read has found
	Even    bool    // rates: a row's arrivals come evenly, else uniformly at random and in order
	Profile Profile // multiplies counts; within a row arrivals follow its shape
	Scale   float64 // multiplies counts
	Speedup float64 // divides times
	Loop    bool    // starts again at the end, with the same rows a period later

	Start clock.Time // what comes before it is left out
	Stop  clock.Time // nothing at or after; clock.Never: no end
	Count uint64     // events in all; 0: no limit
}

// Problems lists the settings that cannot be. The trace must have been read.
func (r *Recorded) Problems() []Problem {
	problems := r.Profile.problems(r.Rate())
	say := func(path, message string, values ...any) {
		problems = append(problems, Problem{path, fmt.Sprintf(message, values...)})
	}
	if !(r.Scale > 0 && r.Scale <= maxScale) {
		say("trace.scale", "must be above 0 and at most %g, is %g", maxScale, r.Scale)
	}
	if !(r.Speedup >= 1/maxScale && r.Speedup <= maxScale) {
		say("trace.speedup", "must be between %g and %g, is %g", 1/maxScale, maxScale, r.Speedup)
	}
	if r.Stop <= r.Start {
		say("stop", "must be later than start (%s), is %s", r.Start, r.Stop)
	}
	if r.Loop && r.Summary.Total*r.Scale < leastPerPass {
		say("trace.loop", "needs a trace that brings events; this one brings %g in a pass", r.Summary.Total*r.Scale)
	}
	return problems
}

const (
	maxScale     = 1e9
	leastPerPass = 1e-3
)

// Rate is the mean number of events per second of a pass, whatever the profile.
func (r *Recorded) Rate() float64 {
	length := r.at(r.Summary.End - r.Summary.First)
	return r.Summary.Total * r.Scale / max(1e-9, length.Seconds())
}

// Peak is the number of events per second in the row that has most, whatever the profile; of events it is the Rate, since
// each stands alone.
func (r *Recorded) Peak() float64 {
	if r.Trace.Format == Events {
		return r.Rate()
	}
	return r.Summary.Highest * r.Scale / max(1e-9, r.at(r.Summary.First+r.Summary.Interval).Seconds()-r.at(r.Summary.First).Seconds())
}

// End is when the first pass is over: nothing more comes then, if the trace does not loop.
func (r *Recorded) End() clock.Time { return min(r.at(r.Summary.End), r.Stop) }

// Expected is about how many events come in [0, until), for estimating how long a run takes: the profile is taken
// to be 1 and the load to be spread evenly.
func (r *Recorded) Expected(until clock.Time) float64 {
	until = min(until, r.Stop)
	if !r.Loop {
		until = min(until, r.End())
	}
	from := max(r.Start, r.at(r.Summary.First))
	n := r.Rate() * max(0, (until-from).Seconds())
	if r.Count > 0 {
		n = min(n, float64(r.Count))
	}
	return n
}

// at is a recorded time in the run's.
func (r *Recorded) at(t clock.Time) clock.Time {
	if r.Speedup == 1 {
		return t
	}
	return clock.Nanoseconds(float64(t) / r.Speedup)
}

// Source opens the trace and replays it in one run. The key is the workload's: instants are drawn below its name
// "arrivals", by row and index in the row. The source must be closed; what went wrong is told then.
func (r *Recorded) Source(key rng.Key) (stream.Source, error) {
	if problems := r.Problems(); len(problems) > 0 {
		mistakes := make([]error, len(problems))
		for i, p := range problems {
			mistakes[i] = p
		}
		return nil, errors.Join(mistakes...)
	}
	p := &playback{load: r, left: r.Count}
	if m := p.open(); m != nil {
		return nil, r.Trace.wrong(m)
	}
	if r.Trace.Format == Events {
		return newOccurrences(p), nil
	}
	return newVolumes(p, key.Of("arrivals")), nil
}
