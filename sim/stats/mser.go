package stats

// batchOf is the 5 of MSER-5.
const batchOf = 5

// MSER is where a series should be cut so that what is left looks stationary: MSER-5 (White, "An effective
// truncation heuristic for bias reduction in simulation output", 1997; Spratt, 1998). The series is averaged in
// batches of five; of all cuts in its first half the one is taken that leaves the smallest estimated variance of
// the mean. It is not ok when that is the last of those cuts: the series is too short to tell.
func MSER(series []float64) (cut int, ok bool) {
	batches := means(series, batchOf)
	m := len(batches)
	if m < 4 {
		return 0, false
	}
	best, least := 0, 0.0
	mean, m2 := 0.0, 0.0
	for d := m - 1; d >= 0; d-- { // from the right, so that one pass does
		n := float64(m - d)
		delta := batches[d] - mean
		mean += delta / n
		m2 += float64(delta * (batches[d] - mean))
		if score := m2 / (n * n); d <= m/2 && (d == m/2 || score <= least) {
			best, least = d, score
		}
	}
	return best * batchOf, best < m/2 || least == 0
}

// means averages whole batches of a series.
func means(series []float64, batch int) []float64 {
	all := make([]float64, len(series)/batch)
	for i := range all {
		for _, v := range series[i*batch : (i+1)*batch] {
			all[i] += v / float64(batch)
		}
	}
	return all
}
