package theory

// MMcK is M/M/c with room for a limited number: who finds Places full is lost, so every load is carried. Waits
// and sojourns are of those who were let in.
type MMcK struct {
	Rate    float64
	Service float64 // mean
	Servers int
	Places  int // in service and waiting, at least Servers
}

// Probabilities are those of finding 0, 1, ..., Places inside; by Poisson arrivals, also what an arrival sees.
func (m MMcK) Probabilities() []float64 {
	p, sum := make([]float64, m.Places+1), 0.0
	weight := 1.0
	for n := range p {
		if n > 0 {
			weight *= m.Rate * m.Service / float64(min(n, m.Servers))
		}
		p[n] = weight
		if sum += weight; sum > 1e200 { // only ratios matter
			sum, weight = sum/1e200, weight/1e200
			for i := range n + 1 {
				p[i] /= 1e200
			}
		}
	}
	for n := range p {
		p[n] /= sum
	}
	return p
}

// Loss is the share of arrivals that is lost.
func (m MMcK) Loss() float64 { return m.Probabilities()[m.Places] }

// Throughput is the rate of those let in.
func (m MMcK) Throughput() float64 { return m.Rate * (1 - m.Loss()) }

// SystemMean is the mean number inside.
func (m MMcK) SystemMean() float64 {
	mean := 0.0
	for n, p := range m.Probabilities() {
		mean += float64(n) * p
	}
	return mean
}

// SojournMean is the mean time inside, by Little's law.
func (m MMcK) SojournMean() float64 { return m.SystemMean() / m.Throughput() }

// WaitMean is the mean wait.
func (m MMcK) WaitMean() float64 { return m.SojournMean() - m.Service }

// WaitProbability is the share that waits.
func (m MMcK) WaitProbability() float64 { return m.WaitAbove(0) }

// WaitAbove is the share that waits longer than x: who finds n inside waits for n-Servers+1 departures, which
// take longer than x when a Poisson process counts fewer until then.
func (m MMcK) WaitAbove(x float64) float64 {
	p := m.Probabilities()
	fewer, above := 0.0, 0.0
	for n := m.Servers; n < m.Places; n++ {
		fewer += poisson(n-m.Servers, float64(m.Servers)*x/m.Service)
		above += p[n] * fewer
	}
	return above / (1 - p[m.Places])
}

// WaitQuantile is the q-quantile of the wait.
func (m MMcK) WaitQuantile(q float64) float64 { return quantile(q, m.SojournMean(), m.WaitAbove) }
