package chart

import (
	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"
)

// layout is the legend below a plot: keys in rows of equal columns.
type layout struct {
	keys    []Key
	style   draw.TextStyle
	columns int
	wide    vg.Length // of a column
	sign    vg.Length // of what keys show
}

const (
	sample  = 26 // width of what a key of a line or a shade shows
	small   = 14 // of others
	keyRow  = 14
	keyGap  = 14
	longest = 250 // of a name
)

func (c *Chart) layout() layout {
	l := layout{keys: c.Legend, style: textStyle(9, draw.XLeft, draw.YCenter, ink), sign: small}
	for i := range l.keys {
		l.wide = max(l.wide, min(longest, l.style.Width(l.keys[i].Name)))
		if m := l.keys[i].Mark; m == OfLine || m == OfCell {
			l.sign = sample
		}
	}
	l.wide += l.sign + 5 + keyGap
	l.columns = max(1, int(c.inner()/l.wide))
	return l
}

func (l layout) rows() int { return (len(l.keys) + l.columns - 1) / l.columns }

func (l layout) height() vg.Length {
	if len(l.keys) == 0 {
		return 0
	}
	return vg.Length(l.rows()*keyRow) + 8
}

// draw writes the legend at the bottom of a canvas.
func (l layout) draw(canvas draw.Canvas) {
	for i, k := range l.keys {
		left := canvas.Min.X + vg.Length(i%l.columns)*l.wide
		middle := canvas.Min.Y + vg.Length(l.rows()-1-i/l.columns)*keyRow + keyRow/2
		k.draw(canvas, left, middle, l.sign)
		canvas.FillText(l.style, vg.Point{X: left + l.sign + 5, Y: middle + 1}, fitting(k.Name, l.style, longest))
	}
}

// draw shows a key in the middle of a sign's width.
func (k *Key) draw(canvas draw.Canvas, left, middle, sign vg.Length) {
	box := func(wide vg.Length) []vg.Point {
		from := left + (sign-wide)/2
		return []vg.Point{{X: from, Y: middle - 4}, {X: from, Y: middle + 4}, {X: from + wide, Y: middle + 4}, {X: from + wide, Y: middle - 4}}
	}
	switch k.Mark {
	case OfBar:
		canvas.FillPolygon(k.Style.fill(), box(small))
	case OfCell:
		canvas.FillPolygon(shade(k.Shade), box(sample))
		canvas.StrokeLines(draw.LineStyle{Color: pale, Width: 0.5}, append(box(sample), box(sample)[0]))
	case OfDot:
		canvas.DrawGlyph(k.Style.glyph(), vg.Point{X: left + sign/2, Y: middle})
	default:
		canvas.StrokeLine2(k.Style.stroke(k.Reference), left, middle, left+sample, middle)
	}
}
