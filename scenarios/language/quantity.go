package language

import (
	"errors"
	"math"
	"math/big"
	"strconv"
	"strings"
)

// What is wrong with a value, for the end of a message.
var (
	errNoUnit   = errors.New("a unit is missing")
	errNoNumber = errors.New("")
	errTooLarge = errors.New("it is too large")
	errInfinite = errors.New("it must be finite")
)

// cutNumber splits a text into the number that it starts with and the rest.
func cutNumber(text string) (value float64, rest string, err error) {
	end := 0
	for end < len(text) && (strings.ContainsRune("0123456789.", rune(text[end])) || isSign(text, end) || isExponent(text, end)) {
		end++
	}
	value, err = strconv.ParseFloat(text[:end], 64)
	switch {
	case math.IsInf(value, 0):
		return 0, "", errTooLarge
	case err != nil:
		return 0, "", errNoNumber
	}
	return value, text[end:], nil
}

// cutAmount splits a text into the number that it starts with and its unit; missing says what a number without one
// lacks. A bare zero needs no unit, and has none.
func cutAmount(text string, missing error) (value float64, unit string, err error) {
	value, unit, err = cutNumber(text)
	if err == nil && unit == "" && value != 0 {
		return 0, "", missing
	}
	return value, unit, err
}

// isSign says whether a sign stands at i where a number may have one.
func isSign(text string, i int) bool {
	return (text[i] == '-' || text[i] == '+') && (i == 0 || text[i-1] == 'e' || text[i-1] == 'E')
}

// isExponent says whether the e of 1e7 stands at i.
func isExponent(text string, i int) bool {
	if text[i] != 'e' && text[i] != 'E' || i == 0 || i+1 == len(text) {
		return false
	}
	return strings.ContainsRune("0123456789+-", rune(text[i+1]))
}

// whole is a number times scale, without the rounding of floats; a remainder counts as one more. The number is
// given twice, as a float and as written.
func whole(value float64, digits string, scale int64) (int64, error) {
	switch {
	case math.Abs(value) < 1e-300: // not worth the exact arithmetic, which would be endless for 1e-999999999
		return 0, nil
	case math.Abs(value)*float64(scale) >= 1<<63:
		return 0, errTooLarge
	}
	exact, ok := new(big.Rat).SetString(digits)
	if !ok {
		return 0, errNoNumber
	}
	exact.Mul(exact, new(big.Rat).SetInt64(scale))
	quotient, remainder := new(big.Int).QuoRem(exact.Num(), exact.Denom(), new(big.Int))
	return quotient.Int64() + int64(remainder.Sign()), nil
}

// plain writes v with all its digits and no exponent.
func plain(v float64) string { return strconv.FormatFloat(v, 'f', -1, 64) }
