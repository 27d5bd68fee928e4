package reports

import (
	"math"
	"slices"
	"strconv"
	"strings"
)

// quantity is how people read a number: which units it comes in.
type quantity uint8

// Quantities.
const (
	number   quantity = iota // k, M, G from ten thousand on
	duration                 // seconds, in h from ten thousand on, s, ms or us
	share                    // of one, in percent
	rate                     // per second, like a number; below 0.1 per hour
)

// unit is a unit for the eye: a value in base units times the factor.
type unit struct {
	name   string
	factor float64
	of     quantity
}

// unit chooses one unit for values that stand together: the one that suits the largest, or the middle one if
// that would become tiny in it, so that a single value far off does not spoil the others.
func (q quantity) unit(values ...float64) unit {
	if q == share {
		return unit{name: "%", factor: 100, of: q}
	}
	var sizes []float64
	for _, v := range values {
		if v = math.Abs(v); v > 0 && observed(v) {
			sizes = append(sizes, v)
		}
	}
	if len(sizes) == 0 {
		return q.near(1)
	}
	slices.Sort(sizes)
	middle := sizes[(len(sizes)-1)/2]
	if u := q.near(sizes[len(sizes)-1]); middle*u.factor >= 0.1 {
		return u
	}
	return q.near(middle)
}

func (q quantity) near(v float64) unit {
	if q == duration {
		if v >= 1e4 {
			return unit{"h", 1. / 3600, q}
		}
		for _, u := range []unit{{"s", 1, q}, {"ms", 1e3, q}} {
			if v*u.factor >= 0.99995 {
				return u
			}
		}
		return unit{"us", 1e6, q}
	}
	u := unit{"", 1, q}
	switch {
	case q == rate && v < 0.1:
		return unit{"/h", 3600, q}
	case v >= 1e12:
		u = unit{"T", 1e-12, q}
	case v >= 1e9:
		u = unit{"G", 1e-9, q}
	case v >= 1e6:
		u = unit{"M", 1e-6, q}
	case v >= 1e4:
		u = unit{"k", 1e-3, q}
	}
	if q == rate {
		u.name += "/s"
	}
	return u
}

// notObserved stands where there is no number; never 0.
const notObserved = "n/a"

func observed(v float64) bool { return !math.IsNaN(v) && !math.IsInf(v, 0) }

// value writes v in u with three or four significant digits.
func (u unit) value(v float64) string {
	if !observed(v) {
		return notObserved
	}
	v *= u.factor
	return fixed(v, u.digits(v, 0))
}

// with writes v and the half-width of its interval, to the same digit; without one, or with an interval of no
// width, as counts and settings have but for rounding, v alone.
func (u unit) with(v, half float64, plusMinus string) string {
	if !observed(v) || !observed(half) || half <= 1e-12*math.Abs(v) {
		return u.value(v)
	}
	v, half = v*u.factor, half*u.factor
	digits := u.digits(v, half)
	narrow := fixed(half, digits)
	if strings.Trim(narrow, "0.") == "" {
		narrow = fixed(half, -exponent(half))
	}
	return fixed(v, digits) + " " + plusMinus + " " + narrow
}

// digits says how many decimals show three or four significant digits of v: as many as half, shown with two,
// makes worth showing. A share close to all is read by what it lacks: 99.995 %.
func (u unit) digits(v, half float64) int {
	size := max(math.Abs(v), half)
	if u.of == share && half == 0 && v > 99 && v < 100 {
		return min(1-exponent(100-v), 5)
	}
	if size == 0 || half == 0 && v == math.Trunc(v) && size < 1e4 {
		return 0
	}
	fewest, most := 2-exponent(size), 3-exponent(size)
	if half == 0 {
		return max(fewest, 0)
	}
	return max(min(max(1-exponent(half), fewest), most), 0)
}

// exponent is the power of ten of the first significant digit of v, v not 0. What rounding noise keeps just
// below a power counts as that power.
func exponent(v float64) int { return int(math.Floor(math.Log10(math.Abs(v)) + 1e-9)) }

func fixed(v float64, decimals int) string {
	text := strconv.FormatFloat(v, 'f', max(decimals, 0), 64)
	if strings.HasPrefix(text, "-") && strings.Trim(text, "-0.") == "" {
		return text[1:]
	}
	return text
}
