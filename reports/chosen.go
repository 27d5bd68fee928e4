package reports

import (
	"slices"

	"simulate/sim/experiment"
)

// chosen shows the metrics that were asked for, wherever they were measured.
func (p *page) chosen(r Report) {
	if len(r.Variants) == 1 {
		p.section("Metrics")
		p.scoped(r.Variants[0])
		return
	}
	for _, s := range p.chosenScopes(r.Variants...) {
		p.section(scopeTitle(s))
		p.variants(r, s, p.Metrics)
	}
}

// scoped is the table of one variant's chosen metrics, a row for each scope.
func (p *page) scoped(v experiment.Variant) {
	ix, all := indexed(v), p.chosenScopes(v)
	g := grid{names: "  scope"}
	for _, s := range all {
		g.rows = append(g.rows, "  "+scopeTitle(s))
	}
	for _, name := range p.Metrics {
		cells := make([]found, len(all))
		for i, s := range all {
			cells[i].Metric, cells[i].ok = ix.get(name, s)
		}
		g.columns = append(g.columns, p.column(name, cells))
	}
	p.grid(g)
}

// chosenScopes are the scopes in which any chosen metric was measured.
func (p *page) chosenScopes(variants ...experiment.Variant) []experiment.Scope {
	var all []experiment.Scope
	for _, v := range variants {
		for _, m := range v.Metrics {
			if s := normal(m.Scope); slices.Contains(p.Metrics, m.Name) && !slices.Contains(all, s) {
				all = append(all, s)
			}
		}
	}
	return all
}

func scopeTitle(s experiment.Scope) string {
	if normal(s) == whole {
		return "all"
	}
	return scopeText(s)
}
