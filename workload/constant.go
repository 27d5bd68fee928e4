package workload

import (
	"math/big"
	"math/bits"

	"simulate/sim/clock"
	"simulate/sim/rng"
	"simulate/sim/stream"
)

// Constant is a clockwork: with single events the k-th, k = 0, 1, ..., arrives as soon as the integral of the
// rate since the start is k; batches of mean size m arrive when it is k m. The first is there at the start.
type Constant struct {
	Rate    float64 // events per second
	Profile Profile // multiplies the rate
}

// Problems lists the settings that cannot be.
func (c Constant) Problems() []Problem { return rated(c.Rate, c.Profile) }

func (c Constant) steady() bool { return len(c.Profile) == 0 }

func (c Constant) expected(from, to clock.Time, _ float64) float64 {
	return c.Rate / 1e9 * c.Profile.Integral(from, to)
}

func (c Constant) arrivals(_ rng.Key, from, until clock.Time, events float64) stream.Source {
	if len(c.Profile) == 0 {
		return newClockwork(from, c.Rate/events)
	}
	gap := events / c.Rate * 1e9
	return &profiledConstant{gap: gap, walk: newWalk(c.Profile, from, until, gap)}
}

// clockwork has a constant rate. Its period is an exact fraction, whole + part/parts nanoseconds, so arrival k
// is at the nanosecond nearest to k periods however large k is.
type clockwork struct {
	from               clock.Time
	whole, part, parts uint64
	next, last         uint64
}

func newClockwork(from clock.Time, rate float64) *clockwork {
	num, den := fraction(rate)
	whole, part := new(big.Int).DivMod(den.Mul(den, big.NewInt(1e9)), num, new(big.Int))
	c := &clockwork{from: from, part: part.Uint64(), parts: num.Uint64(), whole: longest}
	if whole.IsInt64() {
		c.whole = min(whole.Uint64(), longest)
	}
	c.last = uint64(clock.Never-from-1) / (c.whole + 1)
	return c
}

func (c *clockwork) Fill(at []clock.Time) int {
	for i := range at {
		if c.next > c.last {
			return i
		}
		at[i] = c.instant(c.next)
		c.next++
	}
	return len(at)
}

// instant is from + round(k (whole + part/parts)).
func (c *clockwork) instant(k uint64) clock.Time {
	t := c.from + clock.Time(k*c.whole)
	if c.part == 0 {
		return t
	}
	high, low := bits.Mul64(k, c.part)
	low, carry := bits.Add64(low, c.parts/2, 0)
	parts, _ := bits.Div64(high+carry, low, c.parts)
	return t + clock.Time(parts)
}

// fraction is the simplest fraction that reads back as x: 1/3 of 0.333..., 1/10 of 0.1. It is the first
// convergent of the continued fraction of x that rounds to it. Between minRate and maxRate both of its numbers
// fit 63 bits.
func fraction(x float64) (num, den *big.Int) {
	exact := new(big.Rat).SetFloat64(x)
	a, b := new(big.Int).Set(exact.Num()), new(big.Int).Set(exact.Denom())
	num, den = big.NewInt(1), big.NewInt(0)
	num0, den0 := big.NewInt(0), big.NewInt(1)
	for b.Sign() > 0 {
		whole, rest := new(big.Int).DivMod(a, b, new(big.Int))
		a, b = b, rest
		num, num0 = new(big.Int).Add(new(big.Int).Mul(whole, num), num0), num
		den, den0 = new(big.Int).Add(new(big.Int).Mul(whole, den), den0), den
		if f, _ := new(big.Rat).SetFrac(num, den).Float64(); f == x {
			break
		}
	}
	return num, den
}

// profiledConstant is a clockwork whose time a profile stretches.
type profiledConstant struct {
	gap     float64
	started bool
	walk    walk
}

func (s *profiledConstant) Fill(at []clock.Time) int {
	for i := range at {
		if s.started {
			if s.walk.advance(s.gap) > 0 {
				return i
			}
		}
		s.started = true
		at[i] = s.walk.now()
	}
	return len(at)
}
