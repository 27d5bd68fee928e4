package stream

import (
	"math"

	"simulate/sim/rng"
)

// zipf draws an index below n, index i with weight 1/(i+1)^skew, exactly and without a table, by rejection
// inversion (Hörmann and Derflinger, "Rejection-inversion to generate variates from monotone discrete
// distributions", 1996): a point is drawn under the continuous hat x^-skew by inverting its integral, rounded to
// an integer, and kept if it lies in that integer's bar.
type zipf struct {
	n, skew   float64
	low, high float64 // the hat's integral at 1/2 (but for the first bar, which is kept whole) and n + 1/2
	sure      float64 // a point that rounds up by no more than this is kept without a look
}

func newZipf(n, skew float64) zipf {
	z := zipf{n: n, skew: skew}
	z.low = z.integral(1.5) - 1
	z.high = z.integral(n + 0.5)
	z.sure = 2 - z.inverse(z.integral(2.5)-z.hat(2))
	return z
}

func (z *zipf) hat(x float64) float64 { return math.Exp(-z.skew * math.Log(x)) }

// integral is that of the hat from 1 to x, in a form that holds for skew 1 too.
func (z *zipf) integral(x float64) float64 {
	l := math.Log(x)
	return expm1Over((1-z.skew)*l) * l
}

func (z *zipf) inverse(y float64) float64 {
	t := max(y*(1-z.skew), -1)
	return math.Exp(log1pOver(t) * y)
}

// draw uses as many words as it needs.
func (z *zipf) draw(words rng.Words) uint32 {
	for {
		u := z.high + words.Uniform()*(z.low-z.high)
		x := z.inverse(u)
		k := min(max(math.Floor(x+0.5), 1), z.n)
		if k-x <= z.sure || u >= z.integral(k+0.5)-z.hat(k) {
			return uint32(k - 1)
		}
	}
}

// expm1Over is (e^x - 1) / x.
func expm1Over(x float64) float64 {
	if math.Abs(x) < 1e-8 {
		return 1 + x/2
	}
	return math.Expm1(x) / x
}

// log1pOver is ln(1 + x) / x.
func log1pOver(x float64) float64 {
	if math.Abs(x) < 1e-8 {
		return 1 - x/2
	}
	return math.Log1p(x) / x
}
