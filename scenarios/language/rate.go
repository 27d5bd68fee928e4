package language

import (
	"errors"
	"strings"
)

var errNoTime = errors.New("the time is missing: per s, min, h or d")

// perSecond is the length of the times of a rate, in seconds.
var perSecond = map[string]float64{"s": 1, "min": 60, "h": 3600, "d": 86400}

// multiples are the letters that may stand before the time of a rate.
var multiples = map[string]float64{"": 1, "k": 1e3, "K": 1e3, "M": 1e6, "G": 1e9}

// ParseRate reads 100000/s, 600/min or 5k/s in events per second.
func ParseRate(text string) (float64, error) {
	value, unit, err := cutAmount(text, errNoTime)
	if err != nil || unit == "" {
		return 0, err
	}
	multiple, per, found := strings.Cut(unit, "/")
	scale, known := multiples[multiple]
	seconds, timed := perSecond[per]
	switch {
	case !known:
		return 0, errNoNumber
	case !found || !timed:
		return 0, errNoTime
	}
	return value * scale / seconds, nil
}

func rateAmount(text string) (float64, error) { return ParseRate(text) }

// FormatRate writes a number of events per second: 100000/s, 10/min. Reading it gives the same number.
func FormatRate(perSecond float64) string {
	for _, per := range []struct {
		name    string
		seconds float64
	}{{"s", 1}, {"min", 60}, {"h", 3600}, {"d", 86400}} {
		text := plain(perSecond*per.seconds) + "/" + per.name
		if again, err := ParseRate(text); err == nil && again == perSecond && len(text) < 16 {
			return text
		}
	}
	return plain(perSecond) + "/s"
}
