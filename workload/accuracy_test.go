//go:build accuracy

package workload

import (
	"math"
	"testing"

	"simulate/sim/clock"
)

// A thousand million arrivals over three hours of a day: the last is where the closed form of the integral says.
func TestAThousandMillionArrivalsDoNotDrift(t *testing.T) {
	const rate, n = 1e5, 1_000_000_000
	source := open(t, endless(Constant{Rate: rate, Profile: Profile{Sine{Period: day, Amplitude: 0.9}}}), root)
	var block [1000]clock.Time
	for range n / len(block) {
		source.Fill(block[:])
	}
	turn, last := 2*math.Pi/day.Seconds(), block[len(block)-1].Seconds()
	integral := rate * (last + 0.9/turn*(1-math.Cos(turn*last)))
	near(t, "seconds too late", (integral-(n-1))/rate/(1+0.9*math.Sin(turn*last)), 0, 3e-9)
}

func TestAHundredMillionPoissonArrivals(t *testing.T) {
	const rate, n = 1e5, 100_000_000
	source := open(t, endless(Poisson{Rate: rate, Profile: Profile{evening}}), root.Of("accuracy"))
	var block [1000]clock.Time
	for range n / len(block) {
		source.Fill(block[:])
	}
	expected := rate / 1e9 * Profile{evening}.Integral(0, block[len(block)-1])
	near(t, "events / expected", n/expected, 1, 4/math.Sqrt(n))
}
