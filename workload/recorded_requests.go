package workload

import (
	"fmt"
	"math"
	"slices"

	"simulate/sim/allocation"
	"simulate/sim/clock"
	"simulate/sim/cluster"
	"simulate/sim/rng"
)

// RecordedRequests replays a list of requests on a cluster.
type RecordedRequests struct {
	Trace   RequestTrace
	Summary *RequestSummary // what Read has found; it is shared and never changed
	Cluster *cluster.Config // it has the resources and models that requests name, though perhaps no node has them
	Models  uint64          // of devices, of requests that name none; 0: any
	Tenants []int32         // by index in Summary.Tenants: their index in the allocation's Config
}

// Problems lists the settings that cannot be. The list must have been read.
func (r *RecordedRequests) Problems() []Problem {
	problems := r.Trace.Problems()
	say := func(path, message string, values ...any) {
		problems = append(problems, Problem{path, fmt.Sprintf(message, values...)})
	}
	for _, name := range r.Trace.Asks() {
		if name != ofPods && r.resource(name) < 0 {
			say("trace", "requests ask for %s, which neither nodes nor cluster.shared have", name)
		}
	}
	for _, name := range r.Summary.Models {
		if !slices.Contains(r.Cluster.Models, name) {
			say("trace", "requests ask for devices of model %q, which the cluster does not know", name)
		}
	}
	if len(r.Tenants) != len(r.Summary.Tenants) {
		say("trace", "requests name %d tenants, %d are known", len(r.Summary.Tenants), len(r.Tenants))
	}
	if f := r.inflation(); r.Trace.Inflate > 0 && !f.possible() {
		say("trace.inflate", "needs a cluster with cpu or GPUs, and requests that ask for them, to measure demand by")
	}
	return problems
}

// resource is the index of a resource of the cluster; -1: there is none of that name.
func (r *RecordedRequests) resource(name string) int {
	return slices.IndexFunc(r.Cluster.Resources, func(to cluster.Resource) bool { return to.Name == name })
}

// Source replays the list in one run. The key is the stream's: a shuffle is drawn below its name "shuffle", rows that
// inflate it below "inflate", by index. A source that reads its file has a Close.
func (r *RecordedRequests) Source(key rng.Key) (allocation.Source, error) {
	if err := joined(r.Problems()); err != nil {
		return nil, err
	}
	to := r.translation()
	if r.Summary.requests == nil {
		return r.follow(to)
	}
	return newDeal(r, to, key), nil
}

// Needs shows what each request of the list asks for, as they stand in the file if it is not held sorted, without
// those that inflate it, and the text that names the models it accepts. What is shown is valid during the call only.
func (r *RecordedRequests) Needs(each func(need *cluster.Need, models string)) error {
	request := allocation.Request{Need: cluster.Need{Amounts: make([]int64, len(r.Cluster.Resources))}}
	to := r.translation()
	show := func(c *claim) {
		to.fill(&request, c)
		text := ""
		if c.spec >= 0 {
			text = r.Summary.specs.texts[c.spec]
		}
		each(&request.Need, text)
	}
	for i := range r.Summary.requests {
		show(&r.Summary.requests[i])
	}
	if r.Summary.requests != nil {
		return nil
	}
	source, err := r.follow(to)
	if err != nil {
		return err
	}
	for source.advance() {
		show(&source.claim)
	}
	return source.Close()
}

// surelyDrawn is how many standard deviations more than the mean are never drawn.
const surelyDrawn = 8

// End is when the last request ends if nobody waits, of those that end, and the last has arrived: with rows that are
// drawn, almost surely.
func (r *RecordedRequests) End() clock.Time {
	if r.Trace.Inflate == 0 || r.Trace.Order == Together {
		return r.Summary.End
	}
	f := r.inflation()
	return r.Summary.End + clock.Time(math.Ceil(f.drawn(r.Summary.requests, surelyDrawn)))*clock.Second
}

// Expected is about how many requests come in [0, until).
func (r *RecordedRequests) Expected(until clock.Time) float64 {
	s := r.Summary
	n := float64(s.Rows)
	if r.Trace.Inflate > 0 {
		f := r.inflation()
		n += f.drawn(s.requests, 0)
	}
	if until > s.Last || until == clock.Never {
		return n
	}
	return n * max(0, (until-s.First).Seconds()) / max(1e-9, (s.Last-s.First).Seconds())
}
