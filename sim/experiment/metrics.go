package experiment

import (
	"fmt"
	"math"
	"slices"
	"strings"

	"simulate/sim/allocation"
	"simulate/sim/stats"
	"simulate/sim/stream"
)

// Kind says in what sense a metric is estimated, which decides its interval and its target precision.
type Kind uint8

// Kinds of metrics.
const (
	Mean     Kind = iota // mean over the replications
	Quantile             // of the merged sample
	Extreme              // the largest seen: shown, never with an interval
	Count                // of the whole run, its warm-up included
)

// MetricInfo describes one metric of the language.
type MetricInfo struct {
	Name     string
	Unit     string // s, 1, 1/s, core_h
	Kind     Kind
	Q        float64 // of a Quantile
	Up       bool    // larger is better
	Neutral  bool    // neither is
	Part     string  // of a latency that is shown in parts
	optional bool    // left out where it was not observed
	Does     string

	flow     func(w *flowWindow) float64                  // end to end; nil: not there
	station  func(w *stationWindow) float64               // at an operator; nil: not there
	requests func(w *requestWindow) float64               // of a class, a tenant, all; nil: not there
	reason   func(w *requestWindow, reason int) float64   // the same by reason
	machines func(w *machineWindow) float64               // of a cluster, a pool, a node; nil: not there
	resource func(w *machineWindow, resource int) float64 // the same by resource
	shape    func(w *machineWindow, shape int) float64    // the same by frequent shape of requests; after the last, of all others; NaN: not there
	only     bool                                         // of all requests, or of the cluster as a whole, and no part of them
	frequent bool                                         // of frequent shapes only
	sample   func(w *window) *stats.Histogram
}

// IsShare tells shares of one, which people read in percent, from other numbers without a unit.
func (m *MetricInfo) IsShare() bool {
	for _, end := range []string{"_share", "_share_final", "utilization", "availability", "_probability"} {
		if strings.HasSuffix(m.Name, end) {
			return true
		}
	}
	return false
}

// OfProcesses says whether a metric is taken of processes, end to end; some are of operators too.
func (m *MetricInfo) OfProcesses() bool { return m.flow != nil }

// OfOperators says whether a metric is taken at operators.
func (m *MetricInfo) OfOperators() bool { return m.station != nil }

// OfRequests says whether a metric is taken of requests: of each class, of tenants, of all; of all alone if only is set.
func (m *MetricInfo) OfRequests() (is, only bool) {
	return m.requests != nil || m.reason != nil, m.only
}

// OfReasons says whether a metric is taken by reason.
func (m *MetricInfo) OfReasons() bool { return m.reason != nil }

// OfMachines says whether a metric is taken of machines: of the cluster, of pools and nodes, or of the cluster alone if
// only is set.
func (m *MetricInfo) OfMachines() (is, only bool) {
	return m.machines != nil || m.resource != nil || m.shape != nil, m.only
}

// OfResources says whether a metric of machines is one by resource.
func (m *MetricInfo) OfResources() bool { return m.resource != nil }

// window is what one replication counted after its warm-up: span is in seconds.
type window struct {
	span     float64
	flow     *stream.FlowTally
	station  *stream.StationTally
	requests *allocation.RequestTally
}

// flowWindow is a window end to end, with what is only counted over the whole run.
type flowWindow struct {
	window
	all      *stream.FlowTally
	lagPeak  int64
	lagAge   float64
	catchUp  float64 // NaN where nothing had to be caught up, +Inf where the horizon came first
	makespan float64 // NaN in a steady state
}

// stationWindow is a window at an operator.
type stationWindow struct {
	window
	servers     int64 // 0: unbounded
	peak        int64
	parallelism int
	whole       bool // the operator or one subtask, not one workload's share of it
}

// Quantiles that the language knows, in order.
var quantiles = []struct {
	name string
	q    float64
}{{"p50", 0.5}, {"p90", 0.9}, {"p95", 0.95}, {"p99", 0.99}, {"p999", 0.999}}

// Metrics is the catalog of metrics in the order in which results list them.
var Metrics = slices.Concat(flowMetrics(), stationMetrics(), requestMetrics(), machineMetrics(), costMetrics())

// Metric finds a metric by name, whatever it is of.
func FindMetric(name string) (MetricInfo, bool) {
	i := slices.IndexFunc(Metrics, func(m MetricInfo) bool { return m.Name == name && m.Part == "" })
	if i < 0 {
		return MetricInfo{}, false
	}
	return Metrics[i], true
}

func ratio(a, b float64) float64 {
	if b == 0 {
		return math.NaN()
	}
	return a / b
}

func seconds(h *stats.Histogram, q float64) float64 {
	if h.Count() == 0 {
		return math.NaN()
	}
	return h.Quantile(q) / 1e9
}

func meanSeconds(h *stats.Histogram) float64 {
	if h.Count() == 0 {
		return math.NaN()
	}
	return h.Mean() / 1e9
}

// quantileMetrics are the percentiles of a sample.
func quantileMetrics(prefix, of string, sample func(w *window) *stats.Histogram) []MetricInfo {
	var metrics []MetricInfo
	for _, p := range quantiles {
		m := MetricInfo{
			Name: fmt.Sprintf("%s_%s_s", prefix, p.name), Unit: "s", Kind: Quantile, Q: p.q, sample: sample,
			Does: fmt.Sprintf("%s that %g %% do not exceed", of, 100*p.q),
		}
		if prefix == "latency" {
			m.flow = func(w *flowWindow) float64 { return seconds(sample(&w.window), p.q) }
		} else {
			m.station = func(w *stationWindow) float64 { return seconds(sample(&w.window), p.q) }
		}
		if prefix == "wait" {
			m.requests = func(w *requestWindow) float64 { return seconds(sample(&w.window), p.q) }
		}
		metrics = append(metrics, m)
	}
	return metrics
}
