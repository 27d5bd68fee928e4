package stats

import "math"

// NextReplications is the sequential rule for a relative precision: after n replications whose interval has
// that half-width, it is enough when halfWidth / |mean| is at most target / (1 + target), which makes the true
// relative error at most target (Law, "Simulation Modeling and Analysis", 9.4). Otherwise next says with how
// many to try again: what the variance seen so far asks for, and a tenth more, between one and a half times and
// four times as many.
func NextReplications(n int, halfWidth, mean, target float64) (next int, done bool) {
	allowed := target / (1 + target) * math.Abs(mean)
	if halfWidth <= allowed {
		return n, true
	}
	factor := 4.0 // also when there is no interval yet
	if excess := halfWidth / allowed; excess < 2 {
		factor = min(4, max(1.5, 1.1*excess*excess))
	}
	return int(math.Ceil(float64(n) * factor)), false
}
