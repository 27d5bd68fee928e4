package workload

import (
	"fmt"
	"math"
	"testing"

	"simulate/sim/clock"
	"simulate/sim/rng"
)

const (
	second = clock.Second
	minute = clock.Minute
	hour   = clock.Hour
	day    = clock.Day
)

var (
	evening = Diurnal{Peak: 20 * hour, Trough: 4 * hour, Ratio: 3}
	lunch   = Diurnal{Peak: 12 * hour, Trough: 9 * hour, Ratio: 10}
	swell   = Sine{Period: 70 * minute, Amplitude: 0.8, Phase: 1}
	touch   = Sine{Period: 5 * hour, Amplitude: 1}
	shifts  = Steps{Points: []Step{{2 * hour, 3}, {6 * hour, 0}, {7 * hour, 0.5}}, Every: 8 * hour}
	launch  = Steps{Points: []Step{{0, 0}, {3 * hour, 2}, {9 * hour, 1.5}}}
	growth  = Ramp{From: 0.2, To: 2, Start: 2 * hour, Over: 11 * hour}
	sale    = Spike{At: 5 * hour, Factor: 4, For: 30 * minute, Ramp: 7 * minute}
	lull    = Spike{At: 13 * hour, Factor: 0, For: 2 * hour, Ramp: hour}
)

// profiles are the ones that every property is checked on.
var profiles = map[string]Profile{
	"none":       nil,
	"diurnal":    {evening},
	"short rise": {lunch},
	"sine":       {swell},
	"touches 0":  {touch},
	"repeating":  {shifts},
	"steps":      {launch},
	"ramp":       {growth},
	"spike":      {sale},
	"lull":       {lull},
	"all":        {evening, swell, touch, shifts, launch, growth, sale, lull},
	"two ramps":  {growth, Ramp{From: 1, To: 3, Start: 4 * hour, Over: 10 * hour}, swell, lunch},
}

func TestFactorsFollowTheirFormula(t *testing.T) {
	for _, c := range []struct {
		factor Factor
		at     clock.Time
		want   float64
	}{
		{evening, 20 * hour, 1.5},
		{evening, 4 * hour, 0.5},
		{evening, 12 * hour, 1},
		{evening, 0, 1},
		{evening, 28 * hour, 0.5},
		{evening, 44 * hour, 1.5},
		{evening, 1000*day + 20*hour, 1.5},
		{evening, 8 * hour, 1 - 0.5*math.Sqrt2/2},
		{evening, 22 * hour, 1 + 0.5*math.Sqrt2/2},
		{lunch, 9 * hour, 2.0 / 11},
		{lunch, 12 * hour, 20.0 / 11},
		{lunch, 10*hour + 30*minute, 1},
		{lunch, 22*hour + 30*minute, 1},
		{Diurnal{Peak: -2 * hour, Trough: 30 * hour, Ratio: 3}, 22 * hour, 1.5},
		{swell, 0, 1 + 0.8*math.Sin(1)},
		{swell, 7000 * minute, 1 + 0.8*math.Sin(1)},
		{swell, 35 * minute, 1 - 0.8*math.Sin(1)},
		{touch, 5 * hour / 4, 2},
		{touch, 15 * hour / 4, 0},
		{shifts, 0, 0.5},
		{shifts, 2*hour - 1, 0.5},
		{shifts, 2 * hour, 3},
		{shifts, 6 * hour, 0},
		{shifts, 7 * hour, 0.5},
		{shifts, 10 * hour, 3},
		{launch, 0, 0},
		{launch, 3 * hour, 2},
		{launch, 9 * hour, 1.5},
		{launch, 99 * day, 1.5},
		{Steps{Points: []Step{{hour, 5}}}, hour - 1, 1},
		{growth, 0, 0.2},
		{growth, 2 * hour, 0.2},
		{growth, 7*hour + 30*minute, 1.1},
		{growth, 13 * hour, 2},
		{growth, 99 * day, 2},
		{sale, 5 * hour, 1},
		{sale, 5*hour + 210*second, 2.5},
		{sale, 5*hour + 7*minute, 4},
		{sale, 5*hour + 37*minute - 1, 4},
		{sale, 5*hour + 37*minute + 210*second, 2.5},
		{sale, 6 * hour, 1},
		{lull, 15 * hour, 0},
	} {
		near(t, fmt.Sprintf("%T at %s", c.factor, c.at), Profile{c.factor}.At(c.at), c.want, 1e-12)
	}
}

func TestAProfileIsTheProductOfItsFactors(t *testing.T) {
	all := profiles["all"]
	for at := clock.Time(0); at < 2*day; at += 37 * minute {
		product := 1.0
		for _, f := range all {
			product *= Profile{f}.At(at)
		}
		near(t, at.String(), all.At(at), product, 1e-12)
	}
}

