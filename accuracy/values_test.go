package accuracy

import (
	"fmt"
	"math"
	"strconv"
)

// inexpressible says what the scenario language has no words for.
type inexpressible string

func (i inexpressible) Error() string { return string(i) }

// unit is what the numbers of a law stand for.
type unit func(x float64) any

// seconds is a duration.
func seconds(x float64) any {
	if x < 1e-3 {
		return decimal(x*1e6) + "us"
	}
	return decimal(x) + "s"
}

// count is a bare number.
func count(x float64) any { return x }

// perSecond is a rate.
func perSecond(x float64) any { return decimal(x) + "/s" }

func decimal(x float64) string { return strconv.FormatFloat(x, 'f', -1, 64) }

func each(values []float64, in unit) []any {
	all := make([]any, len(values))
	for i, v := range values {
		all[i] = in(v)
	}
	return all
}

// value writes a law as a DIST of the language.
func (l *law) value(in unit) (any, error) {
	named := func(name string, parameters ...entry) (any, error) {
		return append(entries{{"distribution", name}}, parameters...), nil
	}
	switch l.Type {
	case "det":
		return in(l.Value), nil
	case "exp":
		return named("exponential", entry{"mean", in(l.Mean)})
	case "erlang":
		return named("erlang", entry{"k", l.K}, entry{"mean", in(l.Mean)})
	case "hyperexp":
		return named("hyperexponential", entry{"probabilities", l.Ps}, entry{"means", each(l.Means, in)})
	case "lognormal":
		return entries{{"mean", in(l.Mean)}, {"cv", math.Sqrt(l.CV2)}}, nil
	case "bounded_pareto":
		return named("bounded_pareto", entry{"alpha", l.Alpha}, entry{"min", in(l.Lo)}, entry{"max", in(l.Hi)})
	case "uniform":
		return named("uniform", entry{"min", in(l.Lo)}, entry{"max", in(l.Hi)})
	case "discrete":
		return named("discrete", entry{"values", each(l.Values, in)}, entry{"probabilities", l.Probs})
	case "geometric":
		return named("geometric", entry{"p", l.P})
	}
	return nil, fmt.Errorf("a law of type %q is not of queueing-truth/1", l.Type)
}

// mean is the mean of a law of counts.
func (l *law) mean() float64 {
	switch l.Type {
	case "det":
		return l.Value
	case "geometric":
		return 1 / l.P
	case "uniform":
		return (l.Lo + l.Hi) / 2
	case "discrete":
		sum := 0.0
		for i, v := range l.Values {
			sum += v * l.Probs[i]
		}
		return sum
	}
	return l.Mean
}
