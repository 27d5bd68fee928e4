package chart

import (
	"math"
	"strconv"
)

// Table is the numbers of a chart, for those who would rather read.
type Table struct {
	Head []string
	Rows [][]string
}

// Table lists what a chart shows, in the units of its axes: of lines their extremes, mean and end, of distributions
// what so many exceed, of everything else every number.
func (c *Chart) Table() Table {
	switch {
	case len(c.Bars) > 0:
		return c.barTable()
	case len(c.Cells) > 0:
		return c.cellTable()
	case len(c.Dots) > 0:
		return c.dotTable()
	case len(c.Lines) > 0 && c.Lines[0].Across:
		return c.shareTable()
	}
	return c.lineTable()
}

func (c *Chart) lineTable() Table {
	t := Table{Head: []string{c.Y.Label, "lowest", "mean", "highest", "highest at, " + c.X.Label, "at the end"}}
	for _, l := range c.Lines {
		low, high, at, sum, n, last := math.NaN(), math.NaN(), math.NaN(), 0.0, 0.0, math.NaN()
		for i, y := range l.Y {
			if !observed(y) {
				continue
			}
			if !(low <= y) {
				low = y
			}
			if !(high >= y) {
				high, at = y, l.X[i]
			}
			sum, n, last = sum+y, n+1, y
		}
		t.Rows = append(t.Rows, []string{l.Name, c.Y.text(low), c.Y.text(sum / n), c.Y.text(high), c.X.text(at), c.Y.text(last)})
	}
	return t
}

// shareTable is what half, a tenth, a hundredth... exceed.
func (c *Chart) shareTable() Table {
	t := Table{Head: []string{c.X.Label}}
	shares := []float64{0.5, 0.1, 0.05, 0.01, 0.001, 0.0001}
	for _, s := range shares {
		t.Head = append(t.Head, Text(s*100)+" % exceed")
	}
	for _, l := range c.Lines {
		row := []string{l.Name}
		for _, s := range shares {
			row = append(row, c.X.text(exceeding(l, s)))
		}
		t.Rows = append(t.Rows, row)
	}
	return t
}

// exceeding is the value of a distribution at a share; NaN where it was not shown.
func exceeding(l Line, share float64) float64 {
	for i, y := range l.Y {
		if math.Abs(y-share) < 1e-9*share {
			return l.X[i]
		}
	}
	return math.NaN()
}

func (c *Chart) barTable() Table {
	t := Table{Head: []string{c.X.Label}}
	for _, k := range c.Legend {
		t.Head = append(t.Head, k.Name)
	}
	t.Head = append(t.Head, "sum")
	for row, name := range c.Y.Names {
		cells, sum := make([]float64, len(c.Legend)), 0.0
		for _, b := range c.Bars {
			if b.Row == float64(row) {
				cells[int(b.Style)] = b.To - b.From
				sum = max(sum, b.To)
			}
		}
		texts := []string{name}
		for _, v := range append(cells, sum) {
			texts = append(texts, c.X.text(v))
		}
		t.Rows = append(t.Rows, texts)
	}
	return t
}

func (c *Chart) cellTable() Table {
	t := Table{Head: append([]string{""}, c.X.Names...)}
	for _, name := range c.Y.Names {
		t.Rows = append(t.Rows, append([]string{name}, make([]string, len(c.X.Names))...))
	}
	for _, cell := range c.Cells {
		if observed(cell.Value) {
			t.Rows[cell.Row][1+cell.Column] = percent(cell.Value)
		}
	}
	return t
}

// dotTable has a column for each key, or one.
func (c *Chart) dotTable() Table {
	if c.Y.Names == nil {
		t := Table{Head: []string{"", c.X.Label, c.Y.Label}}
		for _, d := range c.Dots {
			t.Rows = append(t.Rows, []string{c.key(d.Style), c.X.text(d.X), c.Y.text(d.Y)})
		}
		return t
	}
	t := Table{Head: []string{c.X.Label}}
	for _, k := range c.Legend {
		t.Head = append(t.Head, k.Name)
	}
	columns := max(1, len(c.Legend))
	if len(c.Legend) == 0 {
		t.Head = append(t.Head, "")
	}
	for _, name := range c.Y.Names {
		t.Rows = append(t.Rows, append([]string{name}, make([]string, columns)...))
	}
	for _, d := range c.Dots {
		if column := 1 + int(d.Style); column <= columns {
			t.Rows[int(math.Round(d.Y))][column] = c.X.text(d.X)
		}
	}
	return t
}

func (c *Chart) key(s Style) string {
	for _, k := range c.Legend {
		if k.Style == s {
			return k.Name
		}
	}
	return ""
}

// text is a value in the unit of an axis.
func (a *Axis) text(v float64) string { return Text(a.scaled(v)) }

// Text writes a number with four significant digits; n/a: there is none.
func Text(v float64) string {
	switch size := math.Abs(v); {
	case !observed(v):
		return "n/a"
	case v == 0:
		return "0"
	case size >= 1e6 || size < 1e-4:
		return strconv.FormatFloat(v, 'g', 4, 64)
	default:
		decimals := max(0, 3-int(math.Floor(math.Log10(size)+1e-9)))
		short, _ := strconv.ParseFloat(strconv.FormatFloat(v, 'f', decimals, 64), 64)
		return strconv.FormatFloat(short, 'f', -1, 64)
	}
}
