package experiment

import (
	"fmt"
	"math"

	"simulate/sim/clock"
	"simulate/sim/finding"
	"simulate/sim/stats"
	"simulate/sim/stream"
)

// recovery is what the replications show of how a process caught up after its outages. Where the horizon came first,
// nobody knows how long it takes, only how long at least: what melts in the drain, while nothing arrives, would have
// taken longer.
type recovery struct {
	least   []float64 // seconds that it takes at least, by replication
	open    int       // replications in which it had not caught up when the horizon came
	running int       // of these, those in which an outage was not over
	never   int       // of these, those in which it had not caught up when the drain ended either
	elapsed float64   // seconds from the end of the outage to the horizon, over those in which it was over
}

// catchUpSeconds is the longest catch-up of a replication: NaN where nothing had to be caught up, +Inf where the
// horizon came first.
func catchUpSeconds(c stream.CatchUp) float64 {
	switch {
	case c.Open:
		return math.Inf(1)
	case c.Outages == 0:
		return math.NaN()
	}
	return c.Longest.Seconds()
}

// add takes in a replication.
func (r *recovery) add(c stream.CatchUp, horizon clock.Time) {
	if !c.Open {
		if c.Outages > 0 {
			r.least = append(r.least, c.Longest.Seconds())
		}
		return
	}
	r.open++
	if c.Ended < horizon {
		r.elapsed += (horizon - c.Ended).Seconds()
	} else {
		r.running++
	}
	if c.Least == clock.Never {
		r.never++
		r.least = append(r.least, math.Inf(1))
		return
	}
	r.least = append(r.least, max(c.Longest, c.Least).Seconds())
}

// bound is what catching up takes at least, over the replications, with its half-width; +Inf: in one of them it was
// never seen.
func (r *recovery) bound() (least, half float64) {
	if r.never > 0 {
		return math.Inf(1), math.NaN()
	}
	return stats.MeanInterval(r.least, Level)
}

// catchUp takes back the catch-up of the processes that had not caught up when the horizon came, and says so.
func (s *study) catchUp(a *analysis) {
	for i, p := range a.c.Config.Stream.Processes {
		r := &a.recoveries[i]
		if r.open == 0 {
			continue
		}
		if e := s.estimate("catch_up_s", Scope{Process: p.Name, Subtask: -1}); e != nil {
			e.open, e.Value, e.CI95 = true, math.NaN(), nil
			e.least, e.half = r.bound()
		}
		s.find(finding.Finding{
			Code: finding.Behind, Severity: finding.Warning, Path: "horizon", Message: r.message(p.Name, a.runs),
		})
	}
}

func (r *recovery) message(process string, runs int) string {
	text := fmt.Sprintf("an outage of process %s was not over when the horizon came", process)
	if over := r.open - r.running; over > 0 {
		elapsed := Round(clock.Seconds(r.elapsed / float64(over)))
		text = fmt.Sprintf("process %s had not caught up %s after the outage ended, when the horizon came", process, elapsed)
	}
	if r.never > 0 {
		text += ", nor when the drain ended"
	}
	if r.open < runs {
		text += fmt.Sprintf(" (%d of %d replications)", r.open, runs)
	}
	return text + "; a longer horizon shows how long it takes"
}
