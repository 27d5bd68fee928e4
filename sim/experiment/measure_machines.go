package experiment

// machineMeasures are the metrics of machines; after those of a fleet as a whole, those by resource.
func machineMeasures(fleets []fleet) []measure {
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
