package workload

import (
	"fmt"
	"math"

	"simulate/sim/clock"
	"simulate/sim/rng"
)

// chain is a Markov chain in continuous time.
type chain struct {
	sojourns []float64   // mean nanoseconds in each state; +Inf: for ever
	jumps    [][]float64 // [i][j]: probability to go from i to a state up to j
	sojourn  rng.Key
	choice   rng.Key
	state    int
	visited  uint64 // states before this one
	until    pace   // when it leaves the state
}

// newChain starts at an instant in the stationary distribution of the generator (jumps per second).
func newChain(generator [][]float64, key rng.Key, from clock.Time) chain {
	c := chain{sojourn: key.Of("sojourn"), choice: key.Of("jump"), until: newPace(from)}
	for i, row := range generator {
		c.sojourns = append(c.sojourns, -1e9/row[i])
		if row[i] == 0 {
			c.sojourns[i] = math.Inf(1)
		}
		c.jumps = append(c.jumps, cumulated(row, i))
	}
	c.state = pick(cumulated(stationary(generator), -1), key.Of("state").Uniform(0))
	c.stay()
	return c
}

// jump goes to the next state, if until is not Never.
func (c *chain) jump() {
	c.state = pick(c.jumps[c.state], c.choice.Uniform(c.visited))
	c.visited++
	c.stay()
}

// stay draws how long the chain is in its state.
func (c *chain) stay() {
	if !c.until.step(float64(c.sojourn.Exp(c.visited) * c.sojourns[c.state])) {
		c.until.at = clock.Never
	}
}

// cumulated adds up weights, but for one, to shares of their total.
func cumulated(weights []float64, without int) []float64 {
	sums, sum := make([]float64, len(weights)), 0.0
	for i, w := range weights {
		if i != without {
			sum += w
		}
		sums[i] = sum
	}
	for i := range sums {
		sums[i] /= sum
	}
	return sums
}

// pick is the first index whose cumulated share exceeds u in (0, 1).
func pick(shares []float64, u float64) int {
	i := 0
	for i < len(shares)-1 && u >= shares[i] {
		i++
	}
	return i
}

// stationary is the long-run share of time in each state of an irreducible generator, by the elimination of
// Grassmann, Taksar and Heyman (1985), which subtracts nothing and so loses no digits.
func stationary(generator [][]float64) []float64 {
	n := len(generator)
	a := make([][]float64, n)
	for i := range a {
		a[i] = append([]float64(nil), generator[i]...)
	}
	for k := n - 1; k > 0; k-- {
		out := 0.0
		for _, rate := range a[k][:k] {
			out += rate
		}
		for i := range k {
			a[i][k] /= out
			for j := range k {
				a[i][j] += float64(a[i][k] * a[k][j])
			}
		}
	}
	shares := make([]float64, n)
	shares[0] = 1
	for k := 1; k < n; k++ {
		for i := range k {
			shares[k] += float64(shares[i] * a[i][k])
		}
	}
	total := 0.0
	for _, s := range shares {
		total += s
	}
	for i := range shares {
		shares[i] /= total
	}
	return shares
}

// generatorProblems checks that a matrix describes an irreducible chain of so many states.
func generatorProblems(generator [][]float64, states int) []Problem {
	path := mmppPath + ".generator"
	if len(generator) != states {
		return []Problem{{path, fmt.Sprintf("must have a row for each rate: %d, has %d", states, len(generator))}}
	}
	var problems []Problem
	for i, row := range generator {
		problems = append(problems, rowProblems(fmt.Sprintf("%s[%d]", path, i), row, i, states)...)
	}
	if len(problems) == 0 && states > 0 && !irreducible(generator) {
		problems = append(problems, Problem{path, "must lead from every state to every other, at once or by way of others"})
	}
	return problems
}

func rowProblems(path string, row []float64, state, states int) (problems []Problem) {
	if len(row) != states {
		return []Problem{{path, fmt.Sprintf("must have a number for each state: %d, has %d", states, len(row))}}
	}
	sum, size := 0.0, 0.0
	for j, rate := range row {
		if j != state && !(rate >= 0 && rate <= maxRate) {
			problems = append(problems, Problem{fmt.Sprintf("%s[%d]", path, j), fmt.Sprintf("jumps per second must not be negative, is %g", rate)})
		}
		sum += rate
		size = max(size, math.Abs(rate))
	}
	if !(math.Abs(sum) <= 1e-9*size) {
		problems = append(problems, Problem{path, fmt.Sprintf("a row must sum to 0 (its diagonal is minus the others), sums to %g", sum)})
	}
	return problems
}

// irreducible says that state 0 leads everywhere and everywhere leads to state 0.
func irreducible(generator [][]float64) bool {
	forward := func(i, j int) bool { return generator[i][j] > 0 }
	backward := func(i, j int) bool { return generator[j][i] > 0 }
	return reachesAll(len(generator), forward) && reachesAll(len(generator), backward)
}

func reachesAll(n int, edge func(from, to int) bool) bool {
	seen, todo := make([]bool, n), []int{0}
	seen[0] = true
	count := 1
	for len(todo) > 0 {
		from := todo[0]
		todo = todo[1:]
		for to := range n {
			if !seen[to] && edge(from, to) {
				seen[to] = true
				count++
				todo = append(todo, to)
			}
		}
	}
	return count == n
}
