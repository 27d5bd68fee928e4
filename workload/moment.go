package workload

import (
	"bytes"
	"math"

	"simulate/sim/clock"
)

// moment is when a row was recorded, in nanoseconds since 1970, or since whatever the trace counts from.
type moment struct {
	at   int64
	zone int64 // of a date: how far its wall clock is ahead of UTC, nanoseconds
	kind momentKind
}

// momentKind is how a time is written; a trace keeps to one.
type momentKind uint8

const (
	counted momentKind = iota // a number
	local                     // a date and time without a zone, read as if it were UTC
	zoned                     // a date and time with its zone
)

// String says how times of the kind are written.
func (k momentKind) String() string {
	return [...]string{"a number", "a date and time without a zone", "a date and time with a zone"}[k]
}

// readMoment reads a date and time (RFC 3339, or with a space for the T, or a date alone, which is its midnight)
// or a number of units.
func readMoment(text []byte, unit clock.Time) (moment, bool) {
	if len(text) >= 10 && text[4] == '-' && text[7] == '-' {
		return date(text)
	}
	at, ok := multiple(text, unit)
	return moment{at: at}, ok
}

// multiple is a decimal number of units in nanoseconds. Whole numbers and fractions are taken apart, so that
// nanoseconds since 1970 come out exactly.
func multiple(text []byte, unit clock.Time) (int64, bool) {
	whole, fraction, _ := bytes.Cut(text, []byte{'.'})
	n, ok := digits(whole)
	if ok && len(whole) > 0 && len(whole) < 19 && n < farthest/int64(unit) {
		behind, part, few := short(fraction)
		if len(fraction) == 0 || few && behind == 0 && fraction[len(fraction)-1] != '.' {
			part /= powers[len(fraction)]
			return n*int64(unit) + int64(math.RoundToEven(part*float64(unit))), true
		}
	}
	x, ok := number(text)
	x = math.RoundToEven(x * float64(unit))
	return int64(x), ok && math.Abs(x) < farthest
}

// farthest is the largest time that a row may have, 146 years either side of where the trace counts from: then
// differences between any two are numbers too.
const farthest = 1 << 62

// date reads 2024-01-15, 2024-01-15 09:00:00.25, 2024-01-15T09:00Z, 2024-01-15T09:00:00+01:00.
func date(text []byte) (m moment, ok bool) {
	year, ok1 := digits(text[0:4])
	month, ok2 := digits(text[5:7])
	day, ok3 := digits(text[8:10])
	if !ok1 || !ok2 || !ok3 || year < 1850 || year > 2100 || month < 1 || month > 12 || day < 1 || day > daysIn(year, month) {
		return m, false
	}
	m = moment{at: days(year, month, day) * int64(clock.Day), kind: local}
	if text = text[10:]; len(text) == 0 {
		return m, true
	}
	if text[0] != 'T' && text[0] != 't' && text[0] != ' ' {
		return m, false
	}
	ofDay, text, ok := timeOfDay(text[1:])
	m.at += ofDay
	if !ok || len(text) == 0 {
		return m, ok
	}
	m.kind = zoned
	m.zone, ok = zone(text)
	m.at -= m.zone
	return m, ok
}

// timeOfDay reads 09:00, 09:00:30 or 09:00:30.25, and what follows is left.
func timeOfDay(text []byte) (at int64, rest []byte, ok bool) {
	at, ok = hourMinute(text)
	if !ok {
		return 0, text, false
	}
	text = text[5:]
	if len(text) < 3 || text[0] != ':' {
		return at, text, true
	}
	second, ok := digits(text[1:3])
	at += second * int64(clock.Second)
	text = text[3:]
	if len(text) > 0 && (text[0] == '.' || text[0] == ',') {
		n, place := 1, int64(clock.Second)
		for ; n < len(text) && text[n] >= '0' && text[n] <= '9'; n++ {
			place /= 10 // digits behind the ninth are below a nanosecond
			at += int64(text[n]-'0') * place
		}
		ok = ok && n > 1
		text = text[n:]
	}
	return at, text, ok && second < 60
}

// hourMinute reads the 09:00 that a text begins with.
func hourMinute(text []byte) (at int64, ok bool) {
	if len(text) < 5 || text[2] != ':' {
		return 0, false
	}
	hour, ok1 := digits(text[0:2])
	minute, ok2 := digits(text[3:5])
	return hour*int64(clock.Hour) + minute*int64(clock.Minute), ok1 && ok2 && hour < 24 && minute < 60
}

// zone reads Z, UTC, +01:00, +0100 or +01, with or without a space before.
func zone(text []byte) (ahead int64, ok bool) {
	text = bytes.TrimPrefix(text, []byte{' '})
	switch {
	case string(text) == "Z" || string(text) == "z" || string(text) == "UTC":
		return 0, true
	case len(text) < 3 || text[0] != '+' && text[0] != '-':
		return 0, false
	}
	of := [5]byte{text[1], text[2], ':', '0', '0'}
	switch {
	case len(text) == 6 && text[3] == ':':
		of[3], of[4] = text[4], text[5]
	case len(text) == 5:
		of[3], of[4] = text[3], text[4]
	case len(text) != 3:
		return 0, false
	}
	ahead, ok = hourMinute(of[:])
	if text[0] == '-' {
		ahead = -ahead
	}
	return ahead, ok
}

func digits(text []byte) (n int64, ok bool) {
	for _, c := range text {
		if c < '0' || c > '9' {
			return 0, false
		}
		n = 10*n + int64(c-'0')
	}
	return n, true
}

// days counts the days from 1970-01-01 to a date of the Gregorian calendar: whole years that begin in March, so
// that a leap day is the last of its year, then months of which five are 153 days.
func days(year, month, day int64) int64 {
	if month < 3 {
		year--
		month += 12
	}
	const toEpoch = 719468 // days from 0000-03-01 to 1970-01-01
	return 365*year + year/4 - year/100 + year/400 + (153*(month-3)+2)/5 + day - 1 - toEpoch
}

func daysIn(year, month int64) int64 {
	switch {
	case month == 2 && year%4 == 0 && (year%100 != 0 || year%400 == 0):
		return 29
	case month == 2:
		return 28
	case month == 4 || month == 6 || month == 9 || month == 11:
		return 30
	}
	return 31
}
