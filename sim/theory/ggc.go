package theory

import "math"

// GGc is a station with arrivals and service of any variability: GI/G/c, approximately. Means are those of M/M/c
// times the variability (A. O. Allen and C. A. Cunneen), exact for M/G/1 and M/M/c; expect 10 to 20 % off at
// medium load and more when a coefficient exceeds 2.
type GGc struct {
	Rate       float64
	Service    float64 // mean
	Servers    int
	ArrivalSCV float64 // variance over squared mean of the time between arrivals
	ServiceSCV float64 // and of the service time
}

// exponential is the station as it would be without its own variability.
func (m GGc) exponential() MMc { return MMc{Rate: m.Rate, Service: m.Service, Servers: m.Servers} }

// Utilisation is the share of the servers that is busy.
func (m GGc) Utilisation() float64 { return m.exponential().Utilisation() }

// WaitProbability is about the share that waits: that of M/M/c.
func (m GGc) WaitProbability() float64 { return m.exponential().WaitProbability() }

// WaitMean is about the mean wait.
func (m GGc) WaitMean() float64 {
	mean := m.exponential().WaitMean()
	if math.IsInf(mean, 1) {
		return mean
	}
	return mean * (m.ArrivalSCV + m.ServiceSCV) / 2
}

// WaitQuantile is about the q-quantile of the wait, as if who waits did so exponentially; far too small in the
// tail of long-tailed service and bursty arrivals.
func (m GGc) WaitQuantile(q float64) float64 {
	mean := m.WaitMean()
	if math.IsInf(mean, 1) {
		return mean
	}
	waits := m.WaitProbability()
	return tailQuantile(q, waits, mean/waits)
}

// SojournMean is about the mean time in the station.
func (m GGc) SojournMean() float64 { return m.WaitMean() + m.Service }
