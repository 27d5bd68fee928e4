package accuracy

import (
	"encoding/json"
	"fmt"
	"math"
	"slices"
	"strings"
	"testing"
)

// family is a network whose answers are computed here: this test needs nothing but the code.
type family struct {
	name   string
	model  string
	run    manner
	expect []expectation
}

// arrivalsOfAFamily is how many a steady family is simulated with.
const arrivalsOfAFamily = 600_000

// TestFamiliesAgreeWithTheirFormulas simulates a network of every family. The truth may lie 2.2 half-widths (four
// standard deviations) from what is observed, and half-widths may be 5 % wide.
func TestFamiliesAgreeWithTheirFormulas(t *testing.T) {
	families := slices.Concat(singleServers(t), manyServers(t), disciplines(), splits(t), pipelines(t), closedAndBlocked(t), holdings(), interruptions(t), clusters(t))
	for i := range families {
		f := &families[i]
		t.Run(f.name, func(t *testing.T) {
			t.Parallel()
			f.check(t)
		})
	}
}

func (f *family) check(t *testing.T) {
	c := truth{ID: f.name, Run: f.run, Expect: f.expect}
	if c.Run.Mode == "" {
		c.Run.Mode = "steady"
	}
	if err := json.Unmarshal([]byte(f.model), &c.Model); err != nil {
		t.Fatalf("%v in %s", err, f.model)
	}
	s, err := c.scenario(length{arrivals: arrivalsOfAFamily, replications: c.replications(float64(c.Run.Replications)), seed: 7})
	if err != nil {
		t.Fatal(err)
	}
	text := s.text(t)
	result := simulate(t, text, 1)
	assertSameByRecursion(t, text, result)
	for i := range c.Expect {
		e := &c.Expect[i]
		seen, err := c.look(&result, e)
		if err != nil {
			t.Error(err)
			continue
		}
		f.judge(t, e, seen)
	}
}

func (f *family) judge(t *testing.T, e *expectation, seen observed) {
	t.Helper()
	allowed := 1e-9 * e.Value
	if e.Q > 0 {
		allowed = 0.001 * e.Value // what a histogram resolves
	}
	if !math.IsNaN(seen.half) {
		allowed = max(allowed, 2.2*seen.half)
		if seen.half > 0.05*math.Abs(e.Value) {
			t.Errorf("%s: %g ± %.3g is too wide to tell anything", e, seen.value, seen.half)
		}
	}
	if !(math.Abs(seen.value-e.Value) <= allowed) {
		t.Errorf("%s: %g ± %.3g, want %g", e, seen.value, seen.half, e.Value)
	}
}

// line is a model: one source whose records pass through stations, one after the other.
func line(arrivals string, stations ...string) string {
	return network([]string{fmt.Sprintf(`{"id": "src", "arrivals": %s}`, arrivals)}, stations...)
}

// network is a model: sources whose records pass through stations, one after the other.
func network(sources []string, stations ...string) string {
	first := id(stations[0])
	var routes []string
	for _, s := range sources {
		routes = append(routes, way(id(s), first))
	}
	for i, s := range stations {
		to := "sink"
		if i+1 < len(stations) {
			to = id(stations[i+1])
		}
		routes = append(routes, way(id(s), to))
	}
	return fmt.Sprintf(`{"kind": "network", "sources": [%s], "stations": [%s], "routes": [%s]}`,
		strings.Join(sources, ", "), strings.Join(stations, ", "), strings.Join(routes, ", "))
}

func way(from, to string) string {
	return fmt.Sprintf(`{"from": %q, "to": [{"to": %q, "p": 1}], "mode": "random"}`, from, to)
}

// id is the name with which a JSON object begins.
func id(object string) string { return strings.Split(object, `"`)[3] }

func poisson(rate float64) string { return fmt.Sprintf(`{"type": "poisson", "rate": %v}`, rate) }

func exp(mean float64) string { return fmt.Sprintf(`{"type": "exp", "mean": %v}`, mean) }

// server is a station with one server, or with what else is said.
func server(id, service string, more ...string) string {
	return fmt.Sprintf(`{"id": %q, "service": %s%s}`, id, service, strings.Join(append([]string{`, "servers": 1`}, more...), ""))
}

// serversOf is a station with c servers behind one queue.
func serversOf(id string, c int, service string, more ...string) string {
	return fmt.Sprintf(`{"id": %q, "service": %s, "servers": %d%s}`, id, service, c, strings.Join(more, ""))
}

// parallel is a station of p subtasks, each with a queue of its own.
func parallel(id string, p int, service, partition string) string {
	return serversOf(id, p, service, `, "layout": "parallel", "partition": `+partition)
}

// is is what to expect of a metric.
func is(metric, at string, value float64) expectation {
	return expectation{Metric: metric, At: at, Value: value}
}

// quantile is what to expect of a quantile.
func quantile(metric, at string, q, value float64) expectation {
	return expectation{Metric: metric, At: at, Q: q, Value: value}
}

// ofClass is what to expect of one class.
func ofClass(class, metric, at string, value float64) expectation {
	return expectation{Metric: metric, At: at, Cls: class, Value: value}
}
