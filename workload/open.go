// Package workload holds the arrival processes of the scenario language and the profiles that vary them over
// time. It answers the data plane's question what arrives next (stream.Source).
//
// A process describes arrivals one at a time and without end; Open gives them batches, a start and an end. A
// profile stretches time: where it is 2, what takes two seconds of the process takes one of the run. Instants
// are found by inverting its integral, not by steps or trial: arrival k stays arrival k, with the same draws,
// whatever profile or rate a variant gives it. Instants are rounded to the nanosecond; what rounding takes is
// carried on, so nothing drifts.
//
// A Trace is read row by row and replayed by Recorded: counts of arrivals, each placed in its interval, or events with
// the numbers and keys that were recorded with them. Whoever opens it decompresses it; here it is a text.
//
// Requests of a cluster (allocation.Source) are made up by Requests, or are recorded: a RequestTrace is read row by row
// and replayed by RecordedRequests, a NodeList is machines.
//
// Simplified: a Markov-modulated process changes state on whole nanoseconds.
package workload

import (
	"errors"
	"fmt"

	"simulate/sim/clock"
	"simulate/sim/dist"
	"simulate/sim/rng"
	"simulate/sim/stream"
)

// Open is an open load: one that does not wait for anything to be answered.
type Open struct {
	Process Process
	Batch   *dist.Distribution // events that arrive together; nil: one
	Start   clock.Time         // nothing before; here a process begins
	Stop    clock.Time         // nothing at or after; clock.Never: no end
	Count   uint64             // events in all; 0: no limit
}

// Process is a way in which arrivals come, one file each; Arrivals lists them.
type Process interface {
	// Problems lists the settings that cannot be.
	Problems() []Problem

	// arrivals produces the instants of arrivals that bring so many events each, on average. It may end, but
	// need not, at until.
	arrivals(key rng.Key, from, until clock.Time, events float64) stream.Source
	// expected is the mean number of events in a span that such arrivals bring.
	expected(from, to clock.Time, events float64) float64
	// steady says that the arrivals' law does not change over time.
	steady() bool
}

// Problems lists all that is wrong with the load; none means that Source succeeds.
func (o Open) Problems() []Problem {
	problems := o.Process.Problems()
	say := func(path, message string, values ...any) {
		problems = append(problems, Problem{path, fmt.Sprintf(message, values...)})
	}
	if o.Batch != nil {
		problems = append(problems, batchProblems(o.Batch)...)
	}
	if o.Start < 0 {
		say("start", "must not be negative, is %s", o.Start)
	}
	if o.Stop <= o.Start {
		say("stop", "must be later than start (%s), is %s", o.Start, o.Stop)
	}
	return problems
}

// Source produces the load of one run. The key is the workload's: instants are drawn below its name
// "arrivals", sizes of batches below "batch", each by the index of the arrival.
func (o Open) Source(key rng.Key) (stream.Source, error) {
	if problems := o.Problems(); len(problems) > 0 {
		mistakes := make([]error, len(problems))
		for i, p := range problems {
			mistakes[i] = p
		}
		return nil, errors.Join(mistakes...)
	}
	source := o.Process.arrivals(key.Of("arrivals"), o.Start, o.Stop, o.events())
	if o.Batch != nil {
		source = newBatches(source, *o.Batch, key.Of("batch"))
	}
	if o.Stop != clock.Never || o.Count > 0 {
		source = newBounded(source, o.Stop, o.Count)
	}
	return source, nil
}

// events is the mean number of events per arrival.
func (o Open) events() float64 {
	if o.Batch == nil {
		return 1
	}
	return meanSize(o.Batch)
}

// Expected is the mean number of events in [from, to), to finite, for estimating how long a run takes. With
// Interarrival it is the long-run mean; Count cuts it off.
func (o Open) Expected(from, to clock.Time) float64 {
	from, to = max(from, o.Start), min(to, o.Stop)
	if from >= to {
		return 0
	}
	n := o.Process.expected(from, to, o.events())
	if o.Count == 0 {
		return n
	}
	count := float64(o.Count)
	if from > o.Start {
		count -= min(count, o.Process.expected(o.Start, from, o.events()))
	}
	return min(n, count)
}

// Steady says that the load has the same law at all times of [0, until), so that a steady state may be claimed.
func (o Open) Steady(until clock.Time) bool {
	return o.Process.steady() && o.Start == 0 && o.Stop >= until && o.Count == 0
}
