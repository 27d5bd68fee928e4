package workload

import (
	"fmt"
	"math"
	"math/big"
	"slices"
	"testing"

	"simulate/sim/clock"
)

// The twin computes round(k / rate) with unlimited precision from the fraction that the rate stands for.
func TestConstantArrivalsAreExactHoweverMany(t *testing.T) {
	for _, c := range []struct {
		rate     float64
		num, den int64
	}{
		{1, 1, 1},
		{3, 3, 1},
		{7, 7, 1},
		{100_000, 100_000, 1},
		{1.0 / 3, 1, 3},
		{0.1, 1, 10},
		{1234.5, 2469, 2},
		{1000.0 / 7, 1000, 7},
		{123456.789, 123456789, 1000},
		{6e8, 600_000_000, 1},
		{7e9, 7_000_000_000, 1},
		{1e-3, 1, 1000},
	} {
		source := newClockwork(5, c.rate)
		for _, k := range []int64{0, 1, 2, 3, 999, 123_456_789, 1_000_000_000, 1_000_000_001} {
			nanoseconds := new(big.Rat).Mul(big.NewRat(c.den, c.num), new(big.Rat).SetInt64(k))
			nanoseconds.Mul(nanoseconds, big.NewRat(1e9, 1))
			twice := new(big.Int).Mul(nanoseconds.Num(), big.NewInt(2)) // floor(x + 1/2) = (2 num + den) div (2 den)
			twice.Add(twice, nanoseconds.Denom())
			want := new(big.Int).Div(twice, new(big.Int).Mul(nanoseconds.Denom(), big.NewInt(2)))
			if !want.IsInt64() || want.Int64() > math.MaxInt64/2 {
				continue
			}
			var at [1]clock.Time
			source.next = uint64(k)
			if source.Fill(at[:]) != 1 || at[0] != 5+clock.Time(want.Int64()) {
				t.Errorf("%v/s: arrival %d at %d, want %d", c.rate, k, at[0], 5+want.Int64())
			}
		}
	}
}

func TestARateIsReadAsTheSimplestFraction(t *testing.T) {
	for x, want := range map[float64]string{
		1: "1/1", 0.1: "1/10", 20.0 / 60: "1/3", 1e12: "1000000000000/1", 1e-12: "1/1000000000000", 0.3: "3/10", 99.99: "9999/100",
	} {
		num, den := fraction(x)
		if got := fmt.Sprintf("%s/%s", num, den); got != want {
			t.Errorf("%v became %s, want %s", x, got, want)
		}
	}
	for i := range uint64(2000) {
		x := math.Exp(27.6 * (2*root.Uniform(i) - 1))
		num, den := fraction(x)
		if f, _ := new(big.Rat).SetFrac(num, den).Float64(); f != x || !num.IsInt64() {
			t.Errorf("%v became %s/%s", x, num, den)
		}
	}
}

func TestConstantStartsAtItsStart(t *testing.T) {
	events := first(t, Open{Process: Constant{Rate: 2}, Start: 3 * second, Stop: 5 * second}, root, 10)
	if want := []clock.Time{3 * second, 3500 * clock.Millisecond, 4 * second, 4500 * clock.Millisecond}; !slices.Equal(events, want) {
		t.Errorf("got %v, want %v", events, want)
	}
}

func TestProfiledConstantFollowsTheIntegral(t *testing.T) {
	for name, p := range profiles {
		for _, rate := range []float64{1.0 / 700, 0.3, 7} {
			o := endless(Constant{Rate: rate, Profile: p})
			o.Start = hour
			events := until(t, o, root, 30*hour)
			for k := 1; k < len(events); k += 1 + len(events)/100 {
				early, late := rate/1e9*p.Integral(hour, events[k]-1), rate/1e9*p.Integral(hour, events[k]+1)
				if k := float64(k); !(early-1e-9 <= k && k <= late+1e-9) {
					t.Fatalf("%s: arrival %v of %v/s at %s, where the integral is %v", name, k, rate, events[int(k)], early)
				}
			}
		}
	}
}

func TestAProfileOfOneChangesNothing(t *testing.T) {
	one := Profile{Steps{Points: []Step{{0, 1}, {hour, 1}}}, Ramp{From: 1, To: 1, Over: hour}}
	for _, rate := range []float64{3, 7, 100_000, 1e8 / 7} {
		want := first(t, endless(Constant{Rate: rate}), root, 20_000)
		if got := first(t, endless(Constant{Rate: rate, Profile: one}), root, 20_000); !slices.Equal(got, want) {
			t.Errorf("%v/s: a profile of 1 moves arrivals", rate)
		}
	}
}

func TestConstantUnderStepsIsExact(t *testing.T) {
	p := Profile{Steps{Points: []Step{{0, 1}, {10 * second, 0}, {20 * second, 2}}}}
	events := first(t, endless(Constant{Rate: 1, Profile: p}), root, 15)
	for k, at := range events {
		want := clock.Time(k) * second
		if k > 10 {
			want = 20*second + clock.Time(k-10)*second/2
		}
		if at != want {
			t.Errorf("arrival %d at %s, want %s", k, at, want)
		}
	}
}

// Five million arrivals over a day and a bit: the last is where the closed form of the integral says.
func TestProfiledConstantDoesNotDrift(t *testing.T) {
	const rate = 50
	wave := Sine{Period: day, Amplitude: 0.9}
	source := open(t, endless(Constant{Rate: rate, Profile: Profile{wave}}), root)
	var block [1000]clock.Time
	for range 5000 {
		source.Fill(block[:])
	}
	integral := func(s float64) float64 {
		turn := 2 * math.Pi / day.Seconds()
		return rate * (s + 0.9/turn*(1-math.Cos(turn*s)))
	}
	last := block[len(block)-1].Seconds()
	slope := rate * (1 + 0.9*math.Sin(2*math.Pi*last/day.Seconds()))
	near(t, "seconds too late", (integral(last)-(5e6-1))/slope, 0, 2e-9)
}

func TestBatchesOfAConstantArriveWhenTheirEventsAreDue(t *testing.T) {
	o := endless(Constant{Rate: 30})
	o.Batch = ptr(must(constantDist(3)))
	for i, at := range first(t, o, root, 90) {
		if want := clock.Time(i/3) * second / 10; at != want {
			t.Fatalf("event %d at %s, want %s", i, at, want)
		}
	}
}
