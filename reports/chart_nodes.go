package reports

import (
	"fmt"
	"slices"

	"simulate/reports/chart"
	"simulate/sim/experiment"
)

// nodeCharts are maps of the share in use of each node: a column a variant and a picture a resource; of one variant, a
// column a resource.
func nodeCharts(r Report) []chart.Chart {
	var nodes, resources []string
	for _, v := range r.Variants {
		for _, s := range scopesOf(v, "allocated_share") {
			if s.Node == "" {
				continue
			}
			if !slices.Contains(nodes, s.Node) {
				nodes = append(nodes, s.Node)
			}
			if !slices.Contains(resources, s.Resource) {
				resources = append(resources, s.Resource)
			}
		}
	}
	names := labels(r.Variants)
	if len(r.Variants) == 1 {
		at := func(column int) (experiment.Variant, string) { return r.Variants[0], resources[column] }
		return []chart.Chart{nodeMap("nodes", "Share in use of each node, mean over time", nodes, resources, at)}
	}
	var variants []string
	for _, v := range r.Variants {
		variants = append(variants, names[v.Name])
	}
	var all []chart.Chart
	for _, resource := range resources {
		at := func(column int) (experiment.Variant, string) { return r.Variants[column], resource }
		all = append(all, nodeMap(slug("nodes", resource), fmt.Sprintf("Share of %s in use on each node, mean over time", resource), nodes, variants, at))
	}
	return all
}

func nodeMap(name, title string, nodes, columns []string, at func(column int) (experiment.Variant, string)) chart.Chart {
	c := chart.Chart{Name: name, Title: title, Height: 30 + max(110, 13*float64(len(nodes)))}
	c.Y.Names, c.X.Names = nodes, columns
	for column := range columns {
		v, resource := at(column)
		ix := indexed(v)
		for row, node := range nodes {
			of := whole
			of.Node, of.Resource = node, resource
			if m, ok := ix.get("allocated_share", of); ok {
				c.Cells = append(c.Cells, chart.Cell{Column: column, Row: row, Value: m.Value})
			}
		}
	}
	for _, s := range []float64{0, 0.25, 0.5, 0.75, 1} {
		c.Legend = append(c.Legend, chart.Key{Name: percent(s), Mark: chart.OfCell, Shade: s})
	}
	return c
}
