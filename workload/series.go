package workload

import "math"

// series is a power series, c[0] + c[1] u + ... with n terms, of u in [0, 1].
type series struct {
	n int
	c [terms]float64
}

// terms is how many a series has at most. A wave that turns by less than maxTurn radians in [0, 1] is
// then exact to 1e-15 even where six lines multiply it: the first term left out is below maxTurn^14 / 14!.
const (
	terms   = 20
	maxTurn = 0.5
)

// negligible is what may be left out beside 1.
const negligible = 0x1p-60

// taylor is the series of a piece in u = x / span.
func (p piece) taylor(span float64) (s series) {
	s.n, s.c[0], s.c[1] = 1, p.level, float64(p.slope*span)
	if s.c[1] != 0 {
		s.n = 2
	}
	if p.amplitude == 0 {
		return s
	}
	sin, cos := sincos(p.angle)
	turn, power := float64(p.speed*span), p.amplitude
	derivatives := [4]float64{sin, cos, -sin, -cos}
	for j := range terms {
		s.c[j] += float64(power * derivatives[j%4])
		s.n = max(s.n, j+1)
		power = float64(power*turn) / float64(j+1)
		if power < negligible {
			break
		}
	}
	return s
}

// times is the product of two series, cut off after the last term that is there.
func (s *series) times(t *series) (product series) {
	product.n = min(terms, s.n+t.n-1)
	for i := range s.n {
		for j := range min(t.n, terms-i) {
			product.c[i+j] += float64(s.c[i] * t.c[j])
		}
	}
	return product
}

// trim leaves out the last terms where they are negligible.
func (s *series) trim() {
	largest := 0.0
	for _, c := range s.c[:s.n] {
		largest = max(largest, math.Abs(c))
	}
	for s.n > 1 && math.Abs(s.c[s.n-1]) <= float64(largest*negligible) {
		s.n--
	}
}

// sincos is the sine and cosine of x, |x| below some thousands, to 1e-16. It is written here because math's
// functions may differ in the last bit between processors, and with them the instants of a run.
func sincos(x float64) (sin, cos float64) {
	const (
		high = 0x1.921fb544p+00      // pi / 2, to 33 bits: times a small integer it is exact
		low  = 0x1.0b4611a626331p-34 // and the rest
	)
	quarter := math.RoundToEven(x / (math.Pi / 2))
	r := (x - float64(quarter*high)) - float64(quarter*low)
	square := float64(r * r)
	sin, cos = 1, 1 // their power series, innermost term first
	for j := 18.0; j > 0; j -= 2 {
		cos = 1 - float64(square/(j*(j-1))*cos)
		sin = 1 - float64(square/(j*(j+1))*sin)
	}
	sin *= r
	switch int(quarter) & 3 {
	case 1:
		return cos, -sin
	case 2:
		return -sin, -cos
	case 3:
		return -cos, sin
	}
	return sin, cos
}
