package main

import (
	"errors"
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"
	"time"

	"simulate/scenarios/document"
)

// value is a flag's value: its kind for the help, and how it is read. It remembers the text that it was given.
type value struct {
	kind, text string
	read       func(text string) error
}

// Set reads a text.
func (v *value) Set(text string) error {
	if err := v.read(text); err != nil {
		return err
	}
	v.text = text
	return nil
}

// String is the text of the value, Type its kind.
func (v *value) String() string { return v.text }

// Type is the kind of the value, as the help shows it.
func (v *value) Type() string { return v.kind }

// wholeNumber is one that fits 64 bits; large ones may be written like 1e9.
func wholeNumber(into *uint64) *value {
	return &value{kind: "N", read: func(text string) (err error) {
		if *into, err = strconv.ParseUint(text, 10, 64); err == nil {
			return nil
		}
		f, notNumber := strconv.ParseFloat(text, 64)
		if notNumber != nil || f < 0 || f > 1<<53 || f != math.Trunc(f) {
			return errors.New("expected a whole number from 0 to 18446744073709551615")
		}
		*into = uint64(f)
		return nil
	}}
}

// count is a number of things, one at least.
func count(into *int) *value {
	return &value{kind: "N", read: func(text string) error {
		n, err := strconv.ParseInt(text, 10, 32)
		if err != nil || n < 1 {
			return errors.New("expected a whole number from 1 on")
		}
		*into = int(n)
		return nil
	}}
}

// autoCount is a count, or auto: 0.
func autoCount(into *int) *value {
	plain := count(into)
	return &value{kind: "N|auto", read: func(text string) error {
		if text == "auto" {
			*into = 0
			return nil
		}
		if plain.Set(text) != nil {
			return errors.New("expected a whole number from 1 on, or auto")
		}
		return nil
	}}
}

// share is between 0 and 1, written 2% or 0.02.
func share(into *float64) *value {
	return &value{kind: "SHARE", read: func(text string) error {
		digits, percent := strings.CutSuffix(text, "%")
		f, err := strconv.ParseFloat(digits, 64)
		if percent {
			f /= 100
		}
		if err != nil || !(f > 0 && f < 1) {
			return errors.New("expected a share above 0 and below 1, such as 2% or 0.02")
		}
		*into = f
		return nil
	}}
}

// wait is a length of real time.
func wait(into *time.Duration) *value {
	return &value{kind: "TIME", read: func(text string) error {
		d, err := time.ParseDuration(text)
		if err != nil || d <= 0 {
			return errors.New("expected a time above 0 with its unit, such as 90s, 10m or 1h30m")
		}
		*into = d
		return nil
	}}
}

// choice is one of several words; the first is the default.
func choice(into *string, among ...string) *value {
	*into = among[0]
	return &value{kind: strings.Join(among, "|"), text: among[0], read: func(text string) error {
		if !slices.Contains(among, text) {
			return fmt.Errorf("expected %s%s", either(among), hint(document.Nearest(text, among)))
		}
		*into = text
		return nil
	}}
}

// either lists words: a, b or c.
func either(words []string) string {
	last := len(words) - 1
	if last == 0 {
		return words[0]
	}
	return strings.Join(words[:last], ", ") + " or " + words[last]
}

// list collects what is given each time, separated by commas.
func list(into *[]string, check func(string) error) *value {
	v := &value{kind: "NAME,..."}
	v.read = func(text string) error {
		for part := range strings.SplitSeq(text, ",") {
			if err := check(part); err != nil {
				return err
			}
			*into = append(*into, part)
		}
		return nil
	}
	return v
}

// repeated collects each text that is given, as it is.
func repeated(kind string, into *[]string) *value {
	return &value{kind: kind, read: func(text string) error {
		*into = append(*into, text)
		return nil
	}}
}
