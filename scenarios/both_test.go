package scenarios

import (
	"context"
	"fmt"
	"testing"

	"simulate/sim/clock"
	"simulate/sim/experiment"
)

// A horizon by events counts events and requests together, exactly, however they are simulated. Where fewer come the run
// ends with the last of them.
func TestAHorizonCountsEventsAndRequests(t *testing.T) {
	for _, c := range []struct {
		events, limits string
		want           float64
	}{{"5000", "", 5000}, {"5000", ", count: 30", 60}} {
		for _, fidelity := range []string{"event", "auto"} {
			s := mustRead(t, fmt.Sprintf(`
horizon: {events: %s}
drain: 1d
replications: 2
fidelity: %s
workloads: {w: {rate: 50/min%[3]s}}
processes: {p: {runtime: ideal, operators: {o: {reads: w, processing_time: {mean: 500ms, cv: 1}}}}}
requests: {jobs: {rate: 10/min%[3]s, resources: {cpu: 1}, duration: {mean: 1m, cv: 1}, patience: 10s}}
cluster: {nodes: {desk: {cpu: 12}}}
`, c.events, fidelity, c.limits))
			result, err := experiment.Run(context.Background(), s.Design, experiment.Options{})
			if err != nil {
				t.Fatal(err)
			}
			came := 0.0
			for _, m := range result.Variants[0].Metrics {
				alone := m.Scope == experiment.Scope{Subtask: -1} && (m.Name == "placed" || m.Name == "failed")
				if alone || m.Name == "offered" {
					came += m.Value
				}
			}
			if end := result.Variants[0].Simulated.Horizon; came != c.want || end > 100*clock.Minute {
				t.Errorf("%s%s, by %s: %g events and requests until %s, want %g", c.events, c.limits, fidelity, came, end, c.want)
			}
		}
	}
}

// Placed and failed are of all that came until the horizon, what becomes of them in the drain included; waiting is how it
// stood at the horizon. Without a drain the three add up to all that came.
func TestWhatIsCountedAtTheHorizonAndInTheDrain(t *testing.T) {
	for _, c := range []struct {
		drain                   string
		placed, failed, waiting float64
	}{{"0s", 1, 0, 2}, {"10m", 2, 1, 2}} {
		s := mustRead(t, `
horizon: 5m
replications: 1
requests:
  first: {at: [0s], resources: {cpu: 1}, duration: 10m}
  second: {at: [1m], resources: {cpu: 1}, duration: 1m}
  third: {at: [2m], resources: {cpu: 1}, duration: 1m, patience: 5m}
cluster: {nodes: {desk: {cpu: 1}}}
drain: `+c.drain+"\n")
		result, err := experiment.Run(context.Background(), s.Design, experiment.Options{})
		if err != nil {
			t.Fatal(err)
		}
		for _, m := range result.Variants[0].Metrics {
			want, counted := map[string]float64{"placed": c.placed, "failed": c.failed, "waiting": c.waiting}[m.Name]
			if counted && m.Scope == (experiment.Scope{Subtask: -1}) && m.Value != want {
				t.Errorf("with a drain of %s: %s %g, want %g", c.drain, m.Name, m.Value, want)
			}
		}
	}
}
