package theory

import "math"

// BreakdownMM1 is M/M/1 whose server breaks down by the calendar, busy or not: exponential times up and down,
// after which the interrupted service goes on (H. White and L. S. Christie, 1958). The times are means.
type BreakdownMM1 struct{ Rate, Service, Up, Down float64 }

// Availability is the share of time that the server is up.
func (m BreakdownMM1) Availability() float64 { return m.Up / (m.Up + m.Down) }

// SystemMean is the mean number in the station: what a slower server would hold, what piles up during outages,
// and those who arrive in them.
func (m BreakdownMM1) SystemMean() float64 {
	up := m.Availability()
	spare := 1/m.Service - m.Rate/up
	if spare <= 0 {
		return math.Inf(1)
	}
	outage := m.Rate * m.Down * m.Down / m.Up
	return (m.Rate/up+m.Rate*outage)/spare + up*outage
}

// SojournMean is the mean time in the station, by Little's law.
func (m BreakdownMM1) SojournMean() float64 { return m.SystemMean() / m.Rate }

// Interrupted are the moments of service when a server fails at that rate while it works, is repaired in times
// with that mean and second moment, and goes on where it was: the service of M/G/1 from which such failures have
// disappeared (D. P. Gaver, 1962).
func Interrupted(mean, second, failures, repairMean, repairSecond float64) (total, totalSecond float64) {
	stretch := 1 + failures*repairMean
	return mean * stretch, second*stretch*stretch + failures*repairSecond*mean
}
