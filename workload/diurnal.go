package workload

import (
	"fmt"
	"math"

	"simulate/sim/clock"
)

// Diurnal is a day: half a cosine up from trough to peak and half a cosine down again, so that its mean over
// the day is 1 however the day is divided between the two.
type Diurnal struct {
	Peak, Trough clock.Time // since t = 0, of this or any other day
	Ratio        float64    // of the rates at peak and trough, at least 1
}

func (d Diurnal) piece(t clock.Time) piece {
	const quarter = math.Pi / 2
	rise := modulo(d.Peak-d.Trough, clock.Day)
	since := modulo(t-modulo(d.Trough, clock.Day), clock.Day)
	if since < rise {
		return d.half(t, since, rise, -quarter)
	}
	return d.half(t, since-rise, clock.Day-rise, quarter)
}

// half is the part of the day that began so long before t and takes so long in all.
func (d Diurnal) half(t, since, span clock.Time, angle float64) piece {
	return piece{
		until:     later(t, span-since),
		level:     1,
		amplitude: (d.Ratio - 1) / (d.Ratio + 1),
		angle:     angle + float64(math.Pi*(float64(since)/float64(span))),
		speed:     math.Pi / float64(span),
	}
}

func (d Diurnal) problems() (problems []Problem) {
	if !(d.Ratio >= 1) || math.IsInf(d.Ratio, 0) {
		problems = append(problems, Problem{"diurnal.ratio", fmt.Sprintf("peak / trough must be at least 1, is %g", d.Ratio)})
	}
	if modulo(d.Peak-d.Trough, clock.Day) == 0 {
		problems = append(problems, Problem{"diurnal.trough", "must differ from peak, e.g. {peak: 20:00, trough: 04:00, ratio: 3}"})
	}
	return problems
}
