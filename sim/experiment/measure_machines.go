package experiment

import "simulate/sim/cluster"

// machineMeasures are the metrics of machines; after those of a fleet as a whole, those by resource, and of
// the cluster those by shape of requests.
func machineMeasures(fleets []fleet, shapes []cluster.Shape) []measure {
	var all []measure
	for i := range fleets {
		f := &fleets[i]
		for m := range Metrics {
			info := &Metrics[m]
			if info.only && !f.whole() {
				continue
			}
			if info.machines != nil {
				value := func(r *replicate) float64 { return info.machines(&r.machines[i]) }
				all = append(all, measure{info: info, scope: f.scope, value: value})
			}
		}
		for resource := range f.width() {
			if f.has(resource) {
				all = append(all, resourceMeasures(f, i, resource)...)
			}
		}
	}
	return append(all, shapeMeasures(shapes)...)
}

// otherShapes is how the requests of no frequent shape are called.
const otherShapes = "others"

// shapeMeasures are the metrics of the cluster that are by shape.
func shapeMeasures(shapes []cluster.Shape) []measure {
	var all []measure
	for m := range Metrics {
		info := &Metrics[m]
		for i := 0; info.shape != nil && i <= len(shapes); i++ {
			if info.frequent && i == len(shapes) {
				continue
			}
			scope := Scope{Subtask: -1, Part: otherShapes}
			if i < len(shapes) {
				scope.Part = shapes[i].Name
			}
			all = append(all, measure{info: info, scope: scope, value: func(r *replicate) float64 { return info.shape(&r.machines[0], i) }})
		}
	}
	return all
}

// resourceMeasures are the metrics of a fleet that are by resource.
func resourceMeasures(f *fleet, i, resource int) []measure {
	var all []measure
	for m := range Metrics {
		info := &Metrics[m]
		if info.resource != nil && (f.whole() || !info.only) {
			value := func(r *replicate) float64 { return info.resource(&r.machines[i], resource) }
			all = append(all, measure{info: info, scope: f.of(resource), value: value})
		}
	}
	return all
}
