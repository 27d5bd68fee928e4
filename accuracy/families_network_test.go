package accuracy

import (
	"fmt"
	"math"
	"testing"
)

// splits are stations of several subtasks, each with a queue of its own.
func splits(t *testing.T) []family {
	single := mmc{0.7, 1, 1}
	byTurn := erlangArrivals("s", 4, 1/0.7)
	hot := mmc{0.75, 1, 1}
	return []family{
		{name: "random split", model: line(poisson(2.8), parallel("s", 4, exp(1), `{"mode": "random"}`)), expect: []expectation{
			is("utilisation", "s", 0.7), is("wait_mean", "s", single.wait()), is("queue_mean", "s", 4*0.7*single.wait()), is("wait_prob", "s", 0.7),
			is("wait_mean", "s#2", single.wait()), is("utilisation", "s#0", 0.7), quantile("sojourn_q", "s", 0.9, single.sojournAt(0.9)),
		}},
		{name: "round-robin split", model: line(poisson(2.8), parallel("s", 4, exp(1), `{"mode": "round_robin"}`)), expect: byTurn},
		{name: "weighted split", model: line(poisson(1.5), parallel("s", 3, exp(1), `{"mode": "weights", "weights": [0.5, 0.3, 0.2]}`)), expect: []expectation{
			is("utilisation", "s#0", 0.75), is("utilisation", "s#1", 0.45), is("utilisation", "s#2", 0.3), is("wait_mean", "s#0", hot.wait()),
			is("wait_mean", "s", 0.5*0.75/0.25+0.3*0.45/0.55+0.2*0.3/0.7),
		}},
		{name: "shortest queue", model: line(poisson(1.5), parallel("s", 2, exp(1), `{"mode": "jsq"}`)), expect: []expectation{
			is("system_mean", "s", shorter(t)), is("sojourn_mean", "s", shorter(t)/1.5),
		}},
		{name: "side by side", model: line(poisson(2.1), parallel("a", 3, exp(1), `{"mode": "random"}`), parallel("b", 3, exp(0.8), `{"mode": "forward"}`)), expect: []expectation{
			is("wait_mean", "b", mmc{0.7, 1.25, 1}.wait()), is("sojourn_mean", "e2e", 1/0.3+1/0.55), is("utilisation", "b#1", 0.56),
		}},
	}
}

// shorter is the mean number in two queues of which an arrival joins the shorter one.
func shorter(t *testing.T) float64 {
	const most = 60
	c := explore(state{}, func(s state) (m []move) {
		a, b := s[0], s[1]
		switch {
		case a < b:
			m = append(m, move{state{a + 1, b}, 1.5})
		case a > b:
			m = append(m, move{state{a, b + 1}, 1.5})
		case a < most:
			m = append(m, move{state{a + 1, b}, 0.75}, move{state{a, b + 1}, 0.75})
		}
		if a > 0 {
			m = append(m, move{state{a - 1, b}, 1})
		}
		if b > 0 {
			m = append(m, move{state{a, b - 1}, 1})
		}
		return m
	})
	return c.mean(c.stationary(t), func(s state) float64 { return float64(s[0] + s[1]) })
}

// pipelines are stations one behind the other, or side by side with copies joined again.
func pipelines(t *testing.T) []family {
	a, b := mmc{0.7, 1, 1}, mmc{0.7, 1.25, 1}
	third := sigma(1/1.4, erlangTransform(2, 2/0.7))
	return []family{
		{name: "tandem", model: line(poisson(0.7), server("a", exp(1)), server("b", exp(0.8))), expect: []expectation{
			is("wait_mean", "a", a.wait()), is("wait_mean", "b", b.wait()), is("sojourn_mean", "e2e", 1/0.3+1/0.55), is("throughput", "sink", 0.7),
			quantile("sojourn_q", "e2e", 0.9, hypoexponentialAt(0.9, 0.3, 0.55)), quantile("sojourn_q", "e2e", 0.99, hypoexponentialAt(0.99, 0.3, 0.55)),
		}},
		{name: "filter", model: line(poisson(0.7), server("a", exp(1), `, "emit": {"type": "bernoulli", "p": 0.3}`), server("b", exp(2.5))), expect: []expectation{
			is("throughput", "e2e", 0.21), is("utilisation", "b", 0.525), is("wait_mean", "b", mmc{0.21, 0.4, 1}.wait()), is("sojourn_mean", "e2e", 1/0.3+1/0.19),
		}},
		{name: "flat map", model: line(poisson(0.6), server("a", exp(1), `, "emit": {"type": "constant", "n": 2}`), server("b", exp(0.5))), expect: []expectation{
			is("throughput", "e2e", 1.2), is("system_mean", "b", batchArrivals(0.6, 2, 4)),
		}},
		{name: "every second", model: line(poisson(0.7), server("a", exp(1), `, "emit": {"type": "alternate", "every": 2}`), server("b", exp(1.4))), expect: []expectation{
			is("throughput", "e2e", 0.35), is("wait_prob", "b", third), is("sojourn_mean", "b", 1.4/(1-third)),
		}},
		{name: "random branches", model: branches, expect: []expectation{
			is("throughput", "b", 0.21), is("throughput", "e2e", 0.7), is("wait_mean", "b", mmc{0.21, 0.4, 1}.wait()),
			is("sojourn_mean", "e2e", 1/0.3+0.3/0.19+0.5/0.65),
		}},
		{name: "fork-join", model: forkJoin, expect: []expectation{
			is("sojourn_mean", "e2e", (12-0.6)/8/0.4), is("system_mean", "e2e", 0.6*(12-0.6)/8/0.4), is("throughput", "e2e", 0.6),
			quantile("sojourn_q", "e2e", 0.5, bothDone(t)),
		}},
	}
}

