package rng

import (
	"math"
	"math/bits"
)

// minusLog is -ln(u) for u = x / 2^64, the inversion of the exponential distribution. It is written here, not
// taken from math, because math.Log is assembly on some processors and costs a third of an event: with x's
// leading bit at 2^-z, ln(u) = ln(m) - (z+1) ln 2 for a mantissa m in [1, 2), and ln(m) is the logarithm of the
// nearest of 128 centres plus a series of five terms in r, |r| < 1/256 (error below 1e-15). The conversions
// float64(...) keep compilers from fusing a product with a sum, so every processor gets the same bits.
func minusLog(x uint64) float64 {
	x |= 1 // 0 has no logarithm; 2^-64 stands for it
	z := bits.LeadingZeros64(x)
	x <<= uint(z)
	centre := &centres[x>>56&127]
	m := float64(int64(x>>11)) * 0x1p-52
	r := float64(m*centre.inverse) - 1
	rr := float64(r * r)
	// The terms are grouped so that they wait for each other as little as possible: this is on every event's way.
	high := float64(float64(z+1)*math.Ln2) - centre.log
	low := 0.5 - float64(r*(1.0/3)) + float64(rr*(0.25-float64(r*0.2)))
	if e := high - r + float64(rr*low); e > 0 {
		return e
	}
	return 0 // rounding below a u next to 1
}

// centres holds 1/c and ln(c) of the 128 centres c of equal parts of [1, 2): the logarithm is that of the
// inverse as rounded, by the series 2 (s + s^3/3 + s^5/5 + ...) in s = (1-1/c)/(1+1/c), s < 1/3.
var centres = func() (table [128]struct{ inverse, log float64 }) {
	for i := range table {
		c := 1 + (float64(i)+0.5)/128
		table[i].inverse = 1 / c
		s := (1 - table[i].inverse) / (1 + table[i].inverse)
		for n := 35.0; n > 0; n -= 2 {
			table[i].log = float64(s*s*table[i].log) + 2/n
		}
		table[i].log *= s
	}
	return table
}()
