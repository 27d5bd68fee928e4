package theory

import "math"

// MD1 is a single server whose service always takes the same time: M/D/1.
type MD1 struct{ Rate, Service float64 }

// WaitMean is the mean wait, half of that with exponential service.
func (m MD1) WaitMean() float64 { return NewMG1(m.Rate, m.Service, 0).WaitMean() }

// WaitAbove is the share that waits longer than x, by a sum without alternating signs: with x between k-1 and k
// services, over the number j that come in what is missing to the k-th (G. J. Franx, "A simple solution for the
// M/D/c waiting time distribution", 2001).
func (m MD1) WaitAbove(x float64) float64 {
	if m.Rate*m.Service >= 1 {
		return 1
	}
	whole := math.Floor(x / m.Service)
	k := int(whole) + 1
	rest := m.Rate * ((whole+1)*m.Service - x)
	waiting := m.queueAtMost(k)
	within := 0.0
	for j := range k {
		within += waiting[k-1-j] * poisson(j, rest)
	}
	return max(0, 1-within)
}

// WaitQuantile is the q-quantile of the wait.
func (m MD1) WaitQuantile(q float64) float64 {
	return quantile(q, m.WaitMean()+m.Service, m.WaitAbove)
}

// queueAtMost is P(at most i wait) for i from 0 to n-1. What is inside when a service ends follows from balance
// across each level, with only positive terms: going up from at most j happens as often as going down to j.
func (m MD1) queueAtMost(n int) []float64 {
	load := m.Rate * m.Service
	more := make([]float64, n+1) // P(more than i come during a service)
	left := 1.0
	for i := range more {
		left -= poisson(i, load)
		more[i] = max(0, left)
	}
	inside := make([]float64, n+1)
	inside[0] = 1 - load
	for j := range n {
		up := inside[0] * more[j]
		for i := 1; i <= j; i++ {
			up += inside[i] * more[j-i+1]
		}
		inside[j+1] = up / math.Exp(-load)
	}
	atMost := make([]float64, n)
	sum := inside[0]
	for i := range atMost {
		sum += inside[i+1] // one in service and i waiting
		atMost[i] = min(1, sum)
	}
	return atMost
}
