package reports

import (
	"simulate/sim/clock"
	"simulate/sim/experiment"
)

func class(request, metric string, value, wide float64) experiment.Metric {
	return scoped(experiment.Scope{Subtask: -1, Request: request}, metric, value, wide)
}

func because(request, reason, metric string, value float64) experiment.Metric {
	return scoped(experiment.Scope{Subtask: -1, Request: request, Reason: reason}, metric, value, 0)
}

func resource(name, pool, metric string, value, wide float64) experiment.Metric {
	return scoped(experiment.Scope{Subtask: -1, Pool: pool, Resource: name}, metric, value, wide)
}

// placement is a cluster under one strategy, with so many requests placed of 120.
func placement(name string, placed, wait, fragmented float64) experiment.Variant {
	all := func(metric string, value, wide float64) experiment.Metric { return class("", metric, value, wide) }
	return experiment.Variant{
		Name: name, Settings: []experiment.Setting{{Path: "scheduling.placement", Value: name}},
		Metrics: []experiment.Metric{
			all("makespan_s", 7260, 30), all("wait_mean_s", wait, 4), all("wait_p99_s", 3*wait, 12), all("bounded_slowdown_mean", 1.31, 0.02),
			all("loss_share", 1-placed/120, 0.004), all("throughput_per_s", placed/7200, 0.0002),
			all("placed", placed, 0.5), all("failed", 120-placed, 0.5), all("waiting", 0, 0), all("preempted", 0, 0),
			all("pending_s", 4000.5, 80), because("", "behind_head", "pending_s", 2666.25), because("", "insufficient_gpu", "pending_s", 1333.75),
			because("", "gpu_fragmented", "pending_s", 0.5), because("", "too_large", "rejected", 120-placed),
			class("train", "wait_mean_s", 2*wait, 9), class("train", "wait_p99_s", 5*wait, 30), class("train", "bounded_slowdown_mean", 1.7, 0.1),
			class("train", "placed", 20, 0), class("train", "failed", 120-placed, 0.5), because("train", "too_large", "rejected", 120-placed),
			class("train", "pending_s", 4000.5, 80), because("train", "behind_head", "pending_s", 2666.25),
			because("train", "insufficient_gpu", "pending_s", 1333.75), because("train", "gpu_fragmented", "pending_s", 0.5),
			class("infer", "wait_mean_s", 0, 0), class("infer", "wait_p99_s", 0, 0), class("infer", "bounded_slowdown_mean", 1, 0),
			class("infer", "placed", placed-20, 0.5), class("infer", "failed", 0, 0), class("infer", "pending_s", 0, 0),
			all("gpus_in_use", 21, 0), all("nodes_in_use", 12, 0), all("nodes_least", 10, 0), all("nodes_mean", 16, 0), all("node_hours", 32, 0),
			all("cost", 38.4, 0), all("cost_per_month", 14016, 0), all("idle_cost", 9.6, 0.2), all("fragmented_cost", 38.4*fragmented, 0.1),
			resource("cpu", "", "allocated_share_final", 0.75, 0.01), resource("cpu", "", "allocated_share", 0.62, 0.01), resource("cpu", "", "stranded_share", 0.2, 0.01),
			resource("gpu", "", "allocated_share_final", 0.91, 0.01), resource("gpu", "", "fragmented_share_final", fragmented, 0.004),
			resource("gpu", "", "allocated_share", 0.7, 0.01), resource("gpu", "", "stranded_share", 0, 0), resource("gpu", "", "fragmented_share", fragmented/2, 0.002),
		},
		Series: []experiment.Series{
			{
				Name: "waiting", Scope: whole, Unit: "1", At: []clock.Time{0, clock.Hour},
				Mean: []float64{0, 3}, Lo: []float64{0, 2}, Hi: []float64{0, 4},
			},
			{
				Name: "allocated_share", Scope: experiment.Scope{Subtask: -1, Resource: "gpu"}, Unit: "1", Axis: experiment.ArrivedShare,
				X: []float64{0.01, 0.5, 1.3}, Mean: []float64{0.01, 0.5, 0.91}, Lo: []float64{0.01, 0.5, 0.9}, Hi: []float64{0.01, 0.5, 0.92},
			},
		},
		Simulated: experiment.Simulated{Events: 240, Replications: 16, Method: "event", Horizon: 2 * clock.Hour},
	}
}

func clusterMeta() Meta {
	m := meta()
	m.Scenario, m.Description = "shared_gpus", "Which placement leaves least behind?"
	return m
}

// oneCluster is a cluster under one strategy.
func oneCluster() Report {
	v := placement("first_fit", 118, 33, 0.12)
	v.Name, v.Settings = "baseline", nil
	return Report{clusterMeta(), experiment.Result{Variants: []experiment.Variant{v}}}
}

// twoClusters compares two strategies, the second of which leaves less behind.
func twoClusters() Report {
	r := Report{Meta: clusterMeta()}
	r.Variants = []experiment.Variant{placement("first_fit", 118, 33, 0.12), placement("fgd", 120, 31, 0.05)}
	for _, c := range []struct {
		metric     string
		scope      experiment.Scope
		difference float64
		verdict    experiment.Verdict
	}{
		{"wait_mean_s", whole, -2, experiment.NoDifference},
		{"placed", whole, 2, experiment.Better},
		{"fragmented_share_final", experiment.Scope{Subtask: -1, Resource: "gpu"}, -0.07, experiment.Better},
	} {
		r.Comparisons = append(r.Comparisons, experiment.Comparison{
			Metric: c.metric, Scope: c.scope, Baseline: "first_fit", Variant: "fgd", Difference: c.difference,
			CI95: &experiment.Interval{Low: c.difference - 0.002, High: c.difference + 0.002}, P: 0.001, Verdict: c.verdict,
		})
	}
	r.Thresholds = []experiment.Judgement{{
		Expression: "allocated_share{resource=gpu}>0.6", Variant: "fgd", Scope: experiment.Scope{Subtask: -1, Resource: "gpu"},
		Metric: "allocated_share", Value: 0.7, CI95: &experiment.Interval{Low: 0.69, High: 0.71}, Limit: 0.6, Verdict: experiment.Pass,
	}}
	return r
}
