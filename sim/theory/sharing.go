package theory

import "math"

// SharingSojourn is the mean time in a station whose server divides itself equally among all inside
// (M/G/1 processor sharing), of an event that needs that much service, when the server's load is rate times mean
// service. The mean over all events is that of the mean service; the distribution of service does not matter.
func SharingSojourn(rate, meanService, service float64) float64 {
	if rate*meanService >= 1 {
		return math.Inf(1)
	}
	return service / (1 - rate*meanService)
}
