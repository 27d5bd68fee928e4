package reports

import (
	"fmt"
	"slices"

	"gonum.org/v1/gonum/stat"

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

// ranks is how many columns a map of nodes by how full they are has.
const ranks = 20

// rankCharts are the same of clusters whose nodes are too many to be told apart: so many of them, the fullest first. A row
// a variant and a picture a resource; of one variant, a row a resource.
func rankCharts(r Report) []chart.Chart {
	names := labels(r.Variants)
	var resources []experiment.Scope
	for _, of := range subjects(r, "allocated_share", experiment.NodesShare) {
		if hardly(r, of) {
			continue
		}
		resources = append(resources, of)
	}
	if len(r.Variants) == 1 {
		c := rankMap("nodes-by-fullness", "Share in use by node, the fullest first, mean over time")
		for _, of := range resources {
			c.rank(of.Resource, r.Variants[0], of)
		}
		return []chart.Chart{c.Chart}
	}
	var all []chart.Chart
	for _, of := range resources {
		c := rankMap(slug("nodes-by-fullness", of.Resource), "Share of "+of.Resource+" in use by node, the fullest first, mean over time")
		for _, v := range r.Variants {
			c.rank(names[v.Name], v, of)
		}
		all = append(all, c.Chart)
	}
	return all
}

// ranking is a map in the making.
type ranking struct{ chart.Chart }

func rankMap(name, title string) ranking {
	c := ranking{chart.Chart{Name: name, Title: title, Legend: shades()}}
	c.X.Label = "of the nodes"
	for k := range ranks {
		c.X.Names = append(c.X.Names, fmt.Sprintf("%d %%", 100*(k+1)/ranks))
	}
	return c
}

// rank adds a row.
func (c *ranking) rank(name string, v experiment.Variant, of experiment.Scope) {
	row := len(c.Y.Names)
	c.Y.Names = append(c.Y.Names, name)
	c.Height = rowsHigh(len(c.Y.Names))
	s, _ := seriesOf(v, "allocated_share", experiment.NodesShare, of)
	for k := range min(ranks, len(s.Mean)*ranks/100) {
		from, to := k*len(s.Mean)/ranks, (k+1)*len(s.Mean)/ranks
		c.Cells = append(c.Cells, chart.Cell{Column: k, Row: row, Value: stat.Mean(s.Mean[from:to], nil)})
	}
}

// shades explain the colours of a map.
func shades() []chart.Key {
	var all []chart.Key
	for _, s := range []float64{0, 0.25, 0.5, 0.75, 1} {
		all = append(all, chart.Key{Name: percent(s), Mark: chart.OfCell, Shade: s})
	}
	return all
}

// hardly says whether next to nothing of a resource is ever in use: it limits nobody.
func hardly(r Report, of experiment.Scope) bool {
	for _, v := range r.Variants {
		s, _ := seriesOf(v, "allocated_share", "", of)
		if largestOf([]experiment.Series{s}) > 0.05 {
			return false
		}
	}
	return true
}

func nodeMap(name, title string, nodes, columns []string, at func(column int) (experiment.Variant, string)) chart.Chart {
	c := chart.Chart{Name: name, Title: title, Height: 30 + max(40, 13*float64(len(nodes))), Legend: shades()}
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
	return c
}
