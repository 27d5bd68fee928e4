package workload

import (
	"fmt"
	"math"

	"simulate/sim/clock"
)

// Sine is 1 + amplitude sin(2 pi t / period + phase).
type Sine struct {
	Period    clock.Time
	Amplitude float64 // 0 to 1
	Phase     float64 // radians
}

func (s Sine) piece(t clock.Time) piece {
	turn := float64(t%s.Period) / float64(s.Period)
	return piece{
		until:     clock.Never,
		level:     1,
		amplitude: s.Amplitude,
		angle:     math.Mod(s.Phase, 2*math.Pi) + float64(2*math.Pi*turn),
		speed:     2 * math.Pi / float64(s.Period),
	}
}

func (s Sine) problems() []Problem {
	problems := spanProblems("sine.period", s.Period)
	if !(s.Amplitude >= 0 && s.Amplitude <= 1) {
		problems = append(problems, Problem{"sine.amplitude", fmt.Sprintf("must be between 0 and 1, is %g", s.Amplitude)})
	}
	if math.IsNaN(s.Phase) || math.IsInf(s.Phase, 0) {
		problems = append(problems, Problem{"sine.phase", "must be a number of radians"})
	}
	return problems
}
