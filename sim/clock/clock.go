// Package clock holds the simulated time: an integer number of nanoseconds since the start of a run.
//
// Integers make ties exact and results equal on every processor; 63 bits reach 292 years. Conversions to and
// from seconds happen at the edges (scenario values in, statistics out), nowhere between.
package clock

import (
	"math"
	"strings"
	"time"
)

// Time is an instant of a run, or a span between two, in nanoseconds.
type Time int64

// Spans of time.
const (
	Nanosecond  Time = 1
	Microsecond      = 1000 * Nanosecond
	Millisecond      = 1000 * Microsecond
	Second           = 1000 * Millisecond
	Minute           = 60 * Second
	Hour             = 60 * Minute
	Day              = 24 * Hour
)

// Never is later than everything that happens.
const Never Time = math.MaxInt64

// Seconds is the time nearest to s seconds; what an integer cannot hold becomes Never, or its negative.
func Seconds(s float64) Time { return Nanoseconds(s * 1e9) }

// Nanoseconds is the time nearest to ns nanoseconds, bounded like Seconds.
func Nanoseconds(ns float64) Time {
	switch {
	case ns >= math.MaxInt64:
		return Never
	case ns <= -math.MaxInt64:
		return -Never
	}
	return Time(math.RoundToEven(ns))
}

// Seconds is t in seconds.
func (t Time) Seconds() float64 { return float64(t) / 1e9 }

// String writes t for people: 1h30m, 2.5ms.
func (t Time) String() string {
	if t == Never {
		return "never"
	}
	s := time.Duration(t).String()
	for _, nothing := range []string{"m0s", "h0m"} {
		if strings.HasSuffix(s, nothing) {
			s = s[:len(s)-2]
		}
	}
	return s
}
