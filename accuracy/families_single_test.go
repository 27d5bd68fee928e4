package accuracy

import (
	"fmt"
	"math"
	"testing"
)

// singleServers are stations with one server and one queue.
func singleServers(t *testing.T) []family {
	q := mmc{lambda: 7, mu: 10, c: 1}
	sigmaD := sigma(1, func(s float64) float64 { return math.Exp(-s / 0.75) })
	bursty, waits := bursty(t)
	waiting, late := deterministicWaits(0.7, 1, 1)
	return append(lawsOfService(), []family{
		{name: "M/M/1", model: line(poisson(7), server("s", exp(0.1))), expect: []expectation{
			is("utilisation", "s", 0.7), is("wait_prob", "s", 0.7), is("wait_mean", "s", q.wait()), is("queue_mean", "s", 7*q.wait()),
			is("sojourn_mean", "e2e", q.wait()+0.1), is("system_mean", "s", 7*(q.wait()+0.1)), is("throughput", "e2e", 7),
			quantile("wait_q", "s", 0.9, q.waitAt(0.9)), quantile("sojourn_q", "s", 0.5, q.sojournAt(0.5)),
			quantile("sojourn_q", "e2e", 0.99, q.sojournAt(0.99)), quantile("wait_q", "s", 0.95, q.waitAt(0.95)),
		}},
		{name: "M/D/1", model: line(poisson(0.7), server("s", `{"type": "det", "value": 1}`)), expect: []expectation{
			is("wait_mean", "s", pollaczekKhinchine(0.7, 1, 1)), is("queue_mean", "s", waiting), is("wait_prob", "s", late),
		}},
		{name: "D/M/1", model: line(`{"type": "periodic", "period": 1.3333333333333333, "offset": 0.25}`, server("s", exp(1))), expect: []expectation{
			is("wait_prob", "s", sigmaD), is("sojourn_mean", "s", 1/(1-sigmaD)), quantile("sojourn_q", "s", 0.9, math.Log(10)/(1-sigmaD)),
			quantile("wait_q", "s", 0.9, math.Log(sigmaD/0.1)/(1-sigmaD)), is("throughput", "e2e", 0.75),
		}},
		{
			name: "GI/M/1", model: line(`{"type": "renewal", "interarrival": {"type": "erlang", "k": 4, "mean": 1.25}}`, server("s", exp(1))),
			expect: erlangArrivals("s", 4, 1.25),
		},
		{name: "D/D/1", model: line(`{"type": "renewal", "interarrival": {"type": "det", "value": 0.01}}`, server("s", `{"type": "det", "value": 0.008}`)), expect: []expectation{
			is("wait_mean", "s", 0), is("wait_prob", "s", 0), is("sojourn_mean", "s", 0.008), quantile("sojourn_q", "s", 0.99, 0.008), is("in_system_peak", "s", 1),
		}},
		{name: "MMPP/M/1", model: line(`{"type": "mmpp", "rates": [40, 90], "generator": [[-20, 20], [40, -40]]}`, server("s", exp(0.01))), expect: []expectation{
			is("system_mean", "s", bursty), is("wait_prob", "s", waits), is("utilisation", "s", 17.0/30), is("throughput", "e2e", 170.0/3),
		}},
		{name: "M^X/M/1 constant", model: batches(`{"type": "det", "value": 3}`, 0.2), expect: []expectation{
			is("system_mean", "s", batchArrivals(0.6, 3, 9)), is("sojourn_mean", "s", batchArrivals(0.6, 3, 9)/0.6), is("throughput", "e2e", 0.6),
		}},
		{name: "M^X/M/1 geometric", model: batches(`{"type": "geometric", "p": 0.5}`, 0.3), expect: []expectation{
			is("system_mean", "s", batchArrivals(0.6, 2, 6)), is("sojourn_mean", "s", batchArrivals(0.6, 2, 6)/0.6),
		}},
	}...)
}

// erlangArrivals is what to expect of E_k/M/1 with a unit of service.
func erlangArrivals(at string, k int, mean float64) []expectation {
	x := sigma(1, erlangTransform(k, mean))
	return []expectation{
		is("wait_prob", at, x), is("wait_mean", at, x/(1-x)), is("sojourn_mean", at, 1/(1-x)), quantile("sojourn_q", at, 0.9, math.Log(10)/(1-x)),
	}
}

// lawsOfService are M/G/1, by the first two moments of each law.
func lawsOfService() []family {
	pareto := func(k float64) float64 {
		const alpha, lo, hi = 2.5, 0.3, 30
		return alpha * math.Pow(lo, alpha) * (math.Pow(lo, k-alpha) - math.Pow(hi, k-alpha)) / ((alpha - k) * (1 - math.Pow(lo/hi, alpha)))
	}
	laws := []struct {
		law         string
		mean, mean2 float64
	}{
		{`{"type": "erlang", "k": 3, "mean": 0.7}`, 0.7, 0.49 * 4 / 3},
		{`{"type": "uniform", "lo": 0.2, "hi": 1.2}`, 0.7, (1.728 - 0.008) / 3},
		{`{"type": "hyperexp", "p": [0.7, 0.3], "means": [0.4, 1.4]}`, 0.7, 2 * (0.7*0.16 + 0.3*1.96)},
		{`{"type": "lognormal", "mean": 0.7, "cv2": 1.5}`, 0.7, 0.49 * 2.5},
		{`{"type": "discrete", "values": [0.2, 1.2], "probs": [0.5, 0.5]}`, 0.7, (0.04 + 1.44) / 2},
		{`{"type": "bounded_pareto", "alpha": 2.5, "lo": 0.3, "hi": 30}`, pareto(1), pareto(2)},
	}
	var all []family
	for _, l := range laws {
		const rate = 0.8
		wait := pollaczekKhinchine(rate, l.mean, l.mean2)
		all = append(all, family{name: "M/G/1 " + id(l.law+`""`), model: line(poisson(rate), server("s", l.law)), expect: []expectation{
			is("utilisation", "s", rate*l.mean), is("wait_prob", "s", rate*l.mean), is("wait_mean", "s", wait), is("queue_mean", "s", rate*wait),
			is("sojourn_mean", "s", wait+l.mean),
		}})
	}
	return all
}

// batches is a Poisson stream of so many batches per second in front of a server.
func batches(size string, rate float64) string {
	return network([]string{fmt.Sprintf(`{"id": "src", "arrivals": %s, "batch": %s}`, poisson(rate), size)}, server("s", exp(1)))
}

// batchArrivals is the mean number in M^X/M/1 by the moments of X.
func batchArrivals(rho, x, x2 float64) float64 { return rho * (1 + x2/x) / (2 * (1 - rho)) }

// bursty solves MMPP/M/1 as a chain: phase and number present.
func bursty(t *testing.T) (present, waits float64) {
	rates, leave := [2]float64{40, 90}, [2]float64{20, 40}
	c := explore(state{}, func(s state) []move {
		m := []move{{state{1 - s[0], s[1]}, leave[s[0]]}}
		if s[1] < 250 {
			m = append(m, move{state{s[0], s[1] + 1}, rates[s[0]]})
		}
		if s[1] > 0 {
			m = append(m, move{state{s[0], s[1] - 1}, 100})
		}
		return m
	})
	p := c.stationary(t)
	late := c.mean(p, func(s state) float64 { return rates[s[0]] * float64(min(s[1], 1)) })
	return c.mean(p, func(s state) float64 { return float64(s[1]) }), late / (170.0 / 3)
}
