package chart

import (
	"math"

	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"
)

// nameStyle is how the names of columns look.
func nameStyle() draw.TextStyle { return textStyle(9, draw.XCenter, draw.YTop, ink) }

// widestName is how wide the names of the columns are at most.
func (c *Chart) widestName() vg.Length {
	wide := vg.Length(0)
	for _, t := range named(c.X.Names) {
		wide = max(wide, nameStyle().Width(t.Label))
	}
	return wide
}

// crowded says whether the names of the columns would run into each other, and have to stand upright.
func (c *Chart) crowded() bool {
	return c.widestName() > (c.width()-130)/vg.Length(max(1, len(c.X.Names)))
}

// namesHeight is how much room the names of the columns take below the plot.
func (c *Chart) namesHeight() vg.Length {
	switch {
	case c.X.Names == nil:
		return 0
	case c.crowded():
		return c.widestName() + 8
	}
	return 16
}

// drawNames writes the names of the columns below the field.
func (c *Chart) drawNames(field draw.Canvas) {
	style, upright := nameStyle(), c.crowded()
	if upright {
		style.Rotation, style.XAlign, style.YAlign = math.Pi/2, draw.XRight, draw.YCenter
	}
	for i, t := range named(c.X.Names) {
		x := field.X((float64(i) + 0.5) / float64(len(c.X.Names)))
		field.FillText(style, vg.Point{X: x, Y: field.Min.Y - 4}, t.Label)
	}
}
