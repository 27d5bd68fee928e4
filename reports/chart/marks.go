package chart

import (
	"math"
	"slices"

	"gonum.org/v1/plot"
	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"
)

// marks draws what a chart has onto the field between the axes.
type marks struct {
	c    *Chart
	x, y extent
}

// Plot draws, first what lies below.
func (m marks) Plot(canvas draw.Canvas, p *plot.Plot) {
	f := field{canvas, p, m}
	f.grid()
	f.cells()
	f.bars()
	for _, l := range m.c.Lines {
		f.band(l)
	}
	f.limits()
	for _, l := range m.c.Lines {
		f.line(l)
	}
	f.corners()
	f.dots()
	f.notes()
}

type field struct {
	draw.Canvas
	p *plot.Plot
	marks
}

// x and y are where values are seen.
func (f *field) atX(v float64) vg.Length { return f.Canvas.X(f.p.X.Norm(f.c.X.scaled(v))) }
func (f *field) atY(v float64) vg.Length { return f.Canvas.Y(f.p.Y.Norm(f.c.Y.scaled(v))) }

// at is where a point is seen; false: nowhere.
func (f *field) at(x, y float64) (vg.Point, bool) {
	sx, sy := f.c.X.scaled(x), f.c.Y.scaled(y)
	if !observed(sx) || !observed(sy) || f.c.X.Log && sx <= 0 || f.c.Y.Log && sy <= 0 {
		return vg.Point{}, false
	}
	return vg.Point{X: f.atX(x), Y: f.atY(y)}, true
}

func (f *field) grid() {
	style := draw.LineStyle{Color: pale, Width: 0.5}
	if f.c.Y.Names == nil {
		for _, t := range f.p.Y.Tick.Marker.Ticks(f.p.Y.Min, f.p.Y.Max) {
			if t.Label != "" {
				y := f.Canvas.Y(f.p.Y.Norm(t.Value))
				f.StrokeLine2(style, f.Min.X, y, f.Max.X, y)
			}
		}
	}
	if f.c.X.Names == nil {
		for _, t := range f.p.X.Tick.Marker.Ticks(f.p.X.Min, f.p.X.Max) {
			if t.Label != "" {
				x := f.Canvas.X(f.p.X.Norm(t.Value))
				f.StrokeLine2(style, x, f.Min.Y, x, f.Max.Y)
			}
		}
	}
}

// runs are the unbroken parts of a line, each at least a point.
func (f *field) runs(l Line, y []float64) [][]vg.Point {
	var all [][]vg.Point
	var run []vg.Point
	for i := range y {
		p, ok := f.at(l.X[i], y[i])
		if !ok {
			if run != nil {
				all, run = append(all, run), nil
			}
			continue
		}
		if l.Stepped && len(run) > 0 {
			run = append(run, vg.Point{X: p.X, Y: run[len(run)-1].Y})
		}
		run = append(run, p)
	}
	if run != nil {
		all = append(all, run)
	}
	return all
}

func (f *field) line(l Line) {
	style := l.Style.stroke(l.Reference)
	for _, run := range f.runs(l, l.Y) {
		if len(run) == 1 {
			f.DrawGlyph(draw.GlyphStyle{Color: style.Color, Radius: 2.2, Shape: draw.CircleGlyph{}}, run[0])
			continue
		}
		for _, piece := range pieces(f.ClipLinesXY(run)) {
			f.StrokeLines(style, piece)
		}
	}
}

// piece is how many points are drawn at once: the time that it takes to fill a shape grows faster than its length.
const piece = 48

// pieces cuts lines; each piece begins where the one before ends.
func pieces(lines [][]vg.Point) [][]vg.Point {
	var all [][]vg.Point
	for _, l := range lines {
		for len(l) > piece+1 {
			all, l = append(all, l[:piece+1]), l[piece:]
		}
		all = append(all, l)
	}
	return all
}

// stroke is how the lines of a style are drawn.
func (s Style) stroke(reference bool) draw.LineStyle {
	if reference {
		return draw.LineStyle{Color: s.color(), Width: 1, Dashes: []vg.Length{1, 2}}
	}
	return draw.LineStyle{Color: s.color(), Width: 1.3, Dashes: s.dashes()}
}

