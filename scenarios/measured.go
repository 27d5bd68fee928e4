package scenarios

import "strings"

// endToEnd are the beginnings of the names of metrics that are taken of a whole process.
var endToEnd = []string{"latency_", "consumed_", "offered", "dropped", "finished", "inside", "lag_", "catch_up", "makespan"}

// both are the metrics of processes and of operators.
var both = []string{"throughput_eps", "system_mean"}

// measured says whether a metric is taken of a process end to end, and whether at operators.
func measured(metric string) (ends, stations bool) {
	for _, name := range both {
		if metric == name {
			return true, true
		}
	}
	for _, begin := range endToEnd {
		if strings.HasPrefix(metric, begin) {
			return true, false
		}
	}
	return false, true
}
