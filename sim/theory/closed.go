package theory

// Closed is what a population of clients sees that think, send an event through all stations, and think again.
type Closed struct {
	Throughput float64   // events per unit of time
	Sojourn    float64   // mean time through all stations
	Inside     []float64 // mean number at each station
}

// MeanValues solves a closed network of single exponential servers by mean value analysis (M. Reiser and S. S.
// Lavenberg, 1980): an arrival finds what a network with one client less would hold. demands are the mean
// service times that an event needs at each station in all its visits.
func MeanValues(clients int, think float64, demands []float64) Closed {
	c := Closed{Inside: make([]float64, len(demands))}
	at := make([]float64, len(demands))
	for n := 1; n <= clients; n++ {
		c.Sojourn = 0
		for i, d := range demands {
			at[i] = d * (1 + c.Inside[i])
			c.Sojourn += at[i]
		}
		c.Throughput = float64(n) / (think + c.Sojourn)
		for i := range at {
			c.Inside[i] = c.Throughput * at[i]
		}
	}
	return c
}
