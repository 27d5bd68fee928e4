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
}

const (
	sample  = 26 // width of what a key shows
	keyRow  = 14
	keyGap  = 14
	longest = 250 // of a name
)

func (c *Chart) layout() layout {
	l := layout{keys: c.Legend, style: textStyle(9, draw.XLeft, draw.YCenter, ink)}
	for i := range l.keys {
		l.wide = max(l.wide, min(longest, l.style.Width(l.keys[i].Name)))
	}
	l.wide += sample + 5 + keyGap
	const room vg.Length = width - 2*margin
	l.columns = max(1, int(room/l.wide))
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
		k.draw(canvas, left, middle)
		canvas.FillText(l.style, vg.Point{X: left + sample + 5, Y: middle + 1}, fitting(k.Name, l.style, longest))
	}
}

func (k *Key) draw(canvas draw.Canvas, left, middle vg.Length) {
	box := func(wide vg.Length) []vg.Point {
		from := left + (sample-wide)/2
		return []vg.Point{{X: from, Y: middle - 4}, {X: from, Y: middle + 4}, {X: from + wide, Y: middle + 4}, {X: from + wide, Y: middle - 4}}
	}
	switch k.Mark {
	case OfBar:
		canvas.FillPolygon(k.Style.color(), box(14))
	case OfCell:
		canvas.FillPolygon(shade(k.Shade), box(sample))
	case OfDot:
		canvas.DrawGlyph(k.Style.glyph(), vg.Point{X: left + sample/2, Y: middle})
	default:
		canvas.StrokeLine2(k.Style.stroke(k.Reference), left, middle, left+sample, middle)
	}
}
