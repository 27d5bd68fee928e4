package experiment

import (
	"math"

	"simulate/sim/allocation"
	"simulate/sim/stats"
)

// ArrivedShare is the axis of curves: how much had been asked for, of the capacity.
const ArrivedShare = "arrived_share"

// curve is, of one replication, how it stood when so much had been asked for: shares of the capacity by percent of it,
// NaN where nothing arrived.
type curve struct {
	resource              int
	allocated, fragmented []float64
	measured              bool
}

func curveOf(f *allocation.Final) curve {
	c := curve{resource: f.CurveOf, measured: f.Measured}
	if f.CurveOf < 0 {
		return c
	}
	capacity := float64(f.Total[f.CurveOf])
	for _, p := range f.Curve {
		whole := float64(p.Arrivals) * capacity
		c.allocated = append(c.allocated, ratio(p.Allocated, whole))
		c.fragmented = append(c.fragmented, ratio(p.Fragmented, whole))
	}
	return c
}

// curveSeries are the curves over what had been asked for, mean over the replications.
func curveSeries(a *analysis) []Series {
	if len(a.curves) == 0 || a.curves[0].resource < 0 || !a.fleets[0].limited(a.curves[0].resource) {
		return nil
	}
	all := []Series{a.curve("allocated_share", func(c *curve) []float64 { return c.allocated })}
	if a.curves[0].measured {
		all = append(all, a.curve("fragmented_share", func(c *curve) []float64 { return c.fragmented }))
	}
	return all
}

func (a *analysis) curve(name string, of func(c *curve) []float64) Series {
	s := Series{Name: name, Scope: a.fleets[0].of(a.curves[0].resource), Unit: "1", Axis: ArrivedShare}
	for percent := 0; ; percent++ {
		var values []float64
		more := false
		for r := range a.curves {
			if points := of(&a.curves[r]); percent < len(points) {
				more = true
				if !math.IsNaN(points[percent]) {
					values = append(values, points[percent])
				}
			}
		}
		if !more {
			return s
		}
		if len(values) > 0 {
			mean, half := stats.MeanInterval(values, Level)
			s.X = append(s.X, float64(percent)/100)
			s.Mean, s.Lo, s.Hi = append(s.Mean, mean), append(s.Lo, mean-half), append(s.Hi, mean+half)
		}
	}
}
