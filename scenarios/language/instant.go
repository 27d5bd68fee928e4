package language

import (
	"errors"
	"strings"
	"time"

	"simulate/sim/clock"
)

var (
	errNoStart = errors.New("an absolute time needs start_time at the top of the scenario")
	errBefore  = errors.New("it is before start_time")
	errNoDate  = errors.New("")
)

// ParseTimestamp reads a date and time of RFC 3339.
func ParseTimestamp(text string) (time.Time, error) {
	t, err := time.Parse(time.RFC3339Nano, text)
	if err != nil {
		return time.Time{}, errNoDate
	}
	return t, nil
}

func timestampAmount(text string) (float64, error) {
	_, err := ParseTimestamp(text)
	return 0, err
}

// ParseInstant reads an instant of a run: a time since its start, the first 20:00 or 20:00:30 at or after the
// instant from, or an absolute time. Start is the wall clock at t = 0; zero: midnight of a day unknown.
func ParseInstant(text string, start time.Time, from clock.Time) (clock.Time, error) {
	if strings.Contains(text, "T") {
		return sinceStart(text, start)
	}
	if !strings.Contains(text, ":") {
		return ParseDuration(text)
	}
	ofDay, err := timeOfDay(text)
	if err != nil {
		return 0, err
	}
	hour, minute, second := start.Clock()
	midnight := -(clock.Time(hour)*clock.Hour + clock.Time(minute)*clock.Minute + clock.Time(second)*clock.Second + clock.Time(start.Nanosecond()))
	at := midnight + ofDay
	if at < from {
		at += (from - at + clock.Day - 1) / clock.Day * clock.Day
	}
	return at, nil
}

// sinceStart is an absolute time as a time since the start.
func sinceStart(text string, start time.Time) (clock.Time, error) {
	at, err := ParseTimestamp(text)
	switch {
	case err != nil:
		return 0, err
	case start.IsZero():
		return 0, errNoStart
	case at.Before(start):
		return 0, errBefore
	case at.Sub(start) == 1<<63-1:
		return 0, errTooLong
	}
	return clock.Time(at.Sub(start)), nil
}

// timeOfDay reads 20:00 or 20:00:30 as the time since midnight.
func timeOfDay(text string) (clock.Time, error) {
	for _, layout := range []string{"15:04", "15:04:05"} {
		if t, err := time.Parse(layout, text); err == nil {
			return clock.Time(t.Hour())*clock.Hour + clock.Time(t.Minute())*clock.Minute + clock.Time(t.Second())*clock.Second, nil
		}
	}
	return 0, errNoDate
}

// instantAmount judges the text alone; whether there is a start_time is for the document to say.
func instantAmount(text string) (float64, error) {
	if strings.Contains(text, "T") {
		return timestampAmount(text)
	}
	at, err := ParseInstant(text, time.Time{}, 0)
	return float64(at), err
}

// ParseRecorded reads a date, or a date and time, without a zone, as recordings have them, as if it were UTC.
func ParseRecorded(text string) (time.Time, error) {
	for _, layout := range []string{time.DateOnly, time.DateTime, "2006-01-02 15:04", "2006-01-02T15:04:05", "2006-01-02T15:04"} {
		if t, err := time.Parse(layout, text); err == nil {
			return t, nil
		}
	}
	return time.Time{}, errNoDate
}

func momentAmount(text string) (float64, error) {
	if _, err := ParseRecorded(text); err == nil {
		return 0, nil
	}
	return instantAmount(text)
}
