package workload

import (
	"errors"
	"fmt"

	"simulate/sim/allocation"
	"simulate/sim/clock"
	"simulate/sim/dist"
	"simulate/sim/rng"
)

// Requests is a stream of requests that are made up: when each arrives, what it asks for, and for how long. Draws go
// by their name and the number of the request, so that variants see the same requests.
type Requests struct {
	Open     Open         // when they arrive
	At       []clock.Time // or, if there are any, these instants in place of Open
	Fields   []Field      // that each carries, on which amounts may depend
	Amounts  []Amount
	Devices  Quantity  // how many; below 1 it is a share of one, in thousandths
	Models   uint64    // of the devices, as in a cluster.Need
	Duration *Quantity // nanoseconds; nil: they stay
	Estimate Estimate
}

// Amount is how much of a resource requests ask for.
type Amount struct {
	Name     string   // of the resource: draws go by it
	Resource int      // its index in the cluster
	Value    Quantity // of the cluster's integers: thousandths of a core, bytes, units per day, pieces
}

// Estimate is what the scheduler is told of how long a request takes; what is less than its duration is taken to be
// the duration.
type Estimate struct {
	Time   clock.Time         // above 0: this
	Factor *dist.Distribution // else the duration times a draw; nil: times 1
}

// Problems lists all that is wrong with the requests; none means that Source succeeds.
func (q *Requests) Problems() []Problem {
	var problems []Problem
	say := func(path, message string, values ...any) {
		problems = append(problems, Problem{path, fmt.Sprintf(message, values...)})
	}
	if len(q.At) == 0 {
		problems = q.Open.Problems()
	}
	for i, at := range q.At {
		if at < 0 {
			say(fmt.Sprintf("at[%d]", i), "must not be negative, is %s", at)
		}
	}
	if len(q.Amounts) == 0 && q.Devices.IsZero() {
		say("resources", "a request must ask for something; e.g. {cpu: 1}")
	}
	if q.Estimate.Time < 0 {
		say("estimate", "must not be negative, is %s", q.Estimate.Time)
	}
	return problems
}

// Expected is the mean number of requests in [from, to), for estimating how long a run takes.
func (q *Requests) Expected(from, to clock.Time) float64 {
	if len(q.At) == 0 {
		return q.Open.Expected(from, to)
	}
	n := 0.0
	for _, at := range q.At {
		if at >= from && at < to {
			n++
		}
	}
	return n
}

// Steady says that requests have the same law at all times of [0, until).
func (q *Requests) Steady(until clock.Time) bool { return len(q.At) == 0 && q.Open.Steady(until) }

// Source makes up the requests of one run. The key is the stream's: amounts are drawn below its name "resources" and
// that of the resource, fields below "fields" likewise, devices below "gpu", times below "duration" and "estimate".
func (q *Requests) Source(key rng.Key) (allocation.Source, error) {
	if err := joined(q.Problems()); err != nil {
		return nil, err
	}
	return newInvention(q, key)
}

// joined is problems as one error; nil: there are none.
func joined(problems []Problem) error {
	mistakes := make([]error, len(problems))
	for i, p := range problems {
		mistakes[i] = p
	}
	return errors.Join(mistakes...)
}
