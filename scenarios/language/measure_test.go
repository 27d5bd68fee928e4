package language

import "testing"

func TestAQuantityIsANumberASizeOrARate(t *testing.T) {
	for text, want := range map[string]struct {
		value float64
		of    Measure
	}{
		"4": {4, Pieces}, "0.5": {0.5, Pieces}, "0": {0, Pieces}, "50gb": {50 << 30, Bytes}, "1KiB": {1024, Bytes},
		"7200/h": {2, PerSecond}, "5k/s": {5000, PerSecond}, "80mbit/s": {1e7, BytesPerSecond}, "2mb/s": {2 << 20, BytesPerSecond},
	} {
		value, of, err := ParseQuantity(text)
		if err != nil || value != want.value || of != want.of {
			t.Errorf("%s: %v of %v, %v; want %v", text, value, of, err, want)
		}
	}
	for _, text := range []string{"", "x", "5m", "5 /s", "1h", "3/week", "1e999", "gb"} {
		if value, of, err := ParseQuantity(text); err == nil {
			t.Errorf("%q is taken for %v of %v", text, value, of)
		}
	}
}
