package plan

import (
	"math"

	"gonum.org/v1/gonum/mathext"

	"simulate/sim/theory"
)

// station is one subtask with an equal part of an operator's load.
type station struct {
	rate    float64 // services per second
	work    moments // seconds
	servers int
	sharing bool
}

func (l *load) station(parallelism int) station {
	return station{rate: l.rate / l.batch / float64(parallelism), work: l.work, servers: l.servers, sharing: l.sharing}
}

// sojourn is the mean time of a record in an operator of which all subtasks are equally loaded, and the formula's name.
func (l *load) sojourn(parallelism int) (seconds float64, formula string) {
	s := l.station(parallelism)
	seconds, formula = s.mean()
	if l.batch > 1 {
		collect := (l.batch - 1) * float64(parallelism) / (2 * l.rate)
		seconds, formula = seconds+collect, formula+" of batches"
	}
	if l.hop > 0 {
		formula += " + buffer wait min(timeout, fill time)/2"
	}
	return seconds, formula
}

// exponential says whether service varies as much as if it were.
func (s *station) exponential() bool { return math.Abs(s.work.scv()-1) < 1e-9 }

// mean is the mean time in the station, and the formula's name.
func (s *station) mean() (seconds float64, formula string) {
	switch {
	case s.work.mean == 0:
		return 0, "no service"
	case s.servers == 0:
		return s.work.mean, "M/G/inf (service alone)"
	case s.sharing && s.servers == 1:
		return theory.SharingSojourn(s.rate, s.work.mean, s.work.mean), "M/G/1 processor sharing"
	case s.servers == 1:
		return theory.NewMG1(s.rate, s.work.mean, s.work.scv()).SojournMean(), "M/G/1 (Pollaczek-Khinchine)"
	case s.exponential():
		return s.crowd().SojournMean(), "M/M/c (Erlang C)"
	}
	return s.crowd().SojournMean(), "M/G/c (Allen-Cunneen)"
}

func (s *station) crowd() theory.GGc {
	return theory.GGc{Rate: s.rate, Service: s.work.mean, Servers: s.servers, ArrivalSCV: 1, ServiceSCV: s.work.scv()}
}

// above is about the share of records that stay longer than x seconds. Exact for exponential service; else the time in
// the station is taken as a gamma distribution with its mean and variance, where whoever waits does so exponentially.
func (s *station) above(x float64) float64 {
	g := s.crowd()
	if s.exponential() && s.servers > 0 && s.rate*s.work.mean < float64(s.servers) {
		return theory.MMc{Rate: s.rate, Service: s.work.mean, Servers: s.servers}.SojournAbove(x)
	}
	wait, waits := g.WaitMean(), g.WaitProbability()
	if math.IsInf(wait, 1) {
		return 1
	}
	variance := s.work.square - s.work.mean*s.work.mean
	if waits > 0 {
		variance += wait * wait * (2/waits - 1)
	}
	mean := wait + s.work.mean
	if variance <= 1e-12*mean*mean {
		if mean > x {
			return 1
		}
		return 0
	}
	return mathext.GammaIncRegComp(mean*mean/variance, x*mean/variance)
}
