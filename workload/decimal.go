package workload

import (
	"math"
	"strconv"
)

// maxDigits is how many digits a whole number may have that is surely exact as a float64.
const maxDigits = 15

// number reads a finite decimal number, as spreadsheets and programs write it: 94, 94.0, -0.5, 1e3.
func number(text []byte) (x float64, ok bool) {
	if behind, digits, few := short(text); few {
		return digits / powers[behind], true
	}
	for _, c := range text {
		if (c < '0' || c > '9') && c != '.' && c != '-' && c != '+' && c != 'e' && c != 'E' {
			return 0, false // what strconv knows besides: Inf, NaN, 0x1p-2, 1_000
		}
	}
	x, err := strconv.ParseFloat(string(text), 64)
	return x, err == nil && !math.IsInf(x, 0)
}

// short reads a number of few digits without sign and exponent: all of them as a whole number, and how many of
// them stand behind the point. Quotients of such numbers are rounded right, since both are exact.
func short(text []byte) (behind int, digits float64, ok bool) {
	n, count := uint64(0), 0
	point := len(text)
	for i, c := range text {
		switch {
		case c >= '0' && c <= '9' && count < maxDigits:
			n = 10*n + uint64(c-'0')
			count++
		case c == '.' && point == len(text):
			point = i
			behind = len(text) - 1 - i
		default:
			return 0, 0, false
		}
	}
	return behind, float64(n), count > 0
}

// powers are the powers of ten that short needs.
var powers = [maxDigits + 1]float64{1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15}
