package reports_test

import (
	"fmt"
	"strings"

	"pgregory.net/rapid"

	"simulate/strategies/ordering"
	"simulate/strategies/placement"
)

// drawScenario is a few hours of requests of all sorts under any rules, with machines that fail, join and leave. Pods come
// from a list; they are one class, and two sets of them may run on other nodes.
func drawScenario(t *rapid.T) string {
	var b strings.Builder
	fmt.Fprintf(&b, "name: any\nhorizon: 3h\ndrain: %s\nrequests:\n", pick(t, "drain", "0s", "20m", "2d"))
	for _, class := range []string{"serve", "share", "train"} {
		fmt.Fprintf(&b, "  %s: {%s}\n", class, strings.Join(drawClass(t), ", "))
	}
	fmt.Fprintf(&b, "  pods: {%s}\n", strings.Join(append(drawMore(t), "trace: {file: pods.json, format: kubernetes, order: time}"), ", "))
	fmt.Fprintf(&b, `cluster:
  nodes:
    plain: {count: 2, cpu: %d, memory: 16gb, resources: {pods: 9}, zones: [a, b]}
    gpus: {count: 3, cpu: 8, memory: 16gb, gpu: 2, frequency: 0.8, resources: {pods: 9}, zones: [a, b], labels: {disk: ssd}}
faults: {node: {mtbf: %s, repair: 10m}}
events:
  - {at: 50m, fail: {zone: %s}, for: 15m}
  - {at: 1h, node_leave: {node: %s}}
  - {at: 2h, node_join: {group: gpus, count: 1}}
`, rapid.IntRange(6, 9).Draw(t, "cores"), pick(t, "mtbf", "1h", "6h"), pick(t, "zone", "a", "b"), pick(t, "leaves", "plain-0", "gpus-1"))
	fmt.Fprintf(&b, "scheduling: {order: %s, backfill: %s, placement: %s, preemption: %s, when_full: %s, decision_time: %s}\n",
		pick(t, "order", ordering.Orders.Names()...), pick(t, "backfill", ordering.Backfills.Names()...),
		pick(t, "placement", placement.Catalog.Names()...), pick(t, "preemption", "none", "lower_priority"),
		pick(t, "when full", "wait", "wait", "wait", "reject"), pick(t, "decision", "0s", "1s", "{mean: 20s, cv: 1}"))
	return b.String()
}

// drawClass is the settings of a class of requests.
func drawClass(t *rapid.T) []string {
	return append(drawMore(t),
		fmt.Sprintf("rate: %d/h", rapid.IntRange(2, 40).Draw(t, "rate")),
		fmt.Sprintf("resources: {cpu: %d, memory: 1gb, gpu: %s}", rapid.IntRange(1, 3).Draw(t, "cpu"), pick(t, "gpu", "0", "0.3", "0.7", "1", "2")),
		"duration: {mean: 30m, cv: 1}",
		fmt.Sprintf("gang: %d", rapid.IntRange(1, 3).Draw(t, "gang")),
		"estimate: "+pick(t, "estimate", "{factor: 1}", "{factor: 2}", "{factor: {mean: 3, cv: 1}}"),
		"priority: "+pick(t, "priority", "low", "medium", "high"))
}

// drawMore is what may be said of pods, too.
func drawMore(t *rapid.T) (all []string) {
	for _, setting := range []string{
		pick(t, "patience", "", "patience: 5m", "patience: 40m"),
		pick(t, "retry", "", "retry: {attempts: 2}", "retry: {timeout: 5m, attempts: 3, backoff: {mean: 5m, cv: 1}}"),
		pick(t, "checkpointable", "", "checkpointable: true", "checkpointable: 10m"),
		pick(t, "tenant", "", "tenant: bank/retail", "tenant: bank/risk"),
		pick(t, "constraints", "", "", "constraints: {topology: {spread_constraint: zone}}",
			"constraints: {topology: {spread_constraint: zone, hard: true}}", "constraints: {anti_affinity: [train]}"),
	} {
		if setting != "" {
			all = append(all, setting)
		}
	}
	return all
}

// drawPods is what kubectl lists.
func drawPods(t *rapid.T) string {
	var pods []string
	for i := range rapid.IntRange(1, 30).Draw(t, "pods") {
		pods = append(pods, fmt.Sprintf(
			`{"kind": "Pod", "metadata": {"name": "pod%d", "creationTimestamp": "2026-01-01T0%d:%02d:00Z"}, "spec": {"priority": %s, "nodeSelector": %s, "containers": [{"resources": {"requests": {"cpu": "%s"}}}]}}`,
			i, i/12, i%12*5, pick(t, "priority", "1", "2", "3"), pick(t, "selector", "{}", `{"disk": "ssd"}`), pick(t, "cpu", "100m", "1", "2")))
	}
	return `{"kind": "List", "items": [` + strings.Join(pods, ",\n") + "]}"
}

func pick(t *rapid.T, what string, of ...string) string { return rapid.SampledFrom(of).Draw(t, what) }