// branches: after a, 30 % go to b, half to c, the others are done.
var branches = fmt.Sprintf(`{"kind": "network", "sources": [{"id": "src", "arrivals": %s}], "stations": [%s, %s, %s], "routes": [
	{"from": "src", "to": [{"to": "a", "p": 1}]},
	{"from": "a", "to": [{"to": "b", "p": 0.3}, {"to": "c", "p": 0.5}, {"to": "sink", "p": 0.2}], "mode": "random"},
	{"from": "b", "to": [{"to": "sink", "p": 1}]}, {"from": "c", "to": [{"to": "sink", "p": 1}]}]}`,
	poisson(0.7), server("a", exp(1)), server("b", exp(2.5)), server("c", exp(1)))

// forkJoin: a copy to a and one to b; done when both are.
var forkJoin = fmt.Sprintf(`{"kind": "network", "sources": [{"id": "src", "arrivals": %s}], "stations": [%s, %s], "join": "join", "routes": [
	{"from": "src", "to": [{"to": "a", "p": 1}, {"to": "b", "p": 1}], "mode": "fork"},
	{"from": "a", "to": [{"to": "join", "p": 1}]}, {"from": "b", "to": [{"to": "join", "p": 1}]}]}`,
	poisson(0.6), server("a", exp(1)), server("b", exp(1)))

// bothDone is the median time until both tasks of a fork-join job are done: what an arrival finds is the state
// of the chain of both queues; its two tasks are last in theirs, so each leaves after as many services as stand
// in its queue, and the two sums of services are independent.
func bothDone(t *testing.T) float64 {
	const most = 70
	c := explore(state{}, func(s state) (m []move) {
		if s[0] < most && s[1] < most {
			m = append(m, move{state{s[0] + 1, s[1] + 1}, 0.6})
		}
		if s[0] > 0 {
			m = append(m, move{state{s[0] - 1, s[1]}, 1})
		}
		if s[1] > 0 {
			m = append(m, move{state{s[0], s[1] - 1}, 1})
		}
		return m
	})
	p := c.stationary(t)
	return root(0, 50, 0.5, func(x float64) float64 {
		left := make([]float64, most+2) // probability that k services take at most x
		mass, tail := math.Exp(-x), 1.0
		for k := range left {
			left[k] = tail
			tail -= mass
			mass *= x / float64(k+1)
		}
		return c.mean(p, func(s state) float64 { return left[s[0]+1] * left[s[1]+1] })
	})
}

// closedAndBlocked are networks that feed back on what comes in.
func closedAndBlocked(t *testing.T) []family {
	rate, present := closedNetwork(8, 1, 0.1, 0.08)
	full := `, "on_full": "block", "buffer": `
	return []family{
		{name: "closed network", model: line(`{"type": "closed", "population": 8, "think": {"type": "exp", "mean": 1}}`, server("a", exp(0.1)), server("b", exp(0.08))), expect: []expectation{
			is("throughput", "e2e", rate), is("sojourn_mean", "e2e", 8/rate-1), is("system_mean", "a", present[0]), is("system_mean", "b", present[1]), is("utilisation", "a", rate*0.1),
		}},
		{name: "blocking tandem", model: line(`{"type": "saturated"}`, server("a", exp(1)), server("b", exp(1), full, "1")), expect: []expectation{
			is("throughput", "e2e", 0.75), is("utilisation", "a", 0.75), is("blocked_fraction", "a", 0.25), is("system_mean", "b", 1.25),
		}},
		{name: "blocking line of three", model: line(`{"type": "saturated"}`, server("a", exp(1)), server("b", exp(1), full, "0"), server("c", exp(1), full, "0")), expect: []expectation{
			is("throughput", "e2e", 22.0/39), is("utilisation", "b", 22.0/39),
		}},
		blockedSource(t),
	}
}

// blockedSource is a Poisson stream into two servers with one place between them: present at a, present at b,
// and whether a's server is blocked.
func blockedSource(t *testing.T) family {
	c := explore(state{}, func(s state) (m []move) {
		a, b, stuck := s[0], s[1], s[2]
		if a < 200 {
			m = append(m, move{state{a + 1, b, stuck}, 0.6})
		}
		if a > 0 && stuck == 0 {
			if b < 2 {
				m = append(m, move{state{a - 1, b + 1, 0}, 1})
			} else {
				m = append(m, move{state{a, b, 1}, 1})
			}
		}
		if b > 0 {
			m = append(m, move{state{a - stuck, b - 1 + stuck, 0}, 1.25})
		}
		return m
	})
	p := c.stationary(t)
	part := func(i int) float64 { return c.mean(p, func(s state) float64 { return float64(s[i]) }) }
	return family{name: "blocking behind a queue", model: line(poisson(0.6), server("a", exp(1)), server("b", exp(0.8), `, "on_full": "block", "buffer": 1`)), expect: []expectation{
		is("system_mean", "a", part(0)), is("system_mean", "b", part(1)), is("blocked_fraction", "a", part(2)), is("sojourn_mean", "e2e", (part(0)+part(1))/0.6),
	}}
}
