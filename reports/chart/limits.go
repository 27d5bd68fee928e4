package chart

import (
	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"
)

// row is how high a line of small text is.
const row = 11

// limits are dashed lines with their texts: of vertical ones on the side where there is more room, each lower than the
// one before; of others above the line at the right end, or at the left end where another would be in the way.
func (f *field) limits() {
	style := draw.LineStyle{Color: alarm, Width: 1, Dashes: []vg.Length{5, 3}}
	for _, l := range f.c.Limits {
		if x := f.atX(l.Value); l.Vertical && f.ContainsX(x) {
			f.StrokeLine2(style, x, f.Min.Y, x, f.Max.Y)
		}
		if y := f.atY(l.Value); !l.Vertical && f.ContainsY(y) {
			f.StrokeLine2(style, f.Min.X, y, f.Max.X, y)
		}
	}
	f.limitTexts()
}

func (f *field) limitTexts() {
	top := f.Max.Y - 1
	var taken []vg.Length
	for _, l := range f.c.Limits {
		if x := f.atX(l.Value); l.Vertical && f.ContainsX(x) {
			f.beside(x, top, l.Text)
			top -= row
		}
		if y := f.atY(l.Value); !l.Vertical && f.ContainsY(y) {
			f.above(y, l.Text, near(y, taken))
			taken = append(taken, y)
		}
	}
}

func near(y vg.Length, taken []vg.Length) bool {
	for _, other := range taken {
		if y > other-row && y < other+row {
			return true
		}
	}
	return false
}

// above writes along a line across; below it where there is no room.
func (f *field) above(y vg.Length, text string, left bool) {
	x, align, by := f.Max.X-2, draw.XAlignment(draw.XRight), vg.Length(2)
	if left {
		x, align = f.Min.X+4, draw.XLeft
	}
	if y+row > f.Max.Y {
		by = -row
	}
	f.FillText(textStyle(8.5, align, draw.YBottom, alarm), vg.Point{X: x, Y: y + by}, text)
}

func (f *field) beside(x, y vg.Length, text string) {
	align, by := draw.XAlignment(draw.XLeft), vg.Length(3)
	if x > f.Center().X {
		align, by = draw.XRight, -3
	}
	style := textStyle(8.5, align, draw.YTop, alarm)
	wide := style.Width(text)
	left := x + by
	if by < 0 {
		left -= wide
	}
	halo := white // other limits pass below
	halo.A = 0xe0
	f.FillPolygon(halo, []vg.Point{{X: left, Y: y}, {X: left, Y: y - row + 1}, {X: left + wide, Y: y - row + 1}, {X: left + wide, Y: y}})
	f.FillText(style, vg.Point{X: x + by, Y: y}, text)
}

// corners are the points that curves have to stay below and left of.
func (f *field) corners() {
	style := draw.GlyphStyle{Color: alarm, Radius: 3.5, Shape: draw.CircleGlyph{}}
	for _, l := range f.c.Limits {
		if l.Corner == 0 || !l.Vertical {
			continue
		}
		if p, ok := f.at(l.Value, l.Corner); ok && f.Contains(p) {
			f.DrawGlyphNoClip(style, p)
		}
	}
}
