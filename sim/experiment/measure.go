package experiment

import "simulate/sim/stream"

// measure is a metric of one scope.
type measure struct {
	info   *MetricInfo
	scope  Scope
	value  func(r *replicate) float64
	window func(r *replicate) *window // where its sample is
}

// flowMeasures are the metrics of flows, as the catalog lists them.
func flowMeasures(flows []stream.Scope) []measure {
	var all []measure
	for i, scope := range flows {
		window := func(r *replicate) *window { return &r.flows[i].window }
		for m := range Metrics {
			if info := &Metrics[m]; info.flow != nil {
				value := func(r *replicate) float64 { return info.flow(&r.flows[i]) }
				all = append(all, measure{info, shown(scope, info.Part), value, window})
			}
		}
	}
	return all
}

// stationMeasures are the metrics of operators.
func stationMeasures(stations []stream.Scope) []measure {
	var all []measure
	for i, scope := range stations {
		window := func(r *replicate) *window { return &r.stations[i].window }
		for m := range Metrics {
			if info := &Metrics[m]; info.station != nil {
				value := func(r *replicate) float64 { return info.station(&r.stations[i]) }
				all = append(all, measure{info, shown(scope, info.Part), value, window})
			}
		}
	}
	return all
}

func shown(s stream.Scope, part string) Scope {
	return Scope{Process: s.Process, Operator: s.Operator, Workload: s.Workload, Subtask: s.Subtask, Part: part}
}
