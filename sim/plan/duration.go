package plan

import (
	"strconv"
	"strings"

	"simulate/sim/clock"
)

// duration reads a time as Flink's options have it: 100ms, 1 min; a bare number is milliseconds.
func duration(text string) (span clock.Time, ok bool) {
	text = strings.TrimSpace(text)
	digits := text[:len(text)-len(strings.TrimLeft(text, "-0123456789"))]
	n, err := strconv.ParseInt(digits, 10, 64)
	unit, known := unitOf(strings.TrimSpace(text[len(digits):]))
	if err != nil || !known || n > int64(clock.Never/unit) {
		return 0, false
	}
	return clock.Time(n) * unit, true
}

// unitOf is a unit of time by the names that Flink knows.
func unitOf(name string) (clock.Time, bool) {
	switch strings.ToLower(name) {
	case "ns", "nano", "nanos", "nanosecond", "nanoseconds":
		return clock.Nanosecond, true
	case "us", "µs", "micro", "micros", "microsecond", "microseconds":
		return clock.Microsecond, true
	case "", "ms", "milli", "millis", "millisecond", "milliseconds":
		return clock.Millisecond, true
	case "s", "sec", "secs", "second", "seconds":
		return clock.Second, true
	case "m", "min", "mins", "minute", "minutes":
		return clock.Minute, true
	case "h", "hour", "hours":
		return clock.Hour, true
	case "d", "day", "days":
		return clock.Day, true
	}
	return 0, false
}
