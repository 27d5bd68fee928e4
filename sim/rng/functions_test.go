package rng

import (
	"math"
	"testing"

	"pgregory.net/rapid"
)

func TestMinusLogIsTheLogarithm(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		x := rapid.Uint64().Draw(t, "x") >> rapid.IntRange(0, 63).Draw(t, "zeros")
		want := 64*math.Ln2 - math.Log(float64(x|1))
		if x>>63 == 1 { // near 1, where 64 ln 2 - ln x would cancel
			want = -math.Log1p(-float64(-(x | 1)) * 0x1p-64)
		}
		if got := minusLog(x); math.Abs(got-want) > 1e-13*want && math.Abs(got-want) > 3e-16 {
			t.Fatalf("-ln(%d / 2^64) is %v, expected %v", x, got, want)
		}
	})
}

func TestMinusLogAtItsEnds(t *testing.T) {
	for _, x := range []uint64{0, 1} {
		if got, want := minusLog(x), 64*math.Ln2; math.Abs(got-want) > 1e-14*want {
			t.Errorf("minusLog(%d) is %v, expected 64 ln 2", x, got)
		}
	}
	if got := minusLog(math.MaxUint64); got < 0 || got > 1e-15 {
		t.Errorf("minusLog of the largest number is %v, expected 0 or hardly more", got)
	}
}

func TestMinusLogNeverRises(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		x := rapid.Uint64Max(math.MaxUint64-1<<20).Draw(t, "x")
		step := rapid.Uint64Range(1, 1<<20).Draw(t, "step")
		if low, high := minusLog(x+step), minusLog(x); low > high+2e-16*(1+high) {
			t.Fatalf("minusLog rises from %v to %v", high, low)
		}
	})
}

func TestNormalInvertsTheDistributionFunction(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		x := rapid.Uint64Range(1, math.MaxUint64/2).Draw(t, "x") >> rapid.IntRange(0, 62).Draw(t, "zeros")
		z := normal(x)
		want := float64(x|1) * 0x1p-64 // as minusLog has it
		got := math.Erfc(-z/math.Sqrt2) / 2
		if math.Abs(got-want) > 1e-12*want {
			t.Fatalf("P(Z < normal(%d)) is %v, expected %v", x, got, want)
		}
		if mirrored := normal(^x); math.Abs(mirrored+z) > 1e-14*(1+math.Abs(z)) {
			t.Fatalf("normal is %v and on the other side %v, expected a symmetric function", z, mirrored)
		}
	})
}

func TestNormalAtTheEnds(t *testing.T) {
	for _, x := range []uint64{0, 1, math.MaxUint64} {
		if z := math.Abs(normal(x)); z < 8.9 || z > 9.3 {
			t.Errorf("normal(%d) lies %v from 0, expected about 9", x, z)
		}
	}
}

func TestTheShortWayToADrawIsTheSame(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		l := &layers[rapid.IntRange(1, 255).Draw(t, "layer")]
		m := rapid.Int64Range(l.sure, 1<<53-1).Draw(t, "place")
		share := uniform(rapid.Uint64().Draw(t, "share"))
		place := float64(m) * l.width
		want := l.bottom+share*l.height < math.Exp(-place)
		if got := l.under(m, place, share); got != want && math.Abs(math.Log(l.bottom+share*l.height)+place) > 1e-12 {
			t.Fatalf("%v of the height at %v lies under the density: %v, expected %v", share, place, got, want)
		}
	})
}

func TestLayersHaveTheSameArea(t *testing.T) {
	for i := 1; i < len(layers); i++ {
		l := &layers[i]
		if area := l.width * 0x1p53 * l.height; math.Abs(area-layerArea) > 1e-15 {
			t.Errorf("layer %d has area %v, expected %v", i, area, layerArea)
		}
	}
	if top := layers[255]; top.sure != 0 || math.Abs(top.bottom+top.height-1) > 1e-14 {
		t.Errorf("the highest layer ends at %v, expected 1", top.bottom+top.height)
	}
}
