package accuracy

import (
	"fmt"
	"math"
	"strconv"
	"strings"

	"gonum.org/v1/gonum/stat/distuv"

	"simulate/sim/clock"
	"simulate/sim/experiment"
)

// observed is what the simulator says to an expectation; half is NaN where it gives no interval.
type observed struct{ value, half float64 }

// names of metrics, at an operator and end to end.
var stationMetrics = map[string]string{
	"utilisation": "utilization", "wait_prob": "wait_probability", "wait_mean": "wait_mean_s", "sojourn_mean": "sojourn_mean_s",
	"queue_mean": "queue_mean", "system_mean": "system_mean", "throughput": "throughput_eps", "loss_prob": "drop_share",
	"blocked_fraction": "backpressured_share", "availability": "availability", "in_system_peak": "system_max",
}

var flowMetrics = map[string]string{
	"sojourn_mean": "latency_mean_s", "system_mean": "system_mean", "throughput": "throughput_eps", "loss_prob": "dropped_share",
	"sojourn_max": "latency_max_s", "backlog_peak_fluid": "lag_max_events", "recovery_seconds_fluid": "catch_up_s",
}

// percentiles that the language knows.
var percentiles = map[float64]string{0.5: "p50", 0.9: "p90", 0.95: "p95", 0.99: "p99", 0.999: "p999"}

// asked finds the metric and the scope of an expectation.
func (c *truth) asked(e *expectation) (metric string, scope experiment.Scope, err error) {
	if c.Model.Kind == "cluster" {
		return c.askedOfCluster(e)
	}
	scope = experiment.Scope{Process: process, Subtask: -1}
	names, wait, sojourn := flowMetrics, "", "latency"
	if e.At != "e2e" && e.At != "sink" && e.At != "system" {
		names, wait, sojourn = stationMetrics, "wait", "sojourn"
		if err := c.place(e.At, &scope); err != nil {
			return "", scope, err
		}
	}
	metric = names[e.Metric]
	if p, known := percentiles[e.Q]; known && e.Metric == "wait_q" && wait != "" {
		metric = wait + "_" + p + "_s"
	} else if known && e.Metric == "sojourn_q" {
		metric = sojourn + "_" + p + "_s"
	}
	if metric == "" {
		return "", scope, inexpressible("the language has no such metric")
	}
	return metric, scope, c.class(e.Cls, &scope)
}

// place narrows a scope to a station, or to one of its subtasks.
func (c *truth) place(at string, scope *experiment.Scope) error {
	id, subtask, found := strings.Cut(at, "#")
	if found {
		i, err := strconv.Atoi(subtask)
		if err != nil {
			return err
		}
		scope.Subtask = i
	}
	s := c.Model.station(id)
	switch {
	case s == nil && id != c.Model.Join:
		return fmt.Errorf("%s: no station %q", c.ID, id)
	case s != nil && (s.Type == "batcher" && c.Model.merged(s) || c.Model.batcherOf(s) != nil):
		return inexpressible("a batcher and the station behind it are one operator, measured together")
	}
	scope.Operator = id
	return nil
}

// class narrows a scope to the workload of a class.
func (c *truth) class(class string, scope *experiment.Scope) error {
	if class == "" || len(c.Model.Sources) == 1 {
		return nil
	}
	for i := range c.Model.Sources {
		if s := &c.Model.Sources[i]; s.Cls == class {
			if scope.Workload != "" {
				return inexpressible("a class that several sources send: metrics are by workload")
			}
			scope.Workload = s.ID
		}
	}
	return nil
}

// subtasks is the largest parallelism of which single subtasks are asked for.
func (c *truth) subtasks() int {
	most := 0
	for _, e := range c.Expect {
		if id, _, found := strings.Cut(e.At, "#"); found {
			if s := c.Model.station(id); s != nil {
				most = max(most, int(s.Servers))
			}
		}
	}
	return most
}

// look reads what a result says to an expectation.
func (c *truth) look(r *experiment.Result, e *expectation) (observed, error) {
	if c.Run.Mode == "transient" {
		return c.lookAt(r, e)
	}
	metric, scope, err := c.asked(e)
	if err != nil {
		return observed{}, err
	}
	for _, m := range r.Variants[0].Metrics {
		if m.Name == metric && m.Scope == scope {
			return of(&m), nil
		}
	}
	return observed{}, fmt.Errorf("%s: the result has no %s of %+v", c.ID, metric, scope)
}

func of(m *experiment.Metric) observed {
	if m.CI95 == nil {
		return observed{m.Value, math.NaN()}
	}
	return observed{m.Value, (m.CI95.High - m.CI95.Low) / 2}
}

// lookAt reads what the series of a result say to an expectation at an instant.
func (c *truth) lookAt(r *experiment.Result, e *expectation) (observed, error) {
	v := &r.Variants[0]
	scope := experiment.Scope{Process: process, Subtask: -1}
	if err := c.place(e.At, &scope); err != nil {
		return observed{}, err
	}
	switch e.Metric {
	case "system_mean", "queue_mean":
		return point(v, e.Metric, scope, e.T)
	case "system_sd":
		p, err := point(v, "system_mean", scope, e.T)
		return observed{spread(p.half, v.Simulated.Replications), math.NaN()}, err
	case "busy_all_prob":
		if s := c.Model.station(e.At); s.Servers != 1 {
			return observed{}, inexpressible("the probability that all of several servers are busy")
		}
		system, err := point(v, "system_mean", scope, e.T)
		if err != nil {
			return observed{}, err
		}
		queue, err := point(v, "queue_mean", scope, e.T)
		return observed{system.value - queue.value, math.NaN()}, err
	}
	return observed{}, inexpressible("the language has no such series")
}

// spread is the standard deviation of values whose mean has that half-width.
func spread(half float64, n int) float64 {
	t := distuv.StudentsT{Mu: 0, Sigma: 1, Nu: float64(n - 1)}.Quantile(0.975)
	return half * math.Sqrt(float64(n)) / t
}

// point is a series at an instant.
func point(v *experiment.Variant, metric string, scope experiment.Scope, t float64) (observed, error) {
	for i := range v.Series {
		s := &v.Series[i]
		if s.Name != metric || s.Scope != scope {
			continue
		}
		for j, at := range s.At {
			if at == clock.Seconds(t) {
				return observed{s.Mean[j], s.Hi[j] - s.Mean[j]}, nil
			}
		}
	}
	return observed{}, fmt.Errorf("no series %s of %+v has a point at %g s", metric, scope, t)
}
