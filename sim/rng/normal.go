package rng

import "math"

// normal is the x/2^64-quantile of the standard normal distribution: M. J. Wichura, "Algorithm AS 241: The
// percentage points of the normal distribution", Applied Statistics 37 (1988), PPND16, whose relative error is
// about 1e-16. It differs from Sqrt2 * math.Erfinv(2u-1) in that the tails get all 64 bits and every processor
// gets the same ones.
func normal(x uint64) float64 {
	fromMiddle := (float64(int64(x^1<<63)) + 0.5) * 0x1p-64
	if math.Abs(fromMiddle) <= 0.425 {
		r := 0.180625 - float64(fromMiddle*fromMiddle)
		return fromMiddle * middle.at(r)
	}
	if fromMiddle < 0 {
		return -upper(x)
	}
	return upper(^x)
}

// upper is the quantile that x/2^64 < 0.075 lies above.
func upper(x uint64) float64 {
	r := math.Sqrt(minusLog(x))
	if r <= 5 {
		return shoulder.at(r - 1.6)
	}
	return tail.at(r - 5)
}

// rational is a quotient of two polynomials, coefficients of the lowest powers first.
type rational struct{ above, below [8]float64 }

func (f *rational) at(x float64) float64 { return polynomial(&f.above, x) / polynomial(&f.below, x) }

func polynomial(c *[8]float64, x float64) float64 {
	high := c[4] + float64(x*(c[5]+float64(x*(c[6]+float64(x*c[7])))))
	return c[0] + float64(x*(c[1]+float64(x*(c[2]+float64(x*(c[3]+float64(x*high)))))))
}

// The pieces of the quantile function: |u - 1/2| <= 0.425, further out, and beyond e^-25.
var (
	middle = rational{
		above: [8]float64{
			3.3871328727963666080e0, 1.3314166789178437745e2, 1.9715909503065514427e3, 1.3731693765509461125e4,
			4.5921953931549871457e4, 6.7265770927008700853e4, 3.3430575583588128105e4, 2.5090809287301226727e3,
		},
		below: [8]float64{
			1, 4.2313330701600911252e1, 6.8718700749205790830e2, 5.3941960214247511077e3,
			2.1213794301586595867e4, 3.9307895800092710610e4, 2.8729085735721942674e4, 5.2264952788528545610e3,
		},
	}
	shoulder = rational{
		above: [8]float64{
			1.42343711074968357734e0, 4.63033784615654529590e0, 5.76949722146069140550e0, 3.64784832476320460504e0,
			1.27045825245236838258e0, 2.41780725177450611770e-1, 2.27238449892691845833e-2, 7.74545014278341407640e-4,
		},
		below: [8]float64{
			1, 2.05319162663775882187e0, 1.67638483018380384940e0, 6.89767334985100004550e-1,
			1.48103976427480074590e-1, 1.51986665636164571966e-2, 5.47593808499534494600e-4, 1.05075007164441684324e-9,
		},
	}
	tail = rational{
		above: [8]float64{
			6.65790464350110377720e0, 5.46378491116411436990e0, 1.78482653991729133580e0, 2.96560571828504891230e-1,
			2.65321895265761230930e-2, 1.24266094738807843860e-3, 2.71155556874348757815e-5, 2.01033439929228813265e-7,
		},
		below: [8]float64{
			1, 5.99832206555887937690e-1, 1.36929880922735805310e-1, 1.48753612908506148525e-2,
			7.86869131145613259100e-4, 1.84631831751005468180e-5, 1.42151175831644588870e-7, 2.04426310338993978564e-15,
		},
	}
)
