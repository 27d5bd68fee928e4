package flink

import (
	"math"
	"math/rand/v2"
	"testing"
)

func TestSizesAreReadAsFlinkReadsThem(t *testing.T) {
	for text, want := range map[string]int64{
		"0": 0, "1024": 1024, "7b": 7, "7 bytes": 7, "2k": 2048, "2kb": 2048, "2 KibiBytes": 2048, " 128M ": 128 * mib, "3mebibytes": 3 * mib,
		"4g": 4 * gib, "1tb": tib, "9223372036854775807": math.MaxInt64, "007m": 7 * mib,
	} {
		if got, err := ParseSize(text); err != nil || got != want {
			t.Errorf("%q is %d (%v), want %d", text, got, err, want)
		}
	}
	for _, text := range []string{"", "m", "-1m", "+1m", "1.5g", "1e3", "1 p", "1mib", "9223372036854775808", "8388608t", "9007199254740993k"} {
		if got, err := ParseSize(text); err == nil {
			t.Errorf("%q is read as %d", text, got)
		}
	}
}

func TestSizesAreWrittenForPeople(t *testing.T) {
	for bytes, want := range map[int64]string{
		0: "0 bytes", 1023: "1023 bytes", 128 * mib: "134217728 bytes (128 MiB)", 1288490188: "1288490188 bytes (1.2 GiB)", 5 * tib: "5497558138880 bytes (5 TiB)",
	} {
		if got := FormatSize(bytes); got != want {
			t.Errorf("%d is written %q, want %q", bytes, got, want)
		}
	}
}

// The fraction 0.1 is a 32-bit float, which is a little more; the product is exact, and cut off.
func TestPortionsAreExactProductsOfDecimals(t *testing.T) {
	tenth, err := parseFraction("0.1")
	if err != nil || tenth != 0.10000000149011612 {
		t.Fatalf("0.1 is %v (%v)", tenth, err)
	}
	for _, story := range []struct {
		size  int64
		share float64
		want  int64
	}{
		{1280 * mib, tenth, 134_217_730}, // 134217728 + 2.0000...
		{10, 0.7, 7},                     // in doubles 10 x 0.7 is 7 too, 100 x 0.07 is not
		{100, 0.07, 7},
		{math.MaxInt64, 1, math.MaxInt64},
		{1e18, 1e-300, 0},
		{3, 1.0 / 3, 0}, // 0.9999999999999999: the text has sixteen digits
	} {
		if got, ok := portion(story.size, story.share); !ok || got != story.want {
			t.Errorf("%v of %d is %d, want %d", story.share, story.size, got, story.want)
		}
	}
	if _, ok := portion(math.MaxInt64, 2); ok {
		t.Error("twice the largest size fits")
	}
}

func TestCoresHaveEightDecimals(t *testing.T) {
	for text, want := range map[string]string{"1": "1.0", "0.5": "0.5", "2.25": "2.25", "0.123456789": "0.12345678", "1e-8": "0.00000001", "-0.25": "-0.25", "0.1": "0.1"} {
		if c, err := ParseCores(text); err != nil || c.String() != want {
			t.Errorf("%s is %v (%v), want %s", text, c, err, want)
		}
	}
	for _, text := range []string{"", "two", "nan", "inf", "1e9"} {
		if c, err := ParseCores(text); err == nil {
			t.Errorf("%q is read as %v", text, c)
		}
	}
	r := rand.New(rand.NewPCG(7, 7))
	for range 1000 {
		c := Cores(r.Int64N(100 * int64(Core)))
		if again, err := ParseCores(c.String()); err != nil || again != c {
			t.Errorf("%v is read as %v (%v)", c, again, err)
		}
	}
}
