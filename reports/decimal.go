package reports

import (
	"bytes"
	"fmt"
	"math"
	"strconv"

	"simulate/sim/clock"
	"simulate/sim/experiment"
)

// decimal is a number of a document, whose missing value is null.
type decimal float64

// MarshalJSON writes the shortest digits that read back as the same number.
func (d decimal) MarshalJSON() ([]byte, error) { return appendNumber(nil, float64(d)), nil }

// UnmarshalJSON reads a number back; null is not a number.
func (d *decimal) UnmarshalJSON(text []byte) error {
	v, err := readNumber(text)
	*d = decimal(v)
	return err
}

// decimals is a list of numbers. It is written and read in one go: documents are mostly such lists.
type decimals []float64

// MarshalJSON writes a list, an empty one of nothing.
func (ds decimals) MarshalJSON() ([]byte, error) {
	return list(len(ds), func(b []byte, i int) []byte { return appendNumber(b, ds[i]) }), nil
}

// UnmarshalJSON reads a list back.
func (ds *decimals) UnmarshalJSON(text []byte) error {
	return items(text, func(n int) { *ds = make(decimals, 0, n) }, func(v float64) { *ds = append(*ds, v) })
}

// instant is a time in seconds.
type instant clock.Time

// MarshalJSON writes the shortest digits of the seconds.
func (t instant) MarshalJSON() ([]byte, error) {
	return appendNumber(nil, clock.Time(t).Seconds()), nil
}

// UnmarshalJSON reads the nearest nanosecond.
func (t *instant) UnmarshalJSON(text []byte) error {
	v, err := readNumber(text)
	*t = instant(nearest(v))
	return err
}

// instants is a list of times.
type instants []clock.Time

// MarshalJSON writes a list, an empty one of nothing.
func (ts instants) MarshalJSON() ([]byte, error) {
	return list(len(ts), func(b []byte, i int) []byte { return appendNumber(b, ts[i].Seconds()) }), nil
}

// UnmarshalJSON reads a list back.
func (ts *instants) UnmarshalJSON(text []byte) error {
	return items(text, func(n int) { *ts = make(instants, 0, n) }, func(v float64) { *ts = append(*ts, nearest(v)) })
}

// nearest is the time whose seconds are s. From 104 days on, nanoseconds are finer than seconds can tell.
func nearest(s float64) clock.Time {
	t := clock.Seconds(s)
	for _, by := range []clock.Time{0, -1, 1} {
		step := by * max(1, t>>52)
		if (t + step).Seconds() == s {
			return t + step
		}
	}
	return t
}

// list writes so many values as a JSON list.
func list(n int, one func(b []byte, i int) []byte) []byte {
	b := append(make([]byte, 0, 2+20*n), '[')
	for i := range n {
		if i > 0 {
			b = append(b, ',')
		}
		b = one(b, i)
	}
	return append(b, ']')
}

// items reads a list of numbers, which the decoder has found to be well-formed JSON: first told is how many there are
// at most.
func items(text []byte, begin func(n int), one func(v float64)) error {
	if text[0] != '[' {
		return fmt.Errorf("expected a list of numbers, found %.20s", text)
	}
	text = bytes.TrimSpace(text[1 : len(text)-1])
	begin(bytes.Count(text, []byte{','}) + 1)
	for len(text) > 0 {
		word, rest, _ := bytes.Cut(text, []byte{','})
		v, err := readNumber(bytes.TrimSpace(word))
		if err != nil {
			return err
		}
		one(v)
		text = rest
	}
	return nil
}

// readNumber reads a number; null is not a number.
func readNumber(text []byte) (float64, error) {
	if bytes.Equal(text, []byte("null")) {
		return math.NaN(), nil
	}
	v, err := strconv.ParseFloat(string(text), 64)
	if err != nil {
		return 0, fmt.Errorf("expected a number, found %.20s", text)
	}
	return v, nil
}

// shortest writes an observed v so that it reads back exactly: 0.0812, 1e+22.
func shortest(v float64) string { return string(appendNumber(nil, v)) }

// appendNumber appends it, or null.
func appendNumber(b []byte, v float64) []byte {
	switch size := math.Abs(v); {
	case !observed(v):
		return append(b, "null"...)
	case v == 0:
		return append(b, '0')
	case size < 1<<53 && v == math.Trunc(v): // the same digits, sooner
		return strconv.AppendInt(b, int64(v), 10)
	case size >= 1e-6 && size < 1e21:
		return strconv.AppendFloat(b, v, 'f', -1, 64)
	}
	return strconv.AppendFloat(b, v, 'g', -1, 64)
}

// interval is null where there is none.
func interval(ci *experiment.Interval) *[2]decimal {
	if ci == nil || !observed(ci.Low) || !observed(ci.High) {
		return nil
	}
	return &[2]decimal{decimal(ci.Low), decimal(ci.High)}
}
