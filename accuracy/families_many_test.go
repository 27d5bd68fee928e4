package accuracy

import (
	"math"
	"testing"
)

// manyServers are stations with several servers behind one queue, or with room for only so many.
func manyServers(t *testing.T) []family {
	q := mmc{lambda: 2.1, mu: 1, c: 3}
	waiting, late := deterministicWaits(1.6, 1, 2)
	return []family{
		{name: "M/M/c", model: line(poisson(2.1), serversOf("s", 3, exp(1))), expect: []expectation{
			is("utilisation", "s", 0.7), is("wait_prob", "s", q.waits()), is("wait_mean", "s", q.wait()), is("queue_mean", "s", 2.1*q.wait()),
			is("sojourn_mean", "s", q.wait()+1), quantile("wait_q", "s", 0.9, q.waitAt(0.9)),
			quantile("sojourn_q", "s", 0.5, q.sojournAt(0.5)), quantile("sojourn_q", "s", 0.99, q.sojournAt(0.99)),
		}},
		{name: "M/D/c", model: line(poisson(1.6), serversOf("s", 2, `{"type": "det", "value": 1}`)), expect: []expectation{
			is("queue_mean", "s", waiting), is("wait_mean", "s", waiting/1.6), is("wait_prob", "s", late),
		}},
		room(t, "M/M/1/K", 0.9, 1, 9), room(t, "M/M/2/K overloaded", 3, 2, 4),
		{name: "M/G/inf", model: line(poisson(5), `{"id": "s", "servers": "inf", "service": {"type": "uniform", "lo": 0, "hi": 2}}`), expect: []expectation{
			is("system_mean", "s", 5), is("wait_prob", "s", 0), is("sojourn_mean", "e2e", 1),
		}},
		{
			name: "Mt/G/inf", model: line(`{"type": "poisson_tv", "rate": {"form": "sinusoid", "mean": 10, "amplitude": 5, "period": 24, "phase": 0.5}}`,
				`{"id": "s", "servers": "inf", "service": {"type": "uniform", "lo": 0, "hi": 4}}`),
			run: transient(2000, 3, 9, 15), expect: crowds(3, 9, 15),
		},
		{name: "Mt/M/c transient", model: line(poisson(0.8), server("s", exp(1))), run: transient(6000, 5, 20), expect: growing(5, 20)},
		{
			name: "Mt/M/inf in steps", model: line(`{"type": "poisson_tv", "rate": {"form": "piecewise", "points": [[0, 10], [5, 0], [7, 30]]}}`,
				`{"id": "s", "servers": "inf", "service": {"type": "exp", "mean": 2}}`),
			run: transient(2000, 5, 6, 8), expect: []expectation{
				later(5, 20*(1-math.Exp(-2.5))), later(6, 20*(1-math.Exp(-2.5))*math.Exp(-0.5)),
				later(8, 20*(1-math.Exp(-2.5))*math.Exp(-1.5)+60*(1-math.Exp(-0.5))),
			},
		},
	}
}

func transient(replications int, at ...float64) manner {
	return manner{Mode: "transient", Replications: replications, At: at}
}

// later is the mean number present at an instant.
func later(t, value float64) expectation {
	return expectation{Metric: "system_mean", At: "s", T: t, Value: value}
}

// room is M/M/c with so many waiting places.
func room(t *testing.T, name string, lambda float64, servers, places int) family {
	c := explore(state{}, func(s state) (m []move) {
		if s[0] < servers+places {
			m = append(m, move{state{s[0] + 1}, lambda})
		}
		if s[0] > 0 {
			m = append(m, move{state{s[0] - 1}, float64(min(s[0], servers))})
		}
		return m
	})
	p := c.stationary(t)
	present := c.mean(p, func(s state) float64 { return float64(s[0]) })
	busy := c.mean(p, func(s state) float64 { return float64(min(s[0], servers)) })
	lost := p[c.index[state{servers + places}]]
	late := c.mean(p, func(s state) float64 {
		if s[0] >= servers && s[0] < servers+places {
			return 1
		}
		return 0
	}) / (1 - lost)
	station := serversOf("s", servers, exp(1), `, "on_full": "drop", "buffer": `, decimal(float64(places)))
	return family{name: name, model: line(poisson(lambda), station), expect: []expectation{
		is("loss_prob", "s", lost), is("loss_prob", "e2e", lost), is("throughput", "e2e", lambda*(1-lost)), is("utilisation", "s", busy/float64(servers)),
		is("system_mean", "s", present), is("sojourn_mean", "s", present/(lambda*(1-lost))), is("wait_prob", "s", late),
	}}
}

// crowds are the mean numbers in a station with a server for everybody, at whose door the rate goes up and down.
func crowds(at ...float64) []expectation {
	var all []expectation
	for _, t := range at {
		mean := integral(0, math.Min(t, 4), func(u float64) float64 {
			return (10 + 5*math.Sin(2*math.Pi*(t-u)/24+0.5)) * (1 - u/4)
		})
		spread := expectation{Metric: "system_mean", At: "s", T: t, Value: mean}
		all = append(all, spread)
	}
	return all
}

// growing are the mean numbers in M/M/1 at 80 % that began empty.
func growing(at ...float64) []expectation {
	c := explore(state{}, func(s state) (m []move) {
		if s[0] < 200 {
			m = append(m, move{state{s[0] + 1}, 0.8})
		}
		if s[0] > 0 {
			m = append(m, move{state{s[0] - 1}, 1})
		}
		return m
	})
	var all []expectation
	for _, t := range at {
		p := c.after(t)
		all = append(all, later(t, c.mean(p, func(s state) float64 { return float64(s[0]) })),
			expectation{Metric: "queue_mean", At: "s", T: t, Value: c.mean(p, func(s state) float64 { return float64(max(0, s[0]-1)) })})
	}
	return all
}
