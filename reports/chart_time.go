package reports

import (
	"strings"

	"simulate/reports/chart"
	"simulate/sim/experiment"
)

// overTime is a metric whose series people look at: how they call it, and whose limits apply.
type overTime struct {
	metric, title, axis string
	limits              []string
}

// shownOverTime are the series of processes and requests that are worth a picture each.
var shownOverTime = []overTime{
	{"lag_events", "Events due and not taken in", "events", []string{"lag_max_events", "lag_mean_events"}},
	{"latency_mean_s", "Mean latency", "latency", []string{"latency_mean_s"}},
	{parallelismMean, "Parallelism", "subtasks", nil},
	{"waiting", "Requests that wait", "requests", []string{"waiting"}},
}

// clusterOverTime are those of the cluster.
var clusterOverTime = []overTime{
	{"allocated_share", "Share in use", "of capacity", nil},
	{"stranded_share", "Free, and of no use to what waits", "of capacity", nil},
	{"fragmented_share", "Free devices that nobody can use", "of capacity", nil},
	{"nodes_in_use", "Nodes in use", "nodes", nil},
}

// timeCharts show the variants beside each other over time: processes, all requests together, and the operator that
// is busiest in any variant.
func timeCharts(r Report) []chart.Chart {
	all := eachOverTime(withParallelism(r), shownOverTime)
	busy := overTime{"utilization", "Working share of the servers", "of servers", []string{"utilization"}}
	for _, of := range subjects(r, "offered_eps", "") {
		if operator, ok := busiestOf(r, of.Process); ok && of.Workload == "" {
			all = append(all, timeChart(r, busy, operator))
		}
	}
	return all
}

// clusterCharts show nodes and resources over time, but for resources that limit nobody.
func clusterCharts(r Report) []chart.Chart { return eachOverTime(r, clusterOverTime) }

func eachOverTime(r Report, shown []overTime) []chart.Chart {
	var all []chart.Chart
	for _, o := range shown {
		for _, of := range subjects(r, o.metric, "") {
			if (of.Operator == "" || o.metric == parallelismMean) && of.Workload == "" && of.Request == "" && of.Tenant == "" && (of.Resource == "" || !hardly(r, of)) {
				all = append(all, timeChart(r, o, of))
			}
		}
	}
	return all
}

// timeChart is one metric of one subject over time, a line a variant.
func timeChart(r Report, o overTime, of experiment.Scope) chart.Chart {
	c := chart.Chart{
		Name: slug(append([]string{strings.TrimSuffix(o.metric, "_s")}, scopeWords(of)...)...), Title: titled(o.title, of),
		Legend: keys(r, chart.OfLine), Limits: limitsOf(r, of, false, o.limits...),
	}
	names := labels(r.Variants)
	var shown []experiment.Series
	for i, v := range r.Variants {
		if s, ok := seriesOf(v, o.metric, "", of); ok {
			shown = append(shown, s)
			c.Lines = append(c.Lines, timeLine(names[v.Name], chart.Style(i), s))
		}
	}
	c.X = timeAxis(shown)
	c.Y = valueAxis(o.axis, quantityOf(o.metric), largestOf(shown))
	c.Y.Whole = o.metric == "nodes_in_use" || o.metric == parallelismMean
	if o.metric == "utilization" || o.metric == "allocated_share" {
		c.Y.Least = 1
	}
	return c
}

func scopeWords(s experiment.Scope) []string {
	var words []string
	for _, k := range scopeKeys(s) {
		words = append(words, k.Value)
	}
	return words
}

// busiestOf is the operator of a process with the highest utilization in any variant.
func busiestOf(r Report, process string) (of experiment.Scope, ok bool) {
	most := 0.0
	for _, v := range r.Variants {
		if where, m, has := indexed(v).busiest(operators(v, process)); has && m.Value > most {
			most, of, ok = m.Value, where, true
		}
	}
	return of, ok
}
