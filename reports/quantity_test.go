package reports

import (
	"math"
	"testing"
)

func TestNumbersArePrintedForPeople(t *testing.T) {
	for _, c := range []struct {
		of   quantity
		v    float64
		half float64
		want string
	}{
		{duration, 0.0812, 0.0011, "81.2 ± 1.1 ms"},
		{duration, 0.0812, math.NaN(), "81.2 ms"},
		{duration, 1.5, 0.25, "1.50 ± 0.25 s"},
		{duration, 12.3456, 0.0001, "12.35 ± 0.0001 s"},
		{duration, 0.00000123, 0, "1.23 us"},
		{duration, 3e-9, 0, "0.00300 us"},
		{duration, 0.00099999, 0, "1.000 ms"},
		{duration, 0, 0, "0 s"},
		{duration, 5400, 0, "5400 s"},
		{duration, 11206585, 0, "3113 h"},
		{duration, 79957, 2279, "22.21 ± 0.63 h"},
		{share, 0.8125, 0.0021, "81.25 ± 0.21 %"},
		{share, 0, 0, "0 %"},
		{share, 1, 0, "100 %"},
		{share, 0.99995, 0, "99.9950 %"},
		{share, 0.00012, 0, "0.0120 %"},
		{number, 3, 0, "3"},
		{number, 3.14159, 0, "3.14"},
		{number, 9999, 0, "9999"},
		{number, 12345, 0, "12.3 k"},
		{number, 360000000, 0, "360 M"},
		{number, 0.02, 1.3, "0.02 ± 1.30"},
		{number, -1.234, 0.1, "-1.23 ± 0.10"},
		{number, math.NaN(), 0.1, "n/a"},
		{number, math.Inf(1), 0, "n/a"},
		{rate, 100000, 20, "100.0 ± 0.02 k/s"},
		{number, 401500, 1e-9, "402 k"}, // the interval is rounding noise
		{rate, 0.004454, 0.000044, "16.03 ± 0.16 /h"},
		{rate, 8.5, math.NaN(), "8.50 /s"},
	} {
		u := c.of.unit(c.v)
		got := u.with(c.v, c.half, "±")
		if c.half == 0 {
			got = u.value(c.v)
		}
		if u.name != "" && got != notObserved {
			got += " " + u.name
		}
		if got != c.want {
			t.Errorf("%v ± %v: got %q, want %q", c.v, c.half, got, c.want)
		}
	}
}

func TestAColumnHasOneUnit(t *testing.T) {
	for _, c := range []struct {
		of     quantity
		values []float64
		want   string
	}{
		{duration, []float64{0.002, 3}, "ms"},
		{duration, []float64{0.0001, 0.0005, 0.018}, "ms"},
		{duration, []float64{0, math.NaN(), 2}, "s"},
		{duration, []float64{0.02, 0.03, 264}, "ms"},
		{duration, nil, "s"},
		{rate, []float64{9e3, 2e4, 2e6}, "k/s"},
		{share, []float64{3}, "%"},
	} {
		if got := c.of.unit(c.values...).name; got != c.want {
			t.Errorf("%v: got %q, want %q", c.values, got, c.want)
		}
	}
}

func TestMinusZeroIsZero(t *testing.T) {
	if got := fixed(-0.0001, 2); got != "0.00" {
		t.Errorf("got %q", got)
	}
}
