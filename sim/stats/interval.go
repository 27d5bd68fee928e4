package stats

import (
	"math"

	"gonum.org/v1/gonum/stat/distuv"
)

// Student is how many standard errors of the mean of n values a two-sided interval of that confidence reaches to
// either side: the quantile of Student's t distribution with n - 1 degrees of freedom; NaN for fewer than two.
func Student(level float64, n int) float64 {
	if n < 2 {
		return math.NaN()
	}
	return distuv.StudentsT{Mu: 0, Sigma: 1, Nu: float64(n - 1)}.Quantile(0.5 + level/2)
}

// MeanError is the mean of independent values and its standard error; NaN where there is none.
func MeanError(values []float64) (mean, err float64) {
	mean, m2 := moments(values)
	if n := float64(len(values)); n >= 2 {
		return mean, math.Sqrt(m2 / (n * (n - 1)))
	}
	return mean, math.NaN()
}

// MeanInterval is the mean of independent values and the half-width of its confidence interval, by Student's t.
// Of fewer than two values there is no interval, and of values of which one is not a number no mean: NaN.
func MeanInterval(values []float64, level float64) (mean, halfWidth float64) {
	mean, m2 := moments(values)
	return mean, halfOf(m2, len(values), level)
}

// SectionHalfWidth is the half-width of a confidence interval for a quantile by sectioning: around the quantile
// of the full sample, from how far the sections' own quantiles lie from it (Asmussen and Glynn, "Stochastic
// Simulation", III.5). Sections that are not numbers (no observations) leave none: NaN.
func SectionHalfWidth(full float64, sections []float64, level float64) float64 {
	sum := 0.0
	for _, s := range sections {
		sum += float64((s - full) * (s - full))
	}
	return halfOf(sum, len(sections), level)
}

// Difference is what paired values say of the difference between two things.
type Difference struct {
	Mean, HalfWidth float64
	P               float64 // two-sided, of no difference; NaN where there is no interval
}

// Apart is the difference of the means of values that have nothing to do with each other, a's less b's, with its interval
// and test by B. L. Welch, "The Generalization of `Student's' Problem when Several Different Population Variances are
// Involved", Biometrika 34 (1947): the variances may differ.
func Apart(a, b []float64, level float64) Difference {
	meanA, squaresA := moments(a)
	meanB, squaresB := moments(b)
	d := Difference{Mean: meanA - meanB, HalfWidth: math.NaN(), P: math.NaN()}
	if len(a) < 2 || len(b) < 2 {
		return d
	}
	ofA, ofB := square(errorOf(squaresA, len(a))), square(errorOf(squaresB, len(b)))
	all := ofA + ofB
	if all == 0 {
		d.HalfWidth, d.P = 0, constant(d.Mean)
		return d
	}
	freedom := square(all) / (square(ofA)/float64(len(a)-1) + square(ofB)/float64(len(b)-1))
	student := distuv.StudentsT{Mu: 0, Sigma: 1, Nu: freedom}
	d.HalfWidth = float64(student.Quantile(0.5+level/2) * math.Sqrt(all))
	d.P = 2 * student.CDF(-math.Abs(d.Mean)/math.Sqrt(all))
	return d
}

// errorOf is the standard error of a mean of n values with that sum of squares.
func errorOf(squares float64, n int) float64 { return math.Sqrt(squares / float64(n*(n-1))) }

func square(x float64) float64 { return float64(x * x) }

// constant is the p-value of a difference between things that never vary.
func constant(difference float64) float64 {
	if difference == 0 {
		return 1
	}
	return 0
}

// Paired is the mean of a - b, pair by pair, with its interval and Student's test.
func Paired(a, b []float64, level float64) Difference {
	d := make([]float64, len(a))
	for i := range a {
		d[i] = a[i] - b[i]
	}
	mean, m2 := moments(d)
	r := Difference{Mean: mean, HalfWidth: halfOf(m2, len(d), level), P: math.NaN()}
	switch n := float64(len(d)); {
	case n < 2 || math.IsNaN(m2):
	case m2 == 0 && mean == 0:
		r.P = 1
	case m2 == 0:
		r.P = 0
	default:
		t := math.Abs(mean) / math.Sqrt(m2/(n*(n-1)))
		r.P = 2 * distuv.StudentsT{Mu: 0, Sigma: 1, Nu: n - 1}.CDF(-t)
	}
	return r
}

// moments is the mean of values and the sum of the squares of their distances from it.
func moments(values []float64) (mean, m2 float64) {
	if len(values) == 0 {
		return math.NaN(), math.NaN()
	}
	for i, v := range values {
		d := v - mean
		mean += d / float64(i+1)
		m2 += float64(d * (v - mean))
	}
	return mean, m2
}

// halfOf turns a sum of n squared distances into a half-width.
func halfOf(squares float64, n int, level float64) float64 {
	if n < 2 || math.IsNaN(squares) {
		return math.NaN()
	}
	return Student(level, n) * math.Sqrt(squares/float64(n*(n-1)))
}
