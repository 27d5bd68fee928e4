package experiment

import (
	"math"

	"simulate/sim/allocation"
	"simulate/sim/stats"
)

// requestWindow is what one replication counted of requests, with what is counted over the whole run, its drain included.
type requestWindow struct {
	window
	all      allocation.RequestTally // counts, no samples
	waiting  int64                   // at the horizon
	retries  bool                    // some may be sent again
	makespan float64                 // NaN in a steady state, of a part of the requests, and where none ended
	dominant float64                 // share of the cluster that it has on the mean, of the resource of which it has most
	fairness float64                 // of tenants, by Jain's index; of all requests, NaN where nobody can be treated unfairly
}

// requestsOf are the windows of all groups. The last section is the drain.
func requestsOf(t *allocation.Tally, cut int, span float64, steady bool) []requestWindow {
	all := make([]requestWindow, len(t.Groups))
	kept := t.Sections[cut : len(t.Sections)-1]
	for i := range all {
		w := &all[i]
		w.span, w.requests, w.waiting = span, &allocation.RequestTally{}, t.Final.Waiting[i]
		w.retries = t.Retries
		w.makespan, w.dominant, w.fairness = math.NaN(), math.NaN(), math.NaN()
		for j := range kept {
			w.requests.Add(&kept[j].Requests[i])
		}
		for j := range t.Sections {
			addRequestCounts(&w.all, &t.Sections[j].Requests[i])
		}
	}
	for i, first := range t.Final.Firsts {
		if last := t.Final.Lasts[i]; !steady && last > first {
			all[i].makespan = (last - first).Seconds()
		}
	}
	return all
}

// unstarted is how many requests have neither started nor failed: they are not among the waits.
func unstarted(r *allocation.RequestTally) int64 {
	return max(0, int64(r.Came)-int64(r.Lost)-int64(r.Wait.Count()))
}

// pending is the time that was waited, in seconds: the sum over the reasons.
func (w *requestWindow) pending() float64 {
	sum := 0.0
	for reason := range w.all.Pending {
		sum += w.pendingFor(reason)
	}
	return sum
}

func (w *requestWindow) pendingFor(reason int) float64 { return w.all.Pending[reason].Float() / 1e9 }

// addRequestCounts adds the counts of a section, not its samples.
func addRequestCounts(sum, s *allocation.RequestTally) {
	if sum.Pending == nil {
		sum.Pending, sum.Refused = make([]stats.Wide, len(s.Pending)), make([]uint64, len(s.Refused))
	}
	sum.Started += s.Started
	sum.Failed += s.Failed
	sum.Preempted += s.Preempted
	sum.Retried += s.Retried
	for reason := range s.Pending {
		sum.Pending[reason].AddUp(s.Pending[reason])
		sum.Refused[reason] += s.Refused[reason]
	}
}