func TestADayHasMeanOneHoweverItIsDivided(t *testing.T) {
	for _, d := range []Diurnal{evening, lunch, {Peak: 1, Trough: 0, Ratio: 100}, {Peak: 0, Trough: 1, Ratio: 2}} {
		near(t, fmt.Sprint(d), Profile{d}.Integral(5*hour, 5*hour+7*day)/float64(7*day), 1, 1e-14)
	}
}

// The twin adds up the profile at the middle of short steps between the instants where formulas change.
func TestTheIntegralIsThatOfTheProfile(t *testing.T) {
	for name, p := range profiles {
		from, to, step := 30*minute, 17*hour, 2*second
		sum := 0.0
		for at := from; at < to; at += step {
			sum += p.At(at+step/2) * float64(step)
		}
		got := p.Integral(from, to)
		near(t, name, got/sum, 1, 2e-7)
		for _, middle := range []clock.Time{from, from + 1, 6 * hour, 11*hour + 12345} {
			near(t, name+" in two parts", p.Integral(from, middle)+p.Integral(middle, to), got, 1e-14*float64(to))
		}
	}
}

func TestKnownIntegrals(t *testing.T) {
	for _, c := range []struct {
		name     string
		profile  Profile
		from, to clock.Time
		want     float64
	}{
		{"half a wave", Profile{Sine{Period: day, Amplitude: 1}}, 0, 12 * hour, float64(12*hour) + float64(day)/math.Pi},
		{"a wave squared", Profile{Sine{Period: hour, Amplitude: 1}, Sine{Period: hour, Amplitude: 1}}, 0, 5 * hour, 1.5 * float64(5*hour)},
		{"a rise", Profile{evening}, 4 * hour, 12 * hour, float64(8*hour) - 0.5*float64(16*hour)/math.Pi},
		{"a ramp", Profile{Ramp{To: 2, Over: 10 * hour}}, 0, 20 * hour, float64(30 * hour)},
		{"a ramp squared", Profile{Ramp{To: 3, Over: 10 * hour}, Ramp{To: 1, Over: 10 * hour}}, 0, 10 * hour, float64(10 * hour)},
		{"a spike", Profile{sale}, 0, 10 * hour, float64(10*hour + 3*37*minute)},
		{"repeated steps", Profile{shifts}, 0, 80 * hour, float64(10 * (12*hour + 90*minute))},
		{"a ramp times a wave", Profile{Ramp{To: 1, Over: day}, Sine{Period: day, Amplitude: 1}}, 0, day, float64(day) * (0.5 - 1/(2*math.Pi))},
	} {
		near(t, c.name, c.profile.Integral(c.from, c.to)/c.want, 1, 1e-14)
	}
}

// However long or short the steps are that it is asked for, the walk stands where the integral is what it
// has advanced, to the nanosecond.
func TestTheWalkInvertsTheIntegral(t *testing.T) {
	for name, p := range profiles {
		for _, gap := range []float64{1e8, 1e11, 3e13} {
			w := newWalk(p, hour, clock.Never, gap)
			total, steps := 0.0, 0
			for ; steps < 2000 && w.now() < 3*day; steps++ {
				need := gap * rng.Root(7, 0).Exp(uint64(steps))
				if w.advance(need) > 0 {
					t.Fatalf("%s: the walk ends at %s", name, w.now())
				}
				total += need
				if steps%97 == 0 {
					at := w.now()
					early, late := p.Integral(hour, at-1), p.Integral(hour, at+1)
					if slack := 1e-14*total + 1e-2; !(early-slack <= total && total <= late+slack) {
						t.Fatalf("%s, steps of %g: at %s, where the integral is %v to %v instead of %v", name, gap, at, early, late, total)
					}
				}
			}
		}
	}
}

func TestTheWalkStopsAtItsLimit(t *testing.T) {
	w := newWalk(Profile{growth, swell}, 0, 3*hour, 1e9)
	whole := Profile{growth, swell}.Integral(0, 3*hour)
	near(t, "missing", w.advance(whole+5e9), 5e9, 1)
	if w.now() != 3*hour {
		t.Errorf("stands at %s", w.now())
	}
	w.limit = 4 * hour
	if w.advance(1e9) != 0 || w.now() <= 3*hour || w.now() > 4*hour {
		t.Errorf("does not go on from its limit: %s", w.now())
	}
}

func TestSineAndCosine(t *testing.T) {
	for i := -4000; i <= 4000; i++ {
		x := float64(i) / 300
		sin, cos := sincos(x)
		near(t, fmt.Sprintf("sin %v", x), sin, math.Sin(x), 3e-16)
		near(t, fmt.Sprintf("cos %v", x), cos, math.Cos(x), 3e-16)
	}
}
