// Package chart draws pictures of numbers: curves with their bands, bars, dots and shaded cells, as PNG and SVG. It
// knows nothing of simulations; a Chart says what is seen and in which units, this package how it looks.
//
// Pictures are made to be sent: 192 dots an inch, a font that is inside the program, colours that colour-blind readers
// can tell apart (Okabe and Ito) with a dash pattern each, a legend below that never covers data. Equal charts give
// equal bytes.
package chart

import "math"

// Chart is one picture. What it does not have is not drawn.
type Chart struct {
	Name   string // of its file, without ending
	Title  string
	About  string // one line below the title: of what, and how sure
	X, Y   Axis
	Width  float64 // of the picture, in points of 1/72 inch; 0: the usual
	Height float64 // of the plot alone; 0: the usual

	Lines  []Line
	Bars   []Bar
	Dots   []Dot
	Cells  []Cell
	Notes  []Note
	Limits []Limit
	Legend []Key

	// Shares is the label of an axis of shares: bars are drawn as parts of what their row adds up to, notes behind them.
	// Numbers stay what they are.
	Shares string
}

// Axis says what numbers mean and how they are shown.
type Axis struct {
	Label  string    // with the unit
	Factor float64   // brings values into the unit of the label; 0: 1
	Unit   string    // alone, behind a number
	Log    bool      // values that are not positive are not drawn
	Steps  []float64 // between ticks, in the unit; none: 1, 2, 5 times a power of ten
	Names  []string  // of a list instead of numbers: the first is at 0, and on top of a vertical axis
	Least  float64   // of what is shown the highest value is at least this
	Most   float64   // what values cannot exceed, so that a band need not be shown beyond; 0: no such thing
	Cut    bool      // begins a little below the values, if these are far from 0
	Whole  bool      // of things that are counted: no ticks between whole numbers
}

// Style numbers the looks of things that belong together, such as variants: colour and dashes.
type Style int

// Ink is the style of what belongs to nobody.
const Ink Style = -1

// Line is a curve over X; NaN is a gap. Lo and Hi, if there are any, are the edges of a band around it.
type Line struct {
	Name      string
	Style     Style
	Reference bool // thin and dotted: not measured, or only to compare with
	Stepped   bool // keeps each value up to the next
	X, Y      []float64
	Lo, Hi    []float64
	Across    bool // the edges are values of X
}

// Bar lies in a row of the vertical axis, between two values.
type Bar struct {
	Row, From, To float64
	Style         Style
}

// Dot is a point with whiskers; NaN or equal ends: none.
type Dot struct {
	X, Y     float64
	XLo, XHi float64
	YLo, YHi float64
	Style    Style
}

// Cell is a field of a map, shaded from 0 to 1; NaN is empty.
type Cell struct {
	Column, Row int
	Value       float64
}

// Note is a short text right of a point.
type Note struct {
	X, Y float64
	Text string
}

// Limit is a line across the picture.
type Limit struct {
	Value    float64
	Text     string
	Vertical bool    // at a value of the horizontal axis
	Corner   float64 // on the other axis: where curves have to stay below and left of; 0: there is no such point
}

// Key explains a style, or the shade of cells.
type Key struct {
	Name      string
	Style     Style
	Mark      Mark
	Reference bool
	Shade     float64
}

// Mark is what a key shows.
type Mark uint8

// Marks.
const (
	OfLine Mark = iota
	OfBar
	OfDot
	OfCell
)

// Empty says whether there is nothing to see.
func (c *Chart) Empty() bool {
	return len(c.Bars)+len(c.Dots)+len(c.Cells) == 0 && !c.holds(func(_, _ float64) bool { return true })
}

// Flat says whether there is nothing but lines at 0.
func (c *Chart) Flat() bool {
	return len(c.Bars)+len(c.Dots)+len(c.Cells) == 0 && !c.holds(func(_, y float64) bool { return y != 0 })
}

// holds says whether a point of a line that is seen is such.
func (c *Chart) holds(such func(x, y float64) bool) bool {
	for _, l := range c.Lines {
		for i, y := range l.Y {
			if c.X.shows(l.X[i]) && c.Y.shows(y) && such(l.X[i], y) {
				return true
			}
		}
	}
	return false
}

func observed(v float64) bool { return !math.IsNaN(v) && !math.IsInf(v, 0) }

// shows says whether a value has a place on an axis.
func (a *Axis) shows(v float64) bool { return observed(v) && (!a.Log || v > 0) }

// scaled is a value in the unit of an axis.
func (a *Axis) scaled(v float64) float64 {
	if a.Factor == 0 {
		return v
	}
	return v * a.Factor
}
