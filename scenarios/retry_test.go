package scenarios

import (
	"context"
	"math"
	"testing"

	"simulate/sim/experiment"
	"simulate/sim/theory"
)

// Whoever finds all servers busy tries again so much later that it finds them as if it had just come. So every attempt is
// lost with the probability B of Erlang's loss formula, at the rate of all attempts together, 4 (1 + B + B^2), and a request
// with the third.
func TestRetrialsThatComeLateAreIndependent(t *testing.T) {
	s := mustRead(t, `
horizon: {events: 50000}
drain: 200h
replications: 8
requests:
  calls: {rate: 4/min, resources: {cpu: 1}, duration: {distribution: exponential, mean: 1m}, retry: {attempts: 3, backoff: {distribution: exponential, mean: 100m}}}
cluster: {nodes: {desk: {cpu: 5}}}
scheduling: {when_full: reject}
`)
	result, err := experiment.Run(context.Background(), s.Design, experiment.Options{})
	if err != nil {
		t.Fatal(err)
	}
	of := map[string]float64{}
	for _, m := range result.Variants[0].Metrics {
		if m.Scope == (experiment.Scope{Subtask: -1}) {
			of[m.Name] = m.Value
		}
	}
	lost := 0.5
	for range 100 {
		lost = theory.ErlangB(5, 4*(1+lost+lost*lost))
	}
	if of["placed"]+of["failed"] != 50000 {
		t.Errorf("%g are placed and %g fail, of 50000", of["placed"], of["failed"])
	}
	if want := lost * lost * lost; math.Abs(of["loss_share"]-want) > 0.03*want {
		t.Errorf("%g are lost, of %g", of["loss_share"], want)
	}
	if want := 50000 * (lost + lost*lost); math.Abs(of["retried"]-want) > 0.02*want {
		t.Errorf("%g are sent again, of %g", of["retried"], want)
	}
}
