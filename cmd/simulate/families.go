package main

import (
	"fmt"

	"simulate/reports"
	"simulate/scenarios"
	"simulate/sim/experiment"
)

// families are all catalogs: the examples that are inside, what scenarios may name, and the metrics.
func families() []reports.Family {
	all := []reports.Family{{Name: "scenarios", Does: "examples that are inside: simulate run NAME, simulate plan NAME"}}
	for _, example := range scenarios.Gallery() {
		all[0].Add(example.Name, example.Does)
	}
	plans := reports.Family{Name: "plans", Does: "further examples: simulate plan NAME"}
	for _, example := range scenarios.Plans() {
		plans.Add(example.Name, example.Does)
	}
	all = append(all, plans)
	for _, c := range scenarios.Catalogs() {
		all = append(all, reports.Family{Name: c.Name, Does: c.Does, Entries: c.Entries})
	}
	metrics := reports.Family{Name: "metrics", Does: "the same names in tables, JSON, CSV and thresholds"}
	for _, m := range experiment.Metrics {
		if m.Part == "" {
			metrics.Add(m.Name, fmt.Sprintf("%s (%s)", m.Does, m.Unit))
		}
	}
	forms := reports.Family{Name: "reports", Does: "what results can be written as: -o NAME, --out NAME=FILE"}
	for _, form := range reports.Forms() {
		forms.Entries = append(forms.Entries, form.Entry)
	}
	charts := reports.Family{Name: "charts", Does: "pictures that --out makes of results, as far as they have what is drawn"}
	for _, d := range reports.Drawings() {
		charts.Entries = append(charts.Entries, d.Entry)
	}
	return append(all, metrics, forms, charts)
}
