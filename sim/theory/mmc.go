package theory

import "math"

// MMc is a station of equal servers with one queue and exponential service: M/M/c.
type MMc struct {
	Rate    float64 // arrivals per unit of time
	Service float64 // mean service time
	Servers int
}

// Utilisation is the share of the servers that is busy, 1 when the load cannot be carried.
func (m MMc) Utilisation() float64 { return min(1, m.Rate*m.Service/float64(m.Servers)) }

// spare is the rate at which a queue drains: what all servers do less what arrives.
func (m MMc) spare() float64 { return float64(m.Servers)/m.Service - m.Rate }

// WaitProbability is the share of arrivals that wait.
func (m MMc) WaitProbability() float64 { return ErlangC(m.Servers, m.Rate*m.Service) }

// WaitMean is the mean wait before service, of all arrivals.
func (m MMc) WaitMean() float64 {
	if m.spare() <= 0 {
		return math.Inf(1)
	}
	return m.WaitProbability() / m.spare()
}

// WaitQuantile is the q-quantile of the wait: exactly 0 when a share q does not wait at all.
func (m MMc) WaitQuantile(q float64) float64 {
	if m.spare() <= 0 {
		return math.Inf(1)
	}
	return tailQuantile(q, m.WaitProbability(), 1/m.spare())
}

// SojournMean is the mean time in the station, wait and service.
func (m MMc) SojournMean() float64 { return m.WaitMean() + m.Service }

// SojournAbove is the share of arrivals that stay longer than x: the service time alone, or after a wait that is
// exponential, too.
func (m MMc) SojournAbove(x float64) float64 {
	drain, serve := m.spare(), 1/m.Service
	if drain <= 0 {
		return 1
	}
	waits := m.WaitProbability()
	// Beside those whose service alone takes longer: a wait and a service, the two exponential, one after the other.
	late := serve * x * math.Exp(-min(drain, serve)*x) * meanDecay(math.Abs(drain-serve)*x)
	return math.Exp(-serve*x) + waits*late
}

// meanDecay is the mean of e^(-t u) over u from 0 to 1, (1 - e^-t) / t.
func meanDecay(t float64) float64 {
	if t == 0 {
		return 1
	}
	return -math.Expm1(-t) / t
}

// SojournQuantile is the q-quantile of the time in the station.
func (m MMc) SojournQuantile(q float64) float64 { return quantile(q, m.SojournMean(), m.SojournAbove) }

// QueueMean is the mean number that wait, by Little's law.
func (m MMc) QueueMean() float64 { return m.Rate * m.WaitMean() }

// SystemMean is the mean number in the station.
func (m MMc) SystemMean() float64 { return m.Rate * m.SojournMean() }
