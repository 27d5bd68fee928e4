package accuracy

import "math"

// erlangC is the probability that an arrival waits: M/M/c with offered load a.
func erlangC(c int, a float64) float64 {
	b := 1.0
	for k := 1; k <= c; k++ {
		b = a * b / (float64(k) + a*b)
	}
	rho := a / float64(c)
	return b / (1 - rho*(1-b))
}

// root is where an increasing function crosses a level, by bisection.
func root(low, high, level float64, f func(x float64) float64) float64 {
	for range 200 {
		if m := (low + high) / 2; f(m) < level {
			low = m
		} else {
			high = m
		}
	}
	return (low + high) / 2
}

// mmc is M/M/c: arrivals at rate lambda, c servers that each serve mu per second.
type mmc struct {
	lambda, mu float64
	c          int
}

func (q mmc) waits() float64 { return erlangC(q.c, q.lambda/q.mu) }
func (q mmc) spare() float64 { return float64(q.c)*q.mu - q.lambda }
func (q mmc) wait() float64  { return q.waits() / q.spare() }

// waitAt is the q-quantile of the wait; zeros included.
func (q mmc) waitAt(p float64) float64 { return max(0, math.Log(q.waits()/(1-p))/q.spare()) }

// sojournAt is the q-quantile of the time at the station.
func (q mmc) sojournAt(p float64) float64 {
	theta, w := q.spare(), q.waits()
	return root(0, 100/min(theta, q.mu), p, func(x float64) float64 {
		slow, fast := math.Exp(-theta*x), math.Exp(-q.mu*x)
		if math.Abs(theta-q.mu) < 1e-9*q.mu {
			return 1 - (1-w)*fast - w*(1+q.mu*x)*fast
		}
		return 1 - (1-w)*fast - w*(theta*fast-q.mu*slow)/(theta-q.mu)
	})
}

// pollaczekKhinchine is the mean wait of M/G/1 by the first two moments of the service.
func pollaczekKhinchine(lambda, s, s2 float64) float64 { return lambda * s2 / (2 * (1 - lambda*s)) }

// sigma is the probability that an arrival to GI/M/1 waits: the fixed point of the transform of the interarrival
// time at mu (1 - sigma).
func sigma(mu float64, transform func(s float64) float64) float64 {
	x := 0.5
	for range 10000 {
		x = transform(mu * (1 - x))
	}
	return x
}

// erlangTransform is the transform of a sum of k exponential phases.
func erlangTransform(k int, mean float64) func(s float64) float64 {
	return func(s float64) float64 { return math.Pow(1+s*mean/float64(k), -float64(k)) }
}

// deterministicWaits are, for M/D/c, the mean number waiting and the probability of a wait: all that are in
// service now have left a service time later, so the number present then follows from the number present now and
// the arrivals between.
func deterministicWaits(lambda, service float64, c int) (waiting, waits float64) {
	const most = 600
	a := poissonMasses(lambda*service, most)
	p := make([]float64, most)
	p[0] = 1
	for range 5000 {
		next := make([]float64, most)
		for i, x := range p {
			if x < 1e-16 {
				continue
			}
			left := max(0, i-c)
			for k := 0; left+k < most && (a[k] > 1e-18 || float64(k) < lambda*service); k++ {
				next[left+k] += x * a[k]
			}
		}
		p = next
	}
	for i, x := range p {
		waiting += float64(max(0, i-c)) * x
		if i >= c {
			waits += x
		}
	}
	return waiting, waits
}

func poissonMasses(mean float64, n int) []float64 {
	a := make([]float64, n)
	a[0] = math.Exp(-mean)
	for k := 1; k < n; k++ {
		a[k] = a[k-1] * mean / float64(k)
	}
	return a
}

// hypoexponentialAt is the p-quantile of a sum of independent exponential times with different rates.
func hypoexponentialAt(p float64, rates ...float64) float64 {
	return root(0, 1000/rates[0], p, func(x float64) float64 {
		tail := 0.0
		for i, r := range rates {
			weight := 1.0
			for j, o := range rates {
				if j != i {
					weight *= o / (o - r)
				}
			}
			tail += weight * math.Exp(-r*x)
		}
		return 1 - tail
	})
}

// closedNetwork is, by mean value analysis, the throughput of clients who think and then pass through single
// servers with these mean service times, and the mean number at each.
func closedNetwork(clients int, think float64, service ...float64) (throughput float64, present []float64) {
	present = make([]float64, len(service))
	for n := 1; n <= clients; n++ {
		times := make([]float64, len(service))
		total := think
		for i, s := range service {
			times[i] = s * (1 + present[i])
			total += times[i]
		}
		throughput = float64(n) / total
		for i := range service {
			present[i] = throughput * times[i]
		}
	}
	return throughput, present
}

// integral is that of f from a to b, by Simpson's rule.
func integral(a, b float64, f func(x float64) float64) float64 {
	const n = 4000
	h := (b - a) / n
	sum := f(a) + f(b)
	for i := 1; i < n; i++ {
		sum += f(a+float64(i)*h) * float64(2+2*(i%2))
	}
	return sum * h / 3
}
