package theory

import "math"

// MG1 is a single server with any service time, given by its moments: M/G/1, by F. Pollaczek and A. Y. Khinchine.
type MG1 struct {
	Rate   float64
	Mean   float64 // of the service time
	Second float64 // E[S^2]
	Third  float64 // E[S^3], for variances only
}

// NewMG1 is M/G/1 by mean and squared coefficient of variation; its variances are not known.
func NewMG1(rate, mean, squaredCV float64) MG1 {
	return MG1{Rate: rate, Mean: mean, Second: mean * mean * (1 + squaredCV), Third: math.NaN()}
}

// Utilisation is the share of time that the server is busy, and of arrivals that wait.
func (m MG1) Utilisation() float64 { return min(1, m.Rate*m.Mean) }

// WaitMean is the mean wait; +Inf also when Second is.
func (m MG1) WaitMean() float64 {
	if m.Rate*m.Mean >= 1 {
		return math.Inf(1)
	}
	return m.Rate * m.Second / (2 * (1 - m.Rate*m.Mean))
}

// WaitVariance is the variance of the wait.
func (m MG1) WaitVariance() float64 {
	mean := m.WaitMean()
	if math.IsInf(mean, 1) {
		return mean
	}
	return mean*mean + m.Rate*m.Third/(3*(1-m.Rate*m.Mean))
}

// SojournMean is the mean time in the station.
func (m MG1) SojournMean() float64 { return m.WaitMean() + m.Mean }

// SojournVariance is the variance of the time in the station.
func (m MG1) SojournVariance() float64 { return m.WaitVariance() + m.Second - m.Mean*m.Mean }

// QueueMean is the mean number that wait.
func (m MG1) QueueMean() float64 { return m.Rate * m.WaitMean() }

// SystemMean is the mean number in the station.
func (m MG1) SystemMean() float64 { return m.Rate * m.SojournMean() }

// MeanAfterVacations is the mean wait when the server goes away whenever it is idle, for times with that mean
// and second moment, again and again until somebody waits.
func (m MG1) MeanAfterVacations(mean, second float64) float64 { return m.WaitMean() + second/(2*mean) }
