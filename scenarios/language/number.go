package language

import (
	"errors"
	"math"
	"regexp"
	"strconv"
	"strings"
)

var (
	errNotWhole = errors.New("it must be whole")
	errSeed     = errors.New("it must be between 0 and 2^64 - 1")
	errDigits   = errors.New("write it in plain decimal digits")
)

// decimal is a number in plain digits, without a leading zero, which YAML would take for an octal one.
var decimal = regexp.MustCompile(`^[+-]?((0|[1-9][0-9]*)([.][0-9]*)?|[.][0-9]+)([eE][+-]?[0-9]+)?$`)

// otherDigits are numbers as YAML also writes them: octal, hexadecimal, binary, with _ between the digits.
var otherDigits = regexp.MustCompile(`^[+-]?(0[xob]?[0-9a-f]+|[0-9]+(_[0-9]+)+)$`)

// ParseNumber reads a finite number.
func ParseNumber(text string) (float64, error) {
	lower := strings.ToLower(text)
	value, err := strconv.ParseFloat(text, 64)
	switch {
	case strings.HasSuffix(lower, ".nan") || strings.HasSuffix(lower, ".inf"):
		return 0, errInfinite
	case otherDigits.MatchString(lower):
		return 0, errDigits
	case !decimal.MatchString(text):
		return 0, errNoNumber
	case math.IsInf(value, 0):
		return 0, errTooLarge
	}
	return value, err
}

// ParseInteger reads a whole number, also one written like 1e7.
func ParseInteger(text string) (int64, error) {
	value, err := ParseNumber(text)
	if exact, inexact := strconv.ParseInt(text, 10, 64); err == nil && inexact == nil {
		return exact, nil
	}
	switch {
	case err != nil:
		return 0, err
	case value != math.Trunc(value):
		return 0, errNotWhole
	case math.Abs(value) > 1<<53:
		return 0, errTooLarge
	}
	return int64(value), nil
}

// ParseSeed reads a whole number from 0 to 2^64 - 1.
func ParseSeed(text string) (uint64, error) {
	value, err := strconv.ParseUint(text, 10, 64)
	if err != nil {
		return 0, errSeed
	}
	return value, nil
}

func integerAmount(text string) (float64, error) {
	value, err := ParseInteger(text)
	return float64(value), err
}

func seedAmount(text string) (float64, error) {
	value, err := ParseSeed(text)
	return float64(value), err
}

func numberAmount(text string) (float64, error) { return ParseNumber(text) }
