package experiment

import (
	"math"
	"slices"

	"simulate/sim/stats"
)

// Level is the confidence of every interval shown.
const Level = 0.95

// estimate is a metric of one scope with its value in each replication, which comparisons pair.
type estimate struct {
	Metric
	info   *MetricInfo
	half   float64 // half-width of the interval, which at 0 is cut off where it is shown; NaN: there is none
	values []float64
	grows  bool    // a percentile of what is unstable: it depends on the horizon alone
	open   bool    // no value, because the run ended first
	least  float64 // with open: it is at least so much, and half belongs to that; +Inf: it never ended
}

// estimates evaluates every metric that the replications show.
func (a *analysis) estimates() []estimate {
	var all []estimate
	for i := range a.measures {
		m := &a.measures[i]
		var sample *stats.Histogram
		if m.info.Kind == Quantile {
			sample = m.info.sample(m.window(&a.pooled))
		}
		all = appendShown(all, newEstimate(m.info, m.scope, a.values[i], sample))
	}
	addUp(all)
	return all
}

// appendShown leaves out what does not exist in this scenario: servers' shares of unbounded servers, say.
// Samples that stayed empty are shown as not observed.
func appendShown(all []estimate, e estimate) []estimate {
	if math.IsNaN(e.Value) && e.info.Unit != "s" || e.info.optional && math.IsNaN(e.Value) {
		return all
	}
	return append(all, e)
}

func newEstimate(info *MetricInfo, scope Scope, values []float64, sample *stats.Histogram) estimate {
	e := estimate{info: info, values: values, half: math.NaN()}
	e.Metric = Metric{Name: info.Name, Scope: scope, Replications: len(values)}
	switch info.Kind {
	case Quantile:
		e.Value = seconds(sample, info.Q)
		e.half = stats.SectionHalfWidth(e.Value, values, Level) + resolution(sample, e.Value)
	case Extreme:
		e.Value = largest(values)
	default:
		seen := slices.DeleteFunc(slices.Clone(values), math.IsNaN) // rare events: some replications may have none
		e.Value, e.half = stats.MeanInterval(seen, Level)
		if slices.Contains(seen, math.Inf(1)) {
			e.Value, e.half = math.Inf(1), math.NaN()
		}
		e.Replications = len(seen)
	}
	if e.CI95 = around(e.Value, e.half); e.CI95 != nil {
		e.CI95.Low = max(0, e.CI95.Low) // no metric is negative
	}
	return e
}

// resolution is how far the histogram's value for a quantile may be from the sample's own, in seconds.
func resolution(sample *stats.Histogram, value float64) float64 {
	if sample.Count() == 0 || sample.Min() == sample.Max() || value*1e9 < 512 {
		return 0
	}
	return value / 1024
}

// around is the interval of that half-width; nil where there is none.
func around(value, half float64) *Interval {
	if math.IsNaN(value) || math.IsNaN(half) {
		return nil
	}
	return &Interval{Low: value - half, High: value + half}
}

func largest(values []float64) float64 {
	most := math.NaN()
	for _, v := range values {
		if math.IsNaN(most) || v > most {
			most = v
		}
	}
	return most
}
