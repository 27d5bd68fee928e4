package dist

import "math"

// The functions of this file serve samplers. They are series with their products rounded (float64) before they
// are added, so that no compiler fuses the two, and give every processor the same bits; those of math are
// assembly on some. Relative errors are below 1e-15 for exp and log.

const (
	ln2High = 0x1.62e42fee00000p-1  // ln 2, its first 33 bits: times an exponent of 2, still exact
	ln2Low  = 0x1.a39ef35793c76p-33 // and the rest
)

// exp is e^x: with x = (k + j/32) ln 2 + r and |r| <= ln(2)/64, 2^k times a table's 2^(j/32) times e^r.
func exp(x float64) float64 {
	switch {
	case x > 709.78:
		return math.Inf(1)
	case x < -745.2:
		return 0
	}
	parts := math.Floor(float64(x*(32*math.Log2E)) + 0.5)
	r := x - float64(parts*(ln2High/32)) - float64(parts*(ln2Low/32))
	root := roots[int(parts)&31]
	return math.Ldexp(root+float64(root*exp1(r)), int(parts)>>5)
}

// exp1 is e^r - 1 of an |r| < 0.011, by its Taylor series.
func exp1(r float64) float64 {
	return r * (1 + float64(r*(1.0/2+float64(r*(1.0/6+float64(r*(1.0/24+float64(r*(1.0/120+float64(r/720))))))))))
}

// roots holds 2^(j/32), the fifth square root of 2^j: exact to a rounding or two.
var roots = func() (table [32]float64) {
	for j := range table {
		table[j] = math.Sqrt(math.Sqrt(math.Sqrt(math.Sqrt(math.Sqrt(float64(uint64(1) << j))))))
	}
	return table
}()

// log is ln x of a finite x > 0: that of the power of two nearest to x, and of the rest.
func log(x float64) float64 {
	m, k := math.Frexp(x)
	if m < math.Sqrt2/2 {
		m, k = 2*m, k-1
	}
	return float64(float64(k)*ln2High) + (float64(float64(k)*ln2Low) + logNear1((m-1)/(m+1)))
}

// log1p is ln(1+x) of an x > -1, also where 1+x would lose x.
func log1p(x float64) float64 {
	if math.Abs(x) > 0.25 {
		return log(1 + x)
	}
	return logNear1(x / (2 + x))
}

// logNear1 is the logarithm of (1+s)/(1-s) for |s| < 0.18: 2 (s + s^3/3 + s^5/5 + ...).
func logNear1(s float64) float64 {
	square := s * s
	sum := 0.0
	for _, odd := range odds {
		sum = float64(square * (odd + sum))
	}
	return 2*s + float64(2*s*sum)
}

// odds are the series' factors, last one first.
var odds = [...]float64{1.0 / 21, 1.0 / 19, 1.0 / 17, 1.0 / 15, 1.0 / 13, 1.0 / 11, 1.0 / 9, 1.0 / 7, 1.0 / 5, 1.0 / 3}

// power is x^y of an x >= 0, to about 1e-14.
func power(x, y float64) float64 {
	if x == 0 {
		return 0
	}
	return exp(float64(y * log(x)))
}

// gammaFunction is Euler's gamma function of an x >= 1: Stirling's series where it is good, from 12 on, and the
// recurrence down to x.
func gammaFunction(x float64) float64 {
	product := 1.0
	for ; x < 12; x++ {
		product *= x
	}
	inverse := 1 / (x * x)
	series := (1.0/12 - float64(inverse*(1.0/360-float64(inverse*(1.0/1260-float64(inverse*(1.0/1680-float64(inverse/1188)))))))) / x
	return exp(float64((x-0.5)*log(x))-x+0.9189385332046727+series) / product // ln(2 pi)/2
}
