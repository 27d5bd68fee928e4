package reports

import (
	"math"
	"strconv"

	"simulate/reports/chart"
)

// liveChart is a chart as the script of a page reads it: values in the units of the axes.
type liveChart struct {
	ID     int         `json:"id"`
	Title  string      `json:"title"`
	X      liveAxis    `json:"x"`
	Y      liveAxis    `json:"y"`
	Lines  []liveLine  `json:"lines"`
	Limits []liveLimit `json:"limits"`

	lines []chart.Line // not yet thinned
}

type liveAxis struct {
	Label string   `json:"label"`
	Unit  string   `json:"unit"`
	Log   bool     `json:"log,omitempty"`
	Steps decimals `json:"steps,omitempty"`
	Least decimal  `json:"least,omitempty"`
	Most  decimal  `json:"most,omitempty"`
	Whole bool     `json:"whole,omitempty"`

	factor float64
}

type liveLine struct {
	Name      string `json:"name"`
	Style     int    `json:"style"`
	Reference bool   `json:"reference,omitempty"`
	Stepped   bool   `json:"stepped,omitempty"`
	Across    bool   `json:"across,omitempty"`
	X         digits `json:"x"`
	Y         digits `json:"y"`
	Lo        digits `json:"lo,omitempty"`
	Hi        digits `json:"hi,omitempty"`
}

type liveLimit struct {
	Value    decimal `json:"value"`
	Text     string  `json:"text"`
	Vertical bool    `json:"vertical,omitempty"`
	Corner   decimal `json:"corner,omitempty"`
}

// digits are numbers to be drawn: four significant digits are more than a screen tells apart.
type digits []float64

// MarshalJSON writes a list.
func (ds digits) MarshalJSON() ([]byte, error) {
	return list(len(ds), func(b []byte, i int) []byte {
		switch v := ds[i]; {
		case !observed(v):
			return append(b, "null"...)
		case v == 0:
			return append(b, '0')
		default:
			return appendNumber(b, coarse(v))
		}
	}), nil
}

// coarse is v with four significant digits.
func coarse(v float64) float64 {
	power := math.Pow10(3 - exponent(v))
	if r := math.Round(v*power) / power; observed(r) {
		short, _ := strconv.ParseFloat(strconv.FormatFloat(r, 'g', 5, 64), 64)
		return short
	}
	return v
}

func newLiveChart(id int, c *chart.Chart) liveChart {
	return liveChart{
		ID: id, Title: c.Title, X: newLiveAxis(&c.X), Y: newLiveAxis(&c.Y), lines: c.Lines,
		Limits: each(c.Limits, func(l chart.Limit) liveLimit {
			a, other := &c.Y, &c.X
			if l.Vertical {
				a, other = other, a
			}
			return liveLimit{decimal(coarse(l.Value * factorOf(a))), l.Text, l.Vertical, decimal(l.Corner * factorOf(other))}
		}),
	}
}

func newLiveAxis(a *chart.Axis) liveAxis {
	f := factorOf(a)
	return liveAxis{Label: a.Label, Unit: a.Unit, Log: a.Log, Steps: a.Steps, Least: decimal(a.Least * f), Most: decimal(a.Most * f), Whole: a.Whole, factor: f}
}

func factorOf(a *chart.Axis) float64 {
	if a.Factor == 0 {
		return 1
	}
	return a.Factor
}

// Points of all curves of a page, and of one.
const (
	pagePoints  = 56_000
	mostPoints  = 700
	leastPoints = 60
)

// thin shares the points that a page may have among its curves, so that it stays below 2 MB.
func thin(charts []liveChart) {
	lines := 0
	for i := range charts {
		lines += len(charts[i].lines)
	}
	each := max(leastPoints, min(mostPoints, pagePoints/max(1, lines)))
	for i := range charts {
		c := &charts[i]
		for _, l := range c.lines {
			c.Lines = append(c.Lines, c.line(l.Thin(each)))
		}
	}
}

func (c *liveChart) line(l chart.Line) liveLine {
	edge := c.Y.factor
	if l.Across {
		edge = c.X.factor
	}
	return liveLine{
		Name: l.Name, Style: int(l.Style), Reference: l.Reference, Stepped: l.Stepped, Across: l.Across,
		X: times(l.X, c.X.factor), Y: times(l.Y, c.Y.factor), Lo: times(l.Lo, edge), Hi: times(l.Hi, edge),
	}
}

func times(vs []float64, factor float64) digits {
	if vs == nil {
		return nil
	}
	scaled := make(digits, len(vs))
	for i, v := range vs {
		scaled[i] = v * factor
	}
	return scaled
}
