package dist

import (
	"errors"
	"fmt"

	"simulate/sim/rng"
)

// Point says that a share Q of all values is at most X.
type Point struct{ Q, X float64 }

// Quantiles is the distribution through those quantiles, given with Q increasing and X not decreasing; between
// two of them the quantile is linear in the share. Nothing is invented beyond them: all that lies below the
// lowest has its value, and all above the highest has its. With quantiles at 0 and 1 nothing lies beyond.
func Quantiles(points []Point) (Distribution, error) {
	if err := reject("quantiles", wellFormed(points)...); err != nil {
		return Distribution{}, err
	}
	last := points[len(points)-1]
	if points[0].X == last.X {
		return Constant(last.X)
	}
	t := &table{}
	for _, p := range points {
		t.shares, t.values = append(t.shares, p.Q), append(t.values, p.X)
	}
	mean, variance := t.momentsBetween()
	return Distribution{kind: quantiles, scale: 1, mean: mean, variance: variance, table: t}, nil
}

func wellFormed(points []Point) (problems []error) {
	if len(points) == 0 {
		return []error{errors.New("no quantile is given, expected at least one")}
	}
	for i, p := range points {
		if !(p.Q >= 0 && p.Q <= 1) {
			problems = append(problems, fmt.Errorf("a quantile is given at %v, expected a share from 0 to 1", p.Q))
		}
		problems = append(problems, atLeastZero(fmt.Sprintf("the quantile at %v", p.Q), p.X))
		if i > 0 && !(p.Q > points[i-1].Q && p.X >= points[i-1].X) {
			problems = append(problems, fmt.Errorf("the quantile at %v is %v after the one at %v is %v, expected them to increase",
				p.Q, p.X, points[i-1].Q, points[i-1].X))
		}
	}
	return problems
}

// momentsBetween is the mean and the variance: of the piece between two quantiles x and y, the mean is
// (x+y)/2 and the mean square about c is (dx^2 + dx dy + dy^2)/3 with dx = x-c, dy = y-c.
func (t *table) momentsBetween() (mean, variance float64) {
	t.pieces(func(weight, x, y float64) { mean += float64(weight * (x + y) / 2) })
	t.pieces(func(weight, x, y float64) {
		dx, dy := x-mean, y-mean
		variance += float64(weight * (float64(dx*dx) + float64(dx*dy) + float64(dy*dy)) / 3)
	})
	return mean, variance
}

// pieces visits the straight pieces of the quantile function with the share that each covers.
func (t *table) pieces(visit func(weight, x, y float64)) {
	last := len(t.shares) - 1
	visit(t.shares[0], t.values[0], t.values[0])
	for i := range last {
		visit(t.shares[i+1]-t.shares[i], t.values[i], t.values[i+1])
	}
	visit(1-t.shares[last], t.values[last], t.values[last])
}

func (t *table) quantile(key rng.Key, i uint64) float64 {
	u := key.Uniform(i)
	switch next := t.find(u); {
	case next == 0:
		return t.values[0]
	case u >= t.shares[next]:
		return t.values[next]
	default:
		q, x := t.shares[next-1], t.values[next-1]
		return x + float64((u-q)/(t.shares[next]-q)*(t.values[next]-x))
	}
}
