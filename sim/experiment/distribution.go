package experiment

import (
	"math"
	"strings"

	"simulate/sim/stats"
)

// Series over ExceededShare show a distribution: the value that a share of the sample exceeds.
const (
	ExceededShare = "exceeded_share"
	LatencyCurve  = "latency_s" // of processes
	WaitCurve     = "wait_s"    // of requests
)

// exceededPoints is at how many shares distributions are shown.
const exceededPoints = 59

// exceeded is the shares: from all in steps of a twentieth down to a tenth, then ten in each power of ten, down to 1e-5.
func exceeded(k int) float64 {
	if k <= 18 {
		return float64(20-k) / 20
	}
	return math.Pow(10, -1-float64(k-18)/10)
}

// distribution is of one scope the quantiles of each replication, with which the interval is had.
type distribution struct {
	name   string
	scope  Scope
	sample func(r *replicate) *stats.Histogram
	values [exceededPoints][]float64 // in seconds, by replication
}

// distributions are those of processes, their workloads and requests.
func (a *analysis) newDistributions() []distribution {
	var all []distribution
	for i, scope := range a.tally.Flows {
		all = append(all, distribution{
			name: LatencyCurve, scope: shown(scope, ""),
			sample: func(r *replicate) *stats.Histogram { return &r.flows[i].flow.Latency },
		})
	}
	for _, g := range a.groups {
		if g.scope.Tenant == "" {
			all = append(all, distribution{
				name: WaitCurve, scope: g.scope,
				sample: func(r *replicate) *stats.Histogram { return &r.requests[g.at].requests.Wait },
			})
		}
	}
	return all
}

// take keeps the quantiles of a replication.
func (d *distribution) take(r *replicate) {
	h := d.sample(r)
	for k := range d.values {
		d.values[k] = append(d.values[k], seconds(h, 1-exceeded(k)))
	}
}

// series is the curve of the merged sample, as far as at least ten of it lie beyond.
func (d *distribution) series(pooled *replicate) Series {
	s := Series{Name: d.name, Scope: d.scope, Unit: "s", Axis: ExceededShare}
	h := d.sample(pooled)
	for k := range d.values {
		beyond := exceeded(k)
		if beyond*float64(h.Count()) < 10 {
			break
		}
		value := seconds(h, 1-beyond)
		half := stats.SectionHalfWidth(value, d.values[k], Level) + resolution(h, value)
		s.X = append(s.X, beyond)
		s.Mean, s.Lo, s.Hi = append(s.Mean, value), append(s.Lo, max(0, value-half)), append(s.Hi, value+half)
	}
	return s
}

// curves are the distributions of what is stable: of what is not, they depend on the horizon alone.
func (s *study) curves(a *analysis) []Series {
	var all []Series
	for i := range a.distributions {
		d := &a.distributions[i]
		one := d.series(&a.pooled)
		if len(one.X) > 0 && !s.growing(d) {
			all = append(all, one)
		}
	}
	return all
}

// growing says whether the percentiles of a distribution were taken back.
func (s *study) growing(d *distribution) bool {
	median := s.estimate(strings.Replace(d.name, "_s", "_p50_s", 1), d.scope)
	return median != nil && median.grows
}
