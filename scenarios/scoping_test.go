package scenarios

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"testing"

	"simulate/sim/experiment"
)

// clustered is a cluster with two pools, two classes of requests and tenants, and a threshold.
const clustered = `
horizon: 10m
replications: 2
cluster:
  nodes:
    small: {count: 2, cpu: 4, memory: 8gb}
    large: {count: 1, cpu: 16, memory: 64gb, gpu: 4, gpu_model: T4}
requests:
  web: {rate: 30/min, resources: {cpu: 1, memory: 1gb}, duration: 10s, tenant: shop/web}
  train: {rate: 2/min, resources: {cpu: 4, memory: 4gb, gpu: 1}, duration: 30s, tenant: lab}
thresholds:
  %s
`

func TestThresholdsOfRequestsAndMachines(t *testing.T) {
	for _, c := range []struct{ threshold, want string }{
		{`"wait_p99_s{request=web}": ["<10s"]`, "request=web"},
		{`wait_p99_s: ["<10s"]`, "request=web | request=train"},
		{`"loss_share{tenant=shop}": ["<1%"]`, "tenant=shop"},
		{`"pending_s{reason=behind_head}": ["<1h"]`, "request=web reason=behind_head | request=train reason=behind_head"},
		{`"allocated_share{resource=gpu}": ["<90%"]`, "resource=gpu"},
		{`allocated_share: ["<90%"]`, "resource=cpu | resource=memory | resource=gpu"},
		{`"allocated_share{pool=small}": ["<90%"]`, "pool=small resource=cpu | pool=small resource=memory"},
		{`"nodes_in_use{node=large}": ["<2"]`, "node=large"},
		{`node_hours: ["<2"]`, "all"},
		{`"wait_p99_s{request=wep}": ["<10s"]`, `there is no request "wep" [web]`},
		{`"allocated_share{resource=gpus}": ["<1"]`, `there is no resource "gpus" [gpu]`},
		{`"nodes_in_use{request=web}": ["<2"]`, "nothing in the scenario has this metric in that scope: nodes_in_use{request=web} []"},
		{`"wait_p99_s{process=p}": ["<2s"]`, `there is no process "p" []`},
	} {
		s, problems := read(fmt.Sprintf(clustered, c.threshold), Options{})
		var got []string
		for _, p := range problems {
			got = append(got, fmt.Sprintf("%s [%s]", p.Message, p.Suggestion))
		}
		if s != nil {
			for i := range s.Design.Thresholds {
				got = append(got, scopeOf(s.Design.Thresholds[i].Scope))
			}
		}
		if text := strings.Join(got, " | "); text != c.want {
			t.Errorf("%s is judged of\n  %s, want\n  %s", c.threshold, text, c.want)
		}
	}
}

func scopeOf(s experiment.Scope) string {
	var words []string
	for _, k := range []struct{ name, value string }{
		{"request", s.Request}, {"tenant", s.Tenant}, {"node", s.Node}, {"pool", s.Pool}, {"resource", s.Resource}, {"reason", s.Reason},
	} {
		if k.value != "" {
			words = append(words, k.name+"="+k.value)
		}
	}
	if words == nil {
		return "all"
	}
	return strings.Join(words, " ")
}

// Where a threshold looks for a metric of requests or machines, there it is.
func TestMetricsOfRequestsAndMachinesAreWhereThresholdsLook(t *testing.T) {
	s := mustRead(t, fmt.Sprintf(clustered, `wait_mean_s: ["<1h"]`))
	result, err := experiment.Run(context.Background(), s.Design, experiment.Options{})
	if err != nil {
		t.Fatal(err)
	}
	taken := result.Variants[0].Metrics
	for _, m := range taken {
		if !slices.Contains(experiment.Scopes(s.Design.Candidates[0].Config, m.Name), m.Scope) {
			t.Errorf("no threshold can be about %s of %s", m.Name, scopeOf(m.Scope))
		}
	}
	for _, info := range experiment.Metrics {
		requests, _ := info.OfRequests()
		machines, _ := info.OfMachines()
		any := slices.ContainsFunc(taken, func(m experiment.Metric) bool { return m.Name == info.Name })
		optional := slices.Contains([]string{"cost", "cost_per_month", "idle_cost", "fragmented_cost", "rejected", "retried", "makespan_s", "arrivals_before_failure", "arrived_share_before_failure"}, info.Name)
		if (requests || machines) != any && !optional {
			t.Errorf("%s is taken: %v", info.Name, any)
		}
	}
}
