package workload

import (
	"math"

	"simulate/sim/clock"
	"simulate/sim/rng"
	"simulate/sim/stream"
)

// Poisson is what very many independent sources make together: gaps are exponential, and how many arrive in
// one span says nothing about another. Arrival k comes when the integral of the rate has grown by draw k of
// the exponential distribution since arrival k-1.
type Poisson struct {
	Rate    float64 // events per second; batches make arrivals rarer
	Profile Profile // multiplies the rate
}

// Problems lists the settings that cannot be.
func (p Poisson) Problems() []Problem { return rated(p.Rate, p.Profile) }

func (p Poisson) steady() bool { return len(p.Profile) == 0 }

func (p Poisson) expected(from, to clock.Time, _ float64) float64 {
	return p.Rate / 1e9 * p.Profile.Integral(from, to)
}

func (p Poisson) arrivals(key rng.Key, from, until clock.Time, events float64) stream.Source {
	gap := events / p.Rate * 1e9
	if len(p.Profile) == 0 {
		return &poisson{key: key, gap: gap, pace: newPace(from)}
	}
	return &profiledPoisson{key: key, gap: gap, walk: newWalk(p.Profile, from, until, gap)}
}

// poisson has a constant rate.
type poisson struct {
	key  rng.Key
	gap  float64 // mean, nanoseconds
	next uint64
	pace pace
	gaps [64]float64 // drawn ahead
}

func (s *poisson) Fill(at []clock.Time) int {
	for i := range at {
		ahead := s.next % uint64(len(s.gaps))
		if ahead == 0 {
			s.key.Exps(s.next, s.gap, s.gaps[:])
		}
		if !s.pace.step(s.gaps[ahead]) {
			return i
		}
		s.next++
		at[i] = s.pace.at
	}
	return len(at)
}

// profiledPoisson is a Poisson process of constant rate whose time a profile stretches.
type profiledPoisson struct {
	key  rng.Key
	gap  float64
	next uint64
	walk walk
}

func (s *profiledPoisson) Fill(at []clock.Time) int {
	for i := range at {
		if s.walk.advance(float64(s.key.Exp(s.next)*s.gap)) > 0 {
			return i
		}
		s.next++
		at[i] = s.walk.now()
	}
	return len(at)
}

// rated checks a rate and the profile that multiplies it.
func rated(rate float64, profile Profile) []Problem {
	problems := rateProblems("rate", rate)
	if len(problems) > 0 {
		rate = math.Inf(1)
	}
	return all(problems, profile.problems(rate))
}