// band fills between the edges of a line.
func (f *field) band(l Line) {
	if len(l.Hi) == 0 || l.Reference {
		return
	}
	fill := l.Style.color()
	fill.A = uint8(max(0x0c, min(0x30, 0xc0/len(f.c.Lines)))) // many that lie over each other hide what is below
	var upper, lower []vg.Point
	flush := func() {
		edges := pieces([][]vg.Point{upper, lower})
		for i := range len(edges) / 2 {
			around := slices.Clone(edges[len(edges)/2+i])
			slices.Reverse(around)
			f.FillPolygon(fill, f.ClipPolygonXY(append(around, edges[i]...)))
		}
		upper, lower = nil, nil
	}
	for i := range l.Y {
		u, seen := f.edge(l, i, l.Hi[i])
		d, also := f.edge(l, i, l.Lo[i])
		if !seen || !also || !observed(l.Y[i]) {
			flush()
			continue
		}
		upper, lower = append(upper, u), append(lower, d)
	}
	flush()
}

// edge is a point of a band's edge, not below what is shown.
func (f *field) edge(l Line, i int, v float64) (vg.Point, bool) {
	if l.Across {
		return f.at(max(v, f.x.low/f.c.X.scaled(1)), l.Y[i])
	}
	return f.at(l.X[i], max(v, f.y.low/f.c.Y.scaled(1)))
}

func (f *field) bars() {
	for _, b := range f.c.Bars {
		left, right := f.atX(b.From), f.atX(b.To)
		if right-left < 0.05 {
			continue
		}
		top, bottom := f.atY(b.Row-0.36), f.atY(b.Row+0.36)
		f.FillPolygon(b.Style.fill(), []vg.Point{{X: left, Y: bottom}, {X: left, Y: top}, {X: right, Y: top}, {X: right, Y: bottom}})
		f.StrokeLine2(draw.LineStyle{Color: white, Width: 0.6}, right, bottom, right, top)
	}
}

func (f *field) dots() {
	for _, d := range f.c.Dots {
		p, ok := f.at(d.X, d.Y)
		if !ok {
			continue
		}
		style := draw.LineStyle{Color: d.Style.color(), Width: 1}
		if d.XHi > d.XLo {
			f.StrokeLine2(style, max(f.Min.X, f.atX(d.XLo)), p.Y, min(f.Max.X, f.atX(d.XHi)), p.Y)
		}
		if d.YHi > d.YLo && (!f.c.Y.Log || d.YLo > 0) {
			f.StrokeLine2(style, p.X, max(f.Min.Y, f.atY(d.YLo)), p.X, min(f.Max.Y, f.atY(d.YHi)))
		}
		f.DrawGlyphNoClip(d.Style.glyph(), p)
	}
}

// glyph is the shape of a style's dots, which tells them apart where colours do not.
func (s Style) glyph() draw.GlyphStyle {
	shapes := [...]draw.GlyphDrawer{draw.CircleGlyph{}, draw.BoxGlyph{}, draw.PyramidGlyph{}, draw.RingGlyph{}, draw.SquareGlyph{}, draw.TriangleGlyph{}}
	g := draw.GlyphStyle{Color: s.color(), Radius: 3, Shape: shapes[0]}
	if s > 0 {
		g.Shape = shapes[int(s)%len(shapes)]
	}
	return g
}

func (f *field) cells() {
	if len(f.c.Cells) == 0 {
		return
	}
	wide, high := f.atX(1)-f.atX(0), f.atY(0)-f.atY(1)
	for _, cell := range f.c.Cells {
		if !observed(cell.Value) {
			continue
		}
		x, y := f.atX(float64(cell.Column))-wide/2, f.atY(float64(cell.Row))-high/2
		f.FillPolygon(shade(cell.Value), []vg.Point{{X: x, Y: y}, {X: x, Y: y + high}, {X: x + wide, Y: y + high}, {X: x + wide, Y: y}})
		if text := percent(cell.Value); wide > 21 && high > 9 {
			style := textStyle(8, draw.XCenter, draw.YCenter, ink)
			if cell.Value > 0.55 {
				style.Color = white
			}
			f.FillText(style, vg.Point{X: x + wide/2, Y: y + high/2 + 1}, text)
		}
	}
}

func (f *field) notes() {
	for _, n := range f.c.Notes {
		if p, ok := f.at(n.X, n.Y); ok {
			f.FillText(textStyle(8.5, draw.XLeft, draw.YCenter, ink), vg.Point{X: p.X + 5, Y: p.Y}, n.Text)
		}
	}
}

func percent(v float64) string {
	text := []byte{}
	n := int(math.Round(v * 100))
	if n >= 100 {
		text = append(text, byte('0'+n/100%10))
	}
	if n >= 10 {
		text = append(text, byte('0'+n/10%10))
	}
	return string(append(text, byte('0'+n%10), ' ', '%'))
}
