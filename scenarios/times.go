package scenarios

import (
	"simulate/scenarios/language"
	"simulate/sim/clock"
)

// longest is the longest span and the latest instant that a scenario may name: three of them, one after the
// other, still fit the clock.
const longest = 90 * 365 * clock.Day

// duration reads a span of time.
func (b *builder) duration(c language.Cursor) clock.Time { return bounded(c, c.Duration()) }

// instant reads an instant; a time of day is the first one at or after from.
func (b *builder) instant(c language.Cursor, from clock.Time) clock.Time {
	return bounded(c, c.InstantFrom(from))
}

func bounded(c language.Cursor, t clock.Time) clock.Time {
	if t > longest {
		c.Problem("%s: expected at most 90 years, found %s", c.Key(), language.FormatDuration(t))
		return longest
	}
	return t
}
