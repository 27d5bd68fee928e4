package accuracy

import (
	"fmt"
	"strings"
	"testing"
)

// clusters are machines to which requests of two sizes come.
func clusters(t *testing.T) []family {
	return []family{
		lossSystem("one size", 24, user{"a", 18, 1}),
		lossSystem("three sizes", 30, user{"a", 6, 1}, user{"b", 2, 4}, user{"c", 0.8, 7}),
		placed(t, "best_fit", 5, user{"a", 2.5, 1}, user{"b", 1, 3}),
		placed(t, "worst_fit", 5, user{"a", 2.5, 1}, user{"b", 1, 3}),
		placed(t, "first_fit", 6, user{"a", 3, 1}, user{"b", 1, 4}),
		placed(t, "random", 4, user{"a", 2, 1}, user{"b", 1, 2}),
		headOfLine(t, 3, user{"a", 0.8, 1}, user{"b", 0.25, 3}),
		headOfLine(t, 4, user{"a", 1.1, 1}, user{"b", 0.5, 2}),
	}
}

// user is requests for so many cores that come at a rate and run for 1 s, exponentially.
type user struct {
	id   string
	rate float64
	size int
}

// clusterOf is a model of equal nodes.
func clusterOf(nodes, cores int, placement, onFull string, users ...user) string {
	var machines, classes []string
	for i := range nodes {
		machines = append(machines, fmt.Sprintf(`{"id": "n%d", "capacity": {"cpu": %d}}`, i, cores))
	}
	for _, u := range users {
		classes = append(classes, fmt.Sprintf(`{"id": %q, "arrivals": %s, "duration": %s, "demand": {"cpu": %d}}`, u.id, poisson(u.rate), exp(1), u.size))
	}
	return fmt.Sprintf(`{"kind": "cluster", "nodes": [%s], "classes": [%s], "placement": %q, "on_full": %q}`,
		strings.Join(machines, ", "), strings.Join(classes, ", "), placement, onFull)
}

// lossSystem is one node that refuses what does not fit: the recursion of Kaufman (1981) and Roberts (1981).
func lossSystem(name string, cores int, users ...user) family {
	g := make([]float64, cores+1)
	g[0] = 1
	used := 0.0
	for j := 1; j <= cores; j++ {
		for _, u := range users {
			if j >= u.size {
				g[j] += u.rate * float64(u.size) * g[j-u.size] / float64(j)
			}
		}
	}
	normalise(g)
	for j := range g {
		used += float64(j) * g[j]
	}
	f := family{name: "loss of " + name, model: clusterOf(1, cores, "first_fit", "drop", users...)}
	for _, u := range users {
		lost := 0.0
		for j := cores - u.size + 1; j <= cores; j++ {
			lost += g[j]
		}
		f.expect = append(f.expect, ofClass(u.id, "loss_prob", "cluster", lost))
	}
	f.expect = append(f.expect, inUse("cluster", used/float64(cores)))
	return f
}

func inUse(at string, share float64) expectation {
	e := is("utilisation", at, share)
	e.Resource = "cpu"
	return e
}

// chooser lists the nodes to which a request that fits on some goes, each as likely as the others.
type chooser func(free [2]int, size int) []int

// choosers are the placements that a chain of two nodes can follow.
var choosers = map[string]chooser{
	"first_fit": func(free [2]int, size int) []int { return fitting(free, size)[:1] },
	"random":    fitting,
	"best_fit":  func(free [2]int, size int) []int { return first(free, size, free[1] < free[0]) },
	"worst_fit": func(free [2]int, size int) []int { return first(free, size, free[1] > free[0]) },
}

func fitting(free [2]int, size int) []int {
	var nodes []int
	for n := range free {
		if free[n] >= size {
			nodes = append(nodes, n)
		}
	}
	return nodes
}

// first is the first node that fits, or the second if that is better.
func first(free [2]int, size int, second bool) []int {
	nodes := fitting(free, size)
	if len(nodes) == 2 && second {
		return nodes[1:]
	}
	return nodes[:1]
}

// placed is two nodes that refuse what does not fit: a chain of how many of each size are on each.
func placed(t *testing.T, placement string, cores int, small, big user) family {
	users := [2]user{small, big}
	free := func(s state) [2]int {
		return [2]int{cores - s[0]*small.size - s[1]*big.size, cores - s[2]*small.size - s[3]*big.size}
	}
	c := explore(state{}, func(s state) (m []move) {
		for u, user := range users {
			if nodes := fitting(free(s), user.size); nodes != nil {
				nodes = choosers[placement](free(s), user.size)
				for _, n := range nodes {
					to := s
					to[2*n+u]++
					m = append(m, move{to, user.rate / float64(len(nodes))})
				}
			}
			for n := range 2 {
				if to := s; to[2*n+u] > 0 {
					to[2*n+u]--
					m = append(m, move{to, float64(s[2*n+u])})
				}
			}
		}
		return m
	})
	p := c.stationary(t)
	f := family{name: "two nodes by " + placement, model: clusterOf(2, cores, placement, "drop", small, big)}
	for _, u := range users {
		lost := c.mean(p, func(s state) float64 {
			if fitting(free(s), u.size) == nil {
				return 1
			}
			return 0
		})
		f.expect = append(f.expect, ofClass(u.id, "loss_prob", "cluster", lost))
	}
	for n := range 2 {
		used := c.mean(p, func(s state) float64 { return float64(cores - free(s)[n]) })
		f.expect = append(f.expect, inUse(fmt.Sprintf("n%d", n), used/float64(cores)))
	}
	return f
}

// headOfLine is one node whose queue is held up by its head (Brill and Green, "Queues in which customers receive
// simultaneous service from a random number of servers", 1984): a chain of how many of each size run, of the size of the
// head, and of how many wait behind it, whose sizes nobody has looked at yet.
func headOfLine(t *testing.T, cores int, small, big user) family {
	const most = 400
	all := small.rate + big.rate
	users := [3]user{1: small, 2: big}
	fits := func(s state, head int) bool {
		return s[0]*small.size+s[1]*big.size+users[head].size <= cores
	}
	var settled func(s state, rate float64) []move
	settled = func(s state, rate float64) []move { // the head starts if it fits, and the next one shows its size
		if s[2] == 0 || !fits(s, s[2]) {
			return []move{{s, rate}}
		}
		s[s[2]-1]++
		if s[3] == 0 {
			s[2] = 0
			return []move{{s, rate}}
		}
		s[3]--
		a, b := s, s
		a[2], b[2] = 1, 2
		return append(settled(a, rate*small.rate/all), settled(b, rate*big.rate/all)...)
	}
	c := explore(state{}, func(s state) (m []move) {
		for u := 1; u <= 2; u++ {
			to := s
			switch {
			case s[2] == 0:
				to[2] = u
				m = append(m, settled(to, users[u].rate)...)
			case s[3] < most:
				to[3]++
				m = append(m, move{to, users[u].rate})
			}
			if s[u-1] > 0 {
				to := s
				to[u-1]--
				m = append(m, settled(to, float64(s[u-1]))...)
			}
		}
		return m
	})
	p := c.stationary(t)
	waiting := c.mean(p, func(s state) float64 { return float64(min(1, s[2]) + s[3]) })
	return family{
		name: fmt.Sprintf("held up by the head, %d cores", cores), model: clusterOf(1, cores, "first_fit", "queue_fifo", small, big),
		expect: []expectation{
			is("wait_mean", "cluster", waiting/all), is("queue_mean", "cluster", waiting),
			inUse("cluster", (small.rate*float64(small.size)+big.rate*float64(big.size))/float64(cores)),
		},
	}
}
