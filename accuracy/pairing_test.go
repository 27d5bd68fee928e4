package accuracy

import (
	"fmt"
	"math"
	"strings"
	"testing"

	"simulate/sim/experiment"
)

// TestVariantsArePaired: two parallelisms see the same records with the same demands, so their difference varies
// at most a fifth as much as that of two unrelated runs.
func TestVariantsArePaired(t *testing.T) {
	for _, exchange := range []string{"random", "rebalance", "hash", "shortest_queue"} {
		t.Run(exchange, func(t *testing.T) {
			t.Parallel()
			r := simulate(t, []byte(twoParallelisms(exchange, 8)), 1)
			var apart float64
			for i := range r.Variants {
				apart += square(mustSee(t, &r.Variants[i], "latency_mean_s").half)
			}
			for _, c := range r.Comparisons {
				if c.Metric != "latency_mean_s" || c.Scope.Operator != "" {
					continue
				}
				if ratio := square((c.CI95.High-c.CI95.Low)/2) / apart; !(ratio <= 0.2) {
					t.Errorf("the paired difference varies %.3f times as much as an unpaired one, 0.2 is the most", ratio)
				}
				return
			}
			t.Error("the mean latency is not compared")
		})
	}
}

func square(x float64) float64 { return x * x }

// twoParallelisms compares p and p + 1 subtasks that are busy half of the time.
func twoParallelisms(exchange string, p int) string {
	return fmt.Sprintf(`{replications: 60, fidelity: event, horizon: {events: 5000}, warmup: none,
		workloads: {a: {rate: %d/s}},
		processes: {p: {runtime: ideal, operators: {o: {reads: a, processing_time: {mean: 10ms, cv: 1.2}, exchange: %s}}}},
		compare: {processes.p.operators.o.parallelism: [%d, %d]}}`, 50*p, exchange, p, p+1)
}

// mustSee is a metric of the only process, end to end.
func mustSee(t *testing.T, v *experiment.Variant, name string) observed {
	t.Helper()
	for i := range v.Metrics {
		if m := &v.Metrics[i]; m.Name == name && m.Scope.Operator == "" && m.Scope.Workload == "" && m.Scope.Part == "" {
			return of(m)
		}
	}
	t.Fatalf("%s has no %s", v.Name, name)
	return observed{}
}

// elsewhere is a scenario with room for changes that do not concern operators a and b of process p.
const elsewhere = `{replications: 3, fidelity: event, horizon: 20s, warmup: none, observe: {subtasks: 3},
	workloads: {orders: {rate: 200/s, arrivals: poisson, keys: {count: 1000, skew: 0.8}, bytes_per_event: {mean: 1kb, cv: 1}} WORKLOADS},
	processes: {
		p: {runtime: ideal, operators: {
			a: {reads: orders, exchange: hash, parallelism: 3, processing_time: {mean: 8ms, cv: 1.5}, selectivity: 0.7, failures: {up: {distribution: exponential, mean: 2s}, down: 30ms}},
			b: {after: a, parallelism: 2, processing_time: {base: {distribution: exponential, mean: 5ms}, per: {bytes: 1us}}} OPERATORS}} PROCESSES}}`

// TestWhatChangesElsewhereMovesNoDraw: whatever is added or set elsewhere, what operators a and b show stays the
// same to the last bit, and so does their process as long as the change is not in it.
func TestWhatChangesElsewhereMovesNoDraw(t *testing.T) {
	base := shownOf(t, elsewhere, nil)
	for _, change := range []struct {
		name    string
		put     map[string]string
		outside bool
	}{
		{"another process reads the workload", map[string]string{"PROCESSES": `, q: {runtime: ideal, operators: {c: {reads: orders, exchange: hash, parallelism: 4, processing_time: {mean: 3ms, cv: 2}}}}`}, true},
		{"another parallelism there", map[string]string{"PROCESSES": `, q: {runtime: ideal, operators: {c: {reads: orders, exchange: hash, parallelism: 5, processing_time: {mean: 3ms, cv: 2}}}}`}, true},
		{"another discipline and buffer there", map[string]string{"PROCESSES": `, q: {runtime: ideal, operators: {c: {reads: orders, discipline: processor_sharing, buffer: 3, on_full: drop, processing_time: {mean: 3ms, cv: 2}}}}`}, true},
		{"another workload with a process of its own", map[string]string{
			"WORKLOADS": `, clicks: {rate: 300/s, fields: {items: 3}}`,
			"PROCESSES": `, q: {runtime: ideal, operators: {c: {reads: clicks, processing_time: {column: items, unit: 1ms}}}}`,
		}, true},
		{"another consumer of a", map[string]string{"OPERATORS": `, c: {after: a, processing_time: 4ms, parallelism: 2}`}, false},
		{"another consumer of b", map[string]string{"OPERATORS": `, c: {after: b, processing_time: 4ms, selectivity: 3}`}, false},
		{"another consumer of the workload", map[string]string{"OPERATORS": `, c: {reads: orders, processing_time: 4ms, exchange: broadcast, parallelism: 2}`}, false},
	} {
		t.Run(change.name, func(t *testing.T) {
			t.Parallel()
			changed := shownOf(t, elsewhere, change.put)
			compared := 0
			for key, want := range base {
				if !change.outside && !strings.Contains(key, "Operator:a") && !strings.Contains(key, "Operator:b") {
					continue
				}
				compared++
				if got, is := changed[key]; !is || got != want {
					t.Errorf("%s was %x and is %x", key, want, got)
				}
			}
			if compared < 50 {
				t.Errorf("only %d metrics were compared", compared)
			}
		})
	}
}

// shownOf is every metric of process p, by name and scope, as bits.
func shownOf(t *testing.T, template string, put map[string]string) map[string]uint64 {
	t.Helper()
	text := template
	for _, place := range []string{"WORKLOADS", "OPERATORS", "PROCESSES"} {
		text = strings.Replace(text, " "+place, put[place], 1)
	}
	r := simulate(t, []byte(text), 1)
	all := map[string]uint64{}
	for _, m := range r.Variants[0].Metrics {
		if m.Scope.Process == "p" {
			all[fmt.Sprintf("%s %+v", m.Name, m.Scope)] = math.Float64bits(m.Value)
		}
	}
	return all
}
