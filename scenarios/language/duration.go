package language

import (
	"errors"
	"math"
	"regexp"
	"strconv"
	"strings"

	str2duration "github.com/xhit/go-str2duration/v2"

	"simulate/sim/clock"
)

var errTooLong = errors.New("it is longer than 292 years")

// durationText is what a duration looks like: numbers, each with a unit.
var durationText = regexp.MustCompile(`^[+-]?` + durationPattern + `$`)

const durationPattern = `(([0-9]+[.]?[0-9]*|[.][0-9]+)(ns|us|µs|μs|ms|s|m|h|d|w))+`

// ParseDuration reads 20us, 1.5h, 2d12h, or a bare 0, to the nanosecond.
func ParseDuration(text string) (clock.Time, error) {
	_, unit, err := cutAmount(text, errNoUnit)
	switch {
	case err != nil || unit == "":
		return 0, err
	case !durationText.MatchString(text):
		return 0, errNoNumber
	}
	exact, err := str2duration.ParseDuration(text)
	if err != nil {
		return 0, errTooLong
	}
	return clock.Time(exact), nil
}

// nanoseconds of the units that are short enough for parts of a nanosecond: 0.5ns for every byte.
var nanoseconds = map[string]float64{"ns": 1, "us": 1e3, "µs": 1e3, "μs": 1e3}

// durationAmount is a duration in nanoseconds, with parts of them where it is shorter than a millisecond.
func durationAmount(text string) (float64, error) {
	value, unit, err := cutNumber(text)
	if scale, fine := nanoseconds[unit]; err == nil && fine && math.Abs(value*scale) < 1e6 {
		return value * scale, nil
	}
	exact, err := ParseDuration(text)
	return float64(exact), err
}

// FormatDuration writes t as a scenario would: 2d12h, 1m30s, 2.5ms. Reading it gives t again.
func FormatDuration(t clock.Time) string {
	if t == 0 {
		return "0s"
	}
	var b strings.Builder
	if t < 0 {
		b.WriteByte('-')
		t = -t
	}
	for _, unit := range []struct {
		length clock.Time
		name   string
	}{{clock.Day, "d"}, {clock.Hour, "h"}, {clock.Minute, "m"}} {
		if n := t / unit.length; n > 0 {
			b.WriteString(strconv.FormatInt(int64(n), 10) + unit.name)
			t %= unit.length
		}
	}
	if t > 0 {
		b.WriteString(seconds(t))
	}
	return b.String()
}

// seconds writes a time below a minute in the largest unit that it reaches.
func seconds(t clock.Time) string {
	unit, name, digits := clock.Second, "s", 9
	switch {
	case t < clock.Microsecond:
		return strconv.FormatInt(int64(t), 10) + "ns"
	case t < clock.Millisecond:
		unit, name, digits = clock.Microsecond, "us", 3
	case t < clock.Second:
		unit, name, digits = clock.Millisecond, "ms", 6
	}
	fraction := strconv.FormatInt(int64(unit+t%unit), 10)[1:]
	whole := strconv.FormatInt(int64(t/unit), 10)
	return strings.TrimSuffix(strings.TrimRight(whole+"."+fraction[:digits], "0"), ".") + name
}
