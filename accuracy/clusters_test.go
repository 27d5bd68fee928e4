package accuracy

import (
	"simulate/sim/experiment"
)

// machine is a node of a cluster.
type machine struct {
	ID       string
	Capacity map[string]float64
}

// class is requests of one kind.
type class struct {
	ID       string
	Arrivals arrivals
	Duration *law
	Demand   map[string]float64
}

// whatIsFull are the words for what becomes of a request that fits nowhere.
var whatIsFull = map[string]string{"drop": "reject", "queue_fifo": "wait"}

// cluster writes machines, requests and how they are placed into a scenario.
func (m *model) cluster(s entries) (entries, error) {
	var nodes, requests entries
	for _, n := range m.Nodes {
		nodes.set(n.ID, amounts(n.Capacity))
	}
	for i := range m.Classes {
		c := &m.Classes[i]
		r, err := c.Arrivals.keys(1)
		if err != nil {
			return nil, err
		}
		duration, err := c.Duration.value(seconds)
		if err != nil {
			return nil, err
		}
		r.set("duration", duration)
		r.set("resources", amounts(c.Demand))
		requests.set(c.ID, r)
	}
	s.set("cluster", entries{{"nodes", nodes}})
	s.set("requests", requests)
	s.set("scheduling", entries{{"placement", m.Placement}, {"when_full", whatIsFull[m.OnFull]}})
	return s, nil
}

// amounts writes cores and whatever else is there, in the order of the language.
func amounts(of map[string]float64) entries {
	var all entries
	for _, resource := range []string{"cpu", "memory", "gpu"} {
		if amount, has := of[resource]; has {
			all.set(resource, amount)
		}
	}
	return all
}

// requestMetrics are the names of metrics of requests.
var requestMetrics = map[string]string{
	"loss_prob": "loss_share", "throughput": "throughput_per_s", "wait_mean": "wait_mean_s", "wait_prob": "wait_probability",
	"sojourn_mean": "sojourn_mean_s", "queue_mean": "queue_mean", "system_mean": "system_mean",
}

// askedOfCluster finds the metric and the scope of an expectation of a cluster.
func (c *truth) askedOfCluster(e *expectation) (metric string, scope experiment.Scope, err error) {
	scope.Subtask = -1
	if e.Metric == "utilisation" {
		scope.Resource = e.Resource
		if e.At != "cluster" {
			scope.Node = e.At
		}
		return "allocated_share", scope, nil
	}
	scope.Request = e.Cls
	if metric = requestMetrics[e.Metric]; metric == "" {
		err = inexpressible("the language has no such metric")
	}
	return metric, scope, err
}
