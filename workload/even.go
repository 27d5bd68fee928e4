package workload

// even spreads n arrivals evenly over a span: the k-th, k = 0, 1, ..., at k/n of it.
type even struct {
	step    float64
	k, n    uint64
	offsets [grouped]float64
}

func (e *even) begin(_, n uint64, span float64) {
	e.step, e.k, e.n = span/float64(n), 0, n
}

func (e *even) fill() []float64 {
	size := min(grouped, e.n-e.k)
	for i := range size {
		e.offsets[i] = float64(float64(e.k+i) * e.step)
	}
	e.k += size
	return e.offsets[:size]
}
