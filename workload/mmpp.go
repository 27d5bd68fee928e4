package workload

import (
	"fmt"
	"math"

	"simulate/sim/clock"
	"simulate/sim/rng"
	"simulate/sim/stream"
)

// MMPP is a Markov-modulated Poisson process: a Poisson process whose rate is that of the present state of a
// Markov chain, which starts in its stationary distribution. Draw k of "gap" belongs to arrival k, draw j of
// "sojourn" and "jump" to the j-th state.
type MMPP struct {
	Rates     []float64   // events per second in each state
	Generator [][]float64 // [i][j]: jumps per second from state i to j; rows sum to 0
	Profile   Profile     // multiplies the rates, not the jumps
}

// MeanRate is the long-run number of events per second without the profile.
func (m MMPP) MeanRate() float64 {
	rate := 0.0
	for i, share := range stationary(m.Generator) {
		rate += float64(share * m.Rates[i])
	}
	return rate
}

func (m MMPP) steady() bool { return len(m.Profile) == 0 }

func (m MMPP) expected(from, to clock.Time, _ float64) float64 {
	return m.MeanRate() / 1e9 * m.Profile.Integral(from, to)
}

// idleJumps is how many jumps there may be between two events: faster chains are a plain Poisson process.
const idleJumps = 1e6

// Problems lists the settings that cannot be.
func (m MMPP) Problems() []Problem {
	problems := m.rateProblems()
	if chain := generatorProblems(m.Generator, len(m.Rates)); len(chain)+len(problems) > 0 {
		return all(problems, chain, m.Profile.problems(math.Inf(1)))
	}
	rate := m.MeanRate()
	problems = m.Profile.problems(rate)
	for i := range m.Rates {
		if jumps := -m.Generator[i][i] / rate; jumps > idleJumps {
			problems = append(problems, Problem{fmt.Sprintf("%s.generator[%d]", mmppPath, i), fmt.Sprintf(
				"leaves its state %.2g times between two events, which is the same as poisson at the mean rate; use that", jumps)})
		}
	}
	return problems
}

const mmppPath = "arrivals.mmpp"

func (m MMPP) rateProblems() (problems []Problem) {
	some := len(m.Rates) == 0
	for i, r := range m.Rates {
		some = some || r > 0
		if !(r >= 0 && r <= maxRate) {
			problems = append(problems, Problem{
				fmt.Sprintf("%s.rates[%d]", mmppPath, i),
				fmt.Sprintf("must be between 0/s and %s, is %s", perSecond(maxRate), perSecond(r)),
			})
		}
	}
	switch {
	case len(m.Rates) == 0:
		problems = append(problems, Problem{mmppPath + ".rates", "must have a rate for each state, e.g. [10/s, 200/s]"})
	case !some:
		problems = append(problems, Problem{mmppPath + ".rates", "must not all be 0: nothing would arrive"})
	}
	return problems
}

func (m MMPP) arrivals(key rng.Key, from, until clock.Time, events float64) stream.Source {
	s := &modulated{
		walk:  newWalk(m.Profile, from, until, 0),
		until: until,
		chain: newChain(m.Generator, key, from),
		rates: make([]float64, len(m.Rates)),
		key:   key.Of("gap"),
	}
	for i, r := range m.Rates {
		s.rates[i] = r / 1e9 / events
	}
	s.enter()
	return s
}

// modulated walks along the profile from jump to jump of the chain, with the rate of the state between them.
type modulated struct {
	walk  walk
	until clock.Time
	chain chain
	rates []float64 // arrivals per nanosecond by state
	key   rng.Key
	next  uint64
}

func (s *modulated) Fill(at []clock.Time) int {
	for i := range at {
		if !s.arrive() {
			return i
		}
		at[i] = s.walk.now()
	}
	return len(at)
}

// arrive goes on to the next arrival.
func (s *modulated) arrive() bool {
	need := s.key.Exp(s.next)
	for {
		if rate := s.rates[s.chain.state]; rate > 0 {
			missing := s.walk.advance(need / rate)
			if missing == 0 {
				s.next++
				return true
			}
			need = missing * rate
		} else {
			s.walk.advance(math.Inf(1))
		}
		if s.walk.over || s.chain.until.at >= s.until {
			return false
		}
		s.chain.jump()
		s.enter()
	}
}

// enter sets the walk up for the state that the chain has come to.
func (s *modulated) enter() {
	s.walk.limit = min(s.until, s.chain.until.at)
	s.walk.gap = 1 / s.rates[s.chain.state]
}
