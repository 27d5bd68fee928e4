package theory

import "math"

// Class is one of the classes of events that share a single server, by rate and moments of service.
type Class struct {
	Rate   float64
	Mean   float64
	Second float64 // E[S^2]
}

// ExponentialClass is a class with exponential service.
func ExponentialClass(rate, mean float64) Class { return Class{rate, mean, 2 * mean * mean} }

// NonPreemptive is the mean wait of each class when the first class goes first, and so on, but nobody is
// interrupted (A. Cobham, 1954).
func NonPreemptive(classes []Class) []float64 {
	rest := 0.0 // of the service that an arrival finds
	for _, c := range classes {
		rest += c.Rate * c.Second / 2
	}
	waits, before := make([]float64, len(classes)), 0.0
	for k, c := range classes {
		with := before + c.Rate*c.Mean
		waits[k] = delayed(rest, before, with)
		before = with
	}
	return waits
}

// PreemptiveResume is the mean time in the station of each class when a higher class interrupts a lower one,
// which later goes on where it was.
func PreemptiveResume(classes []Class) []float64 {
	sojourns, rest, before := make([]float64, len(classes)), 0.0, 0.0
	for k, c := range classes {
		with := before + c.Rate*c.Mean
		rest += c.Rate * c.Second / 2
		sojourns[k] = delayed(rest, before, with)
		if !math.IsInf(sojourns[k], 1) {
			sojourns[k] += c.Mean / (1 - before)
		}
		before = with
	}
	return sojourns
}

// delayed is a rest of work, stretched by the load of higher classes that comes in the meantime and by that with
// one's own.
func delayed(rest, before, with float64) float64 {
	if with >= 1 {
		return math.Inf(1)
	}
	return rest / ((1 - before) * (1 - with))
}
