package theory

import "math"

// BatchMM1 is a single server with exponential service whose events arrive in batches: M^X/M/1. Rate is that of
// the batches; Size and SecondSize are the mean and the second moment of how many a batch holds.
type BatchMM1 struct{ Rate, Size, SecondSize, Service float64 }

// Utilisation is the share of time that the server is busy.
func (m BatchMM1) Utilisation() float64 { return min(1, m.Rate*m.Size*m.Service) }

// SystemMean is the mean number of events in the station.
func (m BatchMM1) SystemMean() float64 {
	load := m.Rate * m.Size * m.Service
	if load >= 1 {
		return math.Inf(1)
	}
	return load * (1 + m.SecondSize/m.Size) / (2 * (1 - load))
}

// SojournMean is the mean time of an event in the station, by Little's law.
func (m BatchMM1) SojournMean() float64 { return m.SystemMean() / (m.Rate * m.Size) }

// WaitMean is the mean wait of an event, also for those before it in its batch.
func (m BatchMM1) WaitMean() float64 { return m.SojournMean() - m.Service }
