package plan

import "simulate/sim/finding"

// throttled holds what comes against what the sources let in: the rest waits before them as lag, and no parallelism helps.
func throttled(x *context) []finding.Finding {
	var r remarks
	for i := range x.Workloads {
		w := &x.Workloads[i]
		path := "workloads." + w.Name + ".max_rate"
		switch {
		case w.MaxRate == 0 || !w.Open:
		case w.Mean > w.MaxRate:
			r.add(finding.Throttled, finding.Error, path,
				"%s brings %s events/s, and its sources let in %s/s: the lag before them grows by %s/s, whatever the parallelism. Raise max_rate, or bring less.",
				w.Name, count(w.Mean), count(w.MaxRate), count(w.Mean-w.MaxRate))
		case w.Peak > w.MaxRate:
			r.add(finding.Throttled, finding.Warning, path,
				"%s brings %s events/s at its peak, and its sources let in %s/s: the rest waits as lag until less comes. Raise max_rate, or promise no latency there.",
				w.Name, count(w.Peak), count(w.MaxRate))
		}
	}
	return r
}
