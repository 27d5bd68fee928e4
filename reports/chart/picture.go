package chart

import (
	"bufio"
	"bytes"
	"image/color"
	"io"
	"math"

	"gonum.org/v1/plot"
	"gonum.org/v1/plot/font"
	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"
	"gonum.org/v1/plot/vg/vgimg"
	"gonum.org/v1/plot/vg/vgsvg"
)

// Sizes in points of 1/72 inch.
const (
	width  = 648
	margin = 12
	usual  = 290 // height of the plot alone
	titles = 38
	labels = 16 // of axes
	dpi    = 192
)

// PNG draws a chart with 192 dots an inch.
func (c *Chart) PNG(w io.Writer) error {
	canvas := vgimg.NewWith(vgimg.UseWH(width, c.height()), vgimg.UseDPI(dpi))
	c.draw(draw.New(canvas), white)
	buffered := bufio.NewWriter(w)
	if _, err := (vgimg.PngCanvas{Canvas: canvas}).WriteTo(buffered); err != nil {
		return err
	}
	return buffered.Flush()
}

// SVG draws a chart as a file of its own.
func (c *Chart) SVG(w io.Writer) error {
	canvas := vgsvg.New(width, c.height())
	c.draw(draw.New(canvas), white)
	return writeSVG(w, canvas)
}

// InlineSVG draws a chart as an element of a page, on its ground.
func (c *Chart) InlineSVG() ([]byte, error) {
	canvas := vgsvg.New(width, c.height())
	c.draw(draw.New(canvas), nil)
	var text bytes.Buffer
	if err := writeSVG(&text, canvas); err != nil {
		return nil, err
	}
	return text.Bytes()[bytes.Index(text.Bytes(), []byte("<svg")):], nil
}

// writeSVG names fonts that other machines have beside the one with whose widths the picture was laid out.
func writeSVG(w io.Writer, canvas *vgsvg.Canvas) error {
	var text bytes.Buffer
	if _, err := canvas.WriteTo(&text); err != nil {
		return err
	}
	families := []byte("font-family:Liberation Sans,Arial,Helvetica,sans-serif;")
	_, err := w.Write(bytes.ReplaceAll(text.Bytes(), []byte("font-family:Liberation Sans;"), families))
	return err
}

func (c *Chart) height() vg.Length {
	return vg.Length(c.plotHeight()) + titles + 2*margin + c.namesHeight() + c.layout().height()
}

func (c *Chart) plotHeight() float64 {
	if c.Height == 0 {
		return usual
	}
	return c.Height
}

func (c *Chart) draw(canvas draw.Canvas, ground color.Color) {
	if ground != nil {
		canvas.SetColor(ground)
		canvas.Fill(canvas.Rectangle.Path())
	}
	canvas = draw.Crop(canvas, margin, -margin, margin, -margin)
	top := canvas.Max.Y
	bold := textStyle(13, draw.XLeft, draw.YTop, ink)
	bold.Font.Weight = 3
	canvas.FillText(bold, vg.Point{X: canvas.Min.X, Y: top}, fitting(c.Title, bold, width-2*margin))
	about := textStyle(9, draw.XLeft, draw.YTop, grey)
	canvas.FillText(about, vg.Point{X: canvas.Min.X, Y: top - 19}, fitting(c.About, about, width-2*margin))
	l := c.layout()
	l.draw(canvas)
	c.plotted(draw.Crop(canvas, 0, -4, l.height(), -titles))
}

// plotted draws the plot with the labels of its axes, which the library would let push the plot aside.
func (c *Chart) plotted(canvas draw.Canvas) {
	p := c.plot()
	if c.Y.Label != "" {
		upright := textStyle(10, draw.XCenter, draw.YTop, ink)
		upright.Rotation = math.Pi / 2
		canvas.FillText(upright, vg.Point{X: canvas.Min.X, Y: canvas.Center().Y + 12}, c.Y.Label)
		canvas.Min.X += labels
	}
	if c.X.Label != "" {
		field := p.DataCanvas(canvas)
		below := textStyle(10, draw.XCenter, draw.YBottom, ink)
		canvas.FillText(below, vg.Point{X: field.Center().X, Y: canvas.Min.Y}, c.X.Label)
		canvas.Min.Y += labels
	}
	canvas.Min.Y += c.namesHeight()
	p.Draw(canvas)
	c.drawNames(p.DataCanvas(canvas))
}

// points is how many a picture shows of a line at most, more than it has columns of dots to tell them apart.
const points = 1200

// thinned is the chart with no more points than are seen.
func (c *Chart) thinned() *Chart {
	few := *c
	few.Lines = nil
	for _, l := range c.Lines {
		few.Lines = append(few.Lines, l.Thin(points))
	}
	return &few
}

// plot lays out the axes; the marks draw themselves.
func (c *Chart) plot() *plot.Plot {
	p := plot.New()
	p.BackgroundColor = nil
	x, y := c.extents()
	setAxis(&p.X, &c.X, x)
	setAxis(&p.Y, &c.Y, y)
	p.X.Tick.Label.XAlign, p.X.Tick.Label.YAlign = draw.XCenter, draw.YTop
	if c.X.Names != nil {
		p.X.Tick.Marker = plot.ConstantTicks(nil)
	}
	p.Y.Tick.Label.XAlign, p.Y.Tick.Label.YAlign = draw.XRight, -0.68 // the library puts it a little high
	if c.Y.Names != nil {
		p.Y.Scale = plot.InvertedScale{Normalizer: plot.LinearScale{}}
	}
	p.Add(marks{c.thinned(), x, y})
	return p
}

func setAxis(to *plot.Axis, a *Axis, e extent) {
	to.Min, to.Max = e.low, e.high
	to.Padding = 0
	to.Color, to.Width = grey, 0.7
	to.Tick.Label = textStyle(9, draw.XCenter, draw.YCenter, ink)
	to.Tick.Length = 4
	to.Tick.LineStyle = draw.LineStyle{Color: grey, Width: 0.7}
	if a.Names != nil {
		to.Tick.Length = 0
	}
	if a.Log {
		to.Scale = plot.LogScale{}
	}
	to.Tick.Marker = plot.ConstantTicks(a.ticks(e.low, e.high))
}

// textStyle is text in the font that is inside.
func textStyle(size vg.Length, x draw.XAlignment, y draw.YAlignment, c color.Color) draw.TextStyle {
	return draw.TextStyle{
		Color: c, XAlign: x, YAlign: y, Handler: plot.DefaultTextHandler,
		Font: font.From(font.Font{Typeface: "Liberation", Variant: "Sans"}, size),
	}
}

// fitting is text as far as there is room.
func fitting(text string, style draw.TextStyle, room vg.Length) string {
	if wide := style.Width(text); wide > room {
		letters := len([]rune(text))
		for most := int(math.Ceil(float64(letters) * float64(room/wide))); most > 1; most-- {
			if short := shorten(text, most); style.Width(short) <= room {
				return short
			}
		}
	}
	return text
}
