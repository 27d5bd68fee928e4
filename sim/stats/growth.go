package stats

import "math"

// growthBatches is into how many batches a series is averaged to tell its slope from noise.
const growthBatches = 20

// Growth says whether a series that should be stationary keeps growing: the slope of its least-squares line is
// more than three of its standard errors, taken from batch means, and its last tenth lies above one and a half
// times its first, and above it by at least 1 (the series is of something that is counted).
func Growth(series []float64) bool {
	if len(series) < 2*growthBatches {
		return false
	}
	batches := means(series, len(series)/growthBatches)
	slope, err := line(batches)
	tenth := len(series) / 10
	first, last := mean(series[:tenth]), mean(series[len(series)-tenth:])
	return slope > 3*err && last > 1.5*first && last-first >= 1
}

// line is the slope of the least-squares line through y at 0, 1, 2, ... and its standard error.
func line(y []float64) (slope, err float64) {
	n := float64(len(y))
	middle, height := (n-1)/2, mean(y)
	sxx, sxy := 0.0, 0.0
	for i, v := range y {
		dx := float64(i) - middle
		sxx += float64(dx * dx)
		sxy += float64(dx * (v - height))
	}
	slope = sxy / sxx
	rest := 0.0
	for i, v := range y {
		e := v - height - float64(slope*(float64(i)-middle))
		rest += float64(e * e)
	}
	return slope, math.Sqrt(rest / (n - 2) / sxx)
}

func mean(values []float64) float64 {
	sum := 0.0
	for _, v := range values {
		sum += v
	}
	return sum / float64(len(values))
}
