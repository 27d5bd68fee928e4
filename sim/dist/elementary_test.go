package dist

import (
	"math"
	"testing"

	"pgregory.net/rapid"
)

func TestOwnFunctionsAgreeWithTheMathPackage(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		x := rapid.Float64Range(-700, 700).Draw(t, "x")
		near(t, "exp", exp(x), math.Exp(x), 1e-15)
		positive := math.Exp(x)
		near(t, "log", log(positive), math.Log(positive), 1e-15)
		small := rapid.Float64Range(-0.9, 3).Draw(t, "small")
		near(t, "log1p", log1p(small), math.Log1p(small), 2e-15)
		y := rapid.Float64Range(-10, 10).Draw(t, "y")
		base := rapid.Float64Range(1e-9, 1e9).Draw(t, "base")
		near(t, "power", power(base, y), math.Pow(base, y), 1e-13)
		above1 := rapid.Float64Range(1, 60).Draw(t, "above 1")
		near(t, "gamma", gammaFunction(above1), math.Gamma(above1), 1e-13)
	})
}

func TestOwnFunctionsAtTheirEnds(t *testing.T) {
	for _, c := range []struct {
		name      string
		got, want float64
	}{
		{"e^0", exp(0), 1},
		{"e^710", exp(710), math.Inf(1)},
		{"e^-746", exp(-746), 0},
		{"ln 1", log(1), 0},
		{"ln of the smallest number", log(math.SmallestNonzeroFloat64), -744.4400719213812},
		{"0^2", power(0, 2), 0},
		{"ln(1+1e-20)", log1p(1e-20), 1e-20},
		{"5!", math.Round(gammaFunction(6)*1e9) / 1e9, 120},
	} {
		if c.got != c.want {
			t.Errorf("%s is %v, expected %v", c.name, c.got, c.want)
		}
	}
}

func near(t *rapid.T, what string, got, want, tolerance float64) {
	if math.Abs(got-want) > tolerance*math.Abs(want) {
		t.Fatalf("%s is %v, expected %v: off by a factor 1%+.2g", what, got, want, got/want-1)
	}
}

func BenchmarkExp(b *testing.B) {
	sum := 0.0
	for i := range b.N {
		sum += exp(float64(i&63) * 0.1)
	}
	_ = sum
}

func BenchmarkLog(b *testing.B) {
	sum := 0.0
	for i := range b.N {
		sum += log(float64(i&63) + 0.1)
	}
	_ = sum
}
