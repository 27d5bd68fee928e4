package reports

import (
	"cmp"
	"math"
	"slices"

	"simulate/sim/experiment"
)

// split is a metric by reason, and the metric that is the sum of it.
type split struct{ head, metric, total string }

// splits are why requests waited, and why they failed.
var splits = []split{{"time waited", "pending_s", "pending_s"}, {"failed", "rejected", "failed"}}

// reasoned is a sum and its parts by reason, under a name.
type reasoned struct {
	name    string
	total   float64
	reasons []string
	parts   []float64
}

// of splits what was counted in a scope.
func (x split) of(v experiment.Variant, scope experiment.Scope, name string) reasoned {
	w := reasoned{name: name}
	for _, m := range v.Metrics {
		s := normal(m.Scope)
		reason := s.Reason
		s.Reason = ""
		switch {
		case s != scope:
		case reason != "" && m.Name == x.metric:
			w.reasons, w.parts = append(w.reasons, reason), append(w.parts, m.Value)
		case reason == "" && m.Name == x.total:
			w.total = m.Value
		}
	}
	return w
}

// reasons is a table with a row for each reason and a column for each of several; none where nobody waited, or failed.
// What is shown of a column adds up to its total.
func (p *page) reasons(x split, all []reasoned) {
	var rows []string
	var totals []float64
	for _, w := range all {
		totals = append(totals, w.total)
		for _, reason := range w.reasons {
			if !slices.Contains(rows, reason) {
				rows = append(rows, reason)
			}
		}
	}
	if len(rows) == 0 {
		return
	}
	p.apart()
	u := quantityOf(x.metric).unit(totals...)
	g := grid{names: "  " + x.head}
	for _, reason := range rows {
		g.rows = append(g.rows, "  "+reason)
	}
	g.rows = append(g.rows, "  total")
	for _, w := range all {
		g.columns = append(g.columns, column{name: w.name, unit: u.name, cells: w.cells(rows, u)})
	}
	p.grid(g)
}

// cells are what a column shows of each row, and of the total.
func (w *reasoned) cells(rows []string, u unit) []string {
	whole := w.total * u.factor
	decimals := u.digits(whole, 0)
	parts := make([]float64, len(rows))
	for i, part := range w.parts {
		parts[slices.Index(rows, w.reasons[i])] = part * u.factor
	}
	var cells []string
	for _, part := range apportion(parts, whole, decimals) {
		cells = append(cells, fixed(part, decimals))
	}
	return append(cells, fixed(rounded(whole, decimals), decimals))
}

// rounded is to so many decimals, halves to the even neighbour, as all numbers are shown.
func rounded(v float64, decimals int) float64 {
	scale := math.Pow(10, float64(decimals))
	return math.RoundToEven(v*scale) / scale
}

// apportion rounds parts of a whole to so many decimals so that they add up to the whole, rounded: all are cut off, and
// those that lose most by it are raised by one.
func apportion(parts []float64, whole float64, decimals int) []float64 {
	scale := math.Pow(10, float64(decimals))
	missing := math.RoundToEven(whole * scale)
	cut, order := make([]float64, len(parts)), make([]int, len(parts))
	for i, part := range parts {
		cut[i], order[i] = math.Floor(part*scale), i
		missing -= cut[i]
	}
	lost := func(i int) float64 { return float64(parts[i]*scale) - cut[i] }
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(lost(b), lost(a)) })
	for _, i := range order[:min(len(order), max(0, int(missing)))] {
		cut[i]++
	}
	for i := range cut {
		cut[i] /= scale
	}
	return cut
}
