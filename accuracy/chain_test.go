package accuracy

import (
	"math"
	"testing"
)

// state is where a Markov chain stands; what its parts mean is up to the chain.
type state [4]int

// move is a jump of a chain.
type move struct {
	to   state
	rate float64
}

// chain is a continuous-time Markov chain on the states that can be reached from a first one: the naive twin of
// a network whose times are all exponential.
type chain struct {
	moves  func(s state) []move
	states []state
	index  map[state]int
	jumps  [][]jump // by state
	out    []float64
	leave  float64 // the largest rate of leaving a state
}

type jump struct {
	to   int
	rate float64
}

// explore finds all states.
func explore(first state, moves func(s state) []move) *chain {
	c := &chain{moves: moves, index: map[state]int{}}
	c.at(first)
	for i := 0; i < len(c.states); i++ {
		var jumps []jump
		out := 0.0
		for _, m := range moves(c.states[i]) {
			jumps = append(jumps, jump{c.at(m.to), m.rate})
			out += m.rate
		}
		c.jumps, c.out, c.leave = append(c.jumps, jumps), append(c.out, out), max(c.leave, out)
	}
	return c
}

func (c *chain) at(s state) int {
	i, known := c.index[s]
	if !known {
		i = len(c.states)
		c.index[s], c.states = i, append(c.states, s)
	}
	return i
}

// stationary is the distribution in the long run, by Gauss-Seidel sweeps over the equations of balance.
func (c *chain) stationary(t *testing.T) []float64 {
	t.Helper()
	into := make([][]jump, len(c.states))
	for from, jumps := range c.jumps {
		for _, j := range jumps {
			into[j.to] = append(into[j.to], jump{from, j.rate})
		}
	}
	p := make([]float64, len(c.states))
	for i := range p {
		p[i] = 1 / float64(len(p))
	}
	for range 100000 {
		change := 0.0
		for i := range p {
			flow := 0.0
			for _, j := range into[i] {
				flow += p[j.to] * j.rate
			}
			change += math.Abs(flow/c.out[i] - p[i])
			p[i] = flow / c.out[i]
		}
		normalise(p)
		if change < 1e-13 {
			return p
		}
	}
	t.Fatal("the equations of balance do not settle")
	return nil
}

func normalise(p []float64) {
	sum := 0.0
	for _, x := range p {
		sum += x
	}
	for i := range p {
		p[i] /= sum
	}
}

// after is the distribution a time after the chain stood in its first state, by uniformisation: the chain jumps
// at the instants of a Poisson process, sometimes to where it is.
func (c *chain) after(time float64) []float64 {
	p := make([]float64, len(c.states))
	p[0] = 1
	total := make([]float64, len(p))
	weight, seen := math.Exp(-c.leave*time), 0.0
	for k := 0; seen < 1-1e-12 && k < 100000; k++ {
		for i, x := range p {
			total[i] += weight * x
		}
		seen += weight
		weight *= c.leave * time / float64(k+1)
		p = c.jump(p)
	}
	return total
}

func (c *chain) jump(p []float64) []float64 {
	next := make([]float64, len(p))
	for i, x := range p {
		next[i] += x * (1 - c.out[i]/c.leave)
		for _, j := range c.jumps[i] {
			next[j.to] += x * j.rate / c.leave
		}
	}
	return next
}

// mean is the expectation of a number that depends on the state.
func (c *chain) mean(p []float64, of func(s state) float64) float64 {
	sum := 0.0
	for i, x := range p {
		sum += x * of(c.states[i])
	}
	return sum
}

func TestChainSolvesAQueueWithRoomForTwo(t *testing.T) {
	c := explore(state{}, func(s state) (m []move) {
		if s[0] < 2 {
			m = append(m, move{state{s[0] + 1}, 1})
		}
		if s[0] > 0 {
			m = append(m, move{state{s[0] - 1}, 2})
		}
		return m
	})
	p := c.stationary(t)
	for i, want := range []float64{4.0 / 7, 2.0 / 7, 1.0 / 7} {
		if math.Abs(p[i]-want) > 1e-12 {
			t.Errorf("in the long run %d inside with probability %g, want %g", i, p[i], want)
		}
	}
	if late := c.after(100); math.Abs(late[2]-p[2]) > 1e-9 {
		t.Errorf("after a long time %g, in the long run %g", late[2], p[2])
	}
}
