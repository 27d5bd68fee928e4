package accuracy

import (
	"fmt"
	"math"
	"slices"
	"testing"
)

// holdings are stations that hold records before or after service.
func holdings() []family {
	const rate, wait = 2.0, 1.5
	formation := 3 / (2 * rate) // of four: the first waits for three, the last for none
	queue := sigma(1, erlangTransform(4, 4/rate))
	return []family{
		{name: "batches by number", model: line(poisson(rate), `{"id": "s", "type": "batcher", "max_size": 4}`), expect: []expectation{
			is("sojourn_mean", "s", formation), is("system_mean", "s", 1.5), is("throughput", "e2e", rate),
		}},
		{name: "batches by time", model: line(poisson(rate), fmt.Sprintf(`{"id": "s", "type": "batcher", "max_size": 1000, "max_wait": %g}`, wait)), expect: []expectation{
			is("sojourn_mean", "e2e", (wait+rate*wait*wait/2)/(1+rate*wait)),
		}},
		{name: "batches served as one", model: line(poisson(rate), `{"id": "b", "type": "batcher", "max_size": 4}`, server("s", exp(1), `, "per": "batch"`)), expect: []expectation{
			is("sojourn_mean", "e2e", formation+1/(1-queue)), is("throughput", "e2e", rate),
		}},
		{name: "window", model: line(poisson(rate), `{"id": "s", "type": "window", "size": 2, "offset": 0.5}`), expect: []expectation{
			is("sojourn_mean", "s", 1), quantile("sojourn_q", "e2e", 0.9, 1.8), is("system_mean", "s", 2),
		}},
	}
}

// interruptions are servers that stop.
func interruptions(t *testing.T) []family {
	present := failing(t)
	const f, down = 0.1, 2.0 // failures per second of work, constant repair
	done, done2 := 1+f*down, 2*(1+f*down)*(1+f*down)+f*down*down
	return []family{
		{name: "breakdowns", model: line(poisson(0.5), server("s", exp(1), `, "failures": {"up": {"type": "exp", "mean": 10}, "down": {"type": "exp", "mean": 2}, "clock": "calendar", "work": "resume"}`)), expect: []expectation{
			is("system_mean", "s", present), is("sojourn_mean", "s", present/0.5), is("availability", "s", 10.0/12), is("utilisation", "s", 0.5),
		}},
		{name: "breakdowns at work", model: line(poisson(0.5), server("s", exp(1), `, "failures": {"up": {"type": "exp", "mean": 10}, "down": {"type": "det", "value": 2}, "clock": "busy", "work": "resume"}`)), expect: []expectation{
			is("sojourn_mean", "s", done+pollaczekKhinchine(0.5, done, done2)), is("utilisation", "s", 0.5), is("availability", "s", 1-0.5*f*down),
		}},
		standstill(),
	}
}

// failing is the mean number at a server that fails by the calendar: present, and whether it is down.
func failing(t *testing.T) float64 {
	c := explore(state{}, func(s state) (m []move) {
		if s[0] < 300 {
			m = append(m, move{state{s[0] + 1, s[1]}, 0.5})
		}
		if s[1] == 1 {
			return append(m, move{state{s[0], 0}, 0.5})
		}
		m = append(m, move{state{s[0], 1}, 0.1})
		if s[0] > 0 {
			m = append(m, move{state{s[0] - 1, 0}, 1})
		}
		return m
	})
	return c.mean(c.stationary(t), func(s state) float64 { return float64(s[0]) })
}

// standstill is a clockwork in front of a server that stands still for a while, in nanoseconds, step by step.
func standstill() family {
	const period, service, from, to, n = 10_000_000, 8_000_000, 20_003_000_000, 30_003_000_000, 10_000
	free, peak := int64(0), 0
	ends := make([]int64, n)
	late := make([]float64, n)
	for k := range ends {
		start := max(free, int64(k)*period)
		if start >= from && start < to {
			start = to
		}
		free = start + service
		if start < from && free > from {
			free += to - from
		}
		ends[k] = free
		late[k] = float64(free-int64(k)*period) / 1e9
		first, _ := slices.BinarySearch(ends[:k], int64(k)*period+1) // what ends now has left
		peak = max(peak, k+1-first)
	}
	sum := 0.0
	for _, l := range late {
		sum += l
	}
	slices.Sort(late)
	at := func(q float64) float64 { return late[int(math.Ceil(q*n))-1] }
	return family{
		name:  "outage",
		model: line(`{"type": "periodic", "period": 0.01, "offset": 0, "count": 10000}`, server("s", `{"type": "det", "value": 0.008}`, `, "outages": [[20.003, 30.003]]`)),
		run:   manner{Mode: "deterministic", Horizon: 100},
		expect: []expectation{
			is("sojourn_max", "e2e", late[n-1]), is("in_system_peak", "s", float64(peak)), is("sojourn_mean", "e2e", sum/n),
			quantile("sojourn_q", "e2e", 0.5, at(0.5)), quantile("sojourn_q", "e2e", 0.99, at(0.99)),
		},
	}
}
