package scenarios_test

import (
	"slices"
	"testing"

	"simulate/scenarios"
)

func TestWhatAScenarioGivesIsListedAfterAllLayers(t *testing.T) {
	text := `
name: shop
vars: {speed: 90/s}
environments: {prod: {workloads: {orders: {rate: 95/s}}}}
workloads:
  orders: {rate: "${speed}", keys: {weights: [1, 2]}}
processes:
  shop: {runtime: ideal, operators: {check: {reads: orders, processing_time: {mean: 1ms, cv: 1}}}}
compare: {seed2: [1]}
`
	for env, rate := range map[string]string{"": "90/s", "prod": "95/s"} {
		s, problems := scenarios.Read("shop.yaml", scenarios.Options{
			Open: func(string) ([]byte, error) { return []byte(text), nil },
			Env:  env, Set: []string{"compare=null", "processes.shop.operators.check.parallelism=2"},
		})
		if len(problems) > 0 {
			t.Fatal(problems)
		}
		want := []scenarios.Default{
			{"workloads.orders.rate", rate},
			{"workloads.orders.keys.weights", "[1, 2]"},
			{"processes.shop.runtime", "ideal"},
			{"processes.shop.operators.check.reads", "orders"},
			{"processes.shop.operators.check.processing_time.mean", "1ms"},
			{"processes.shop.operators.check.processing_time.cv", "1"},
			{"processes.shop.operators.check.parallelism", "2"},
		}
		if !slices.Equal(s.Given, want) {
			t.Errorf("environment %q: got %v, want %v", env, s.Given, want)
		}
	}
}
