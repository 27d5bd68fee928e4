package chart

import (
	"image/color"

	"gonum.org/v1/plot/vg"
)

// palette is that of Okabe and Ito ("Color Universal Design", 2008) without its yellow, which white paper swallows.
var palette = [...]color.NRGBA{
	{0x00, 0x72, 0xb2, 0xff}, // blue
	{0xd5, 0x5e, 0x00, 0xff}, // vermilion
	{0x00, 0x9e, 0x73, 0xff}, // bluish green
	{0xcc, 0x79, 0xa7, 0xff}, // reddish purple
	{0xe6, 0x9f, 0x00, 0xff}, // orange
	{0x56, 0xb4, 0xe9, 0xff}, // sky blue
	{0x33, 0x33, 0x33, 0xff}, // nearly black
}

// dashes go round in fours while colours go round in sevens: 28 styles differ.
var dashes = [...][]vg.Length{nil, {6, 2}, {7, 2, 1.5, 2}, {3, 1.5}}

var (
	ink   = color.NRGBA{0x22, 0x22, 0x22, 0xff}
	grey  = color.NRGBA{0x66, 0x66, 0x66, 0xff}
	pale  = color.NRGBA{0xe3, 0xe3, 0xe3, 0xff}
	alarm = color.NRGBA{0xb0, 0x00, 0x20, 0xff}
	white = color.NRGBA{0xff, 0xff, 0xff, 0xff}
)

func (s Style) color() color.NRGBA {
	if s < 0 {
		return grey
	}
	return palette[int(s)%len(palette)]
}

// fill is the colour of its bars, which have no dashes: paler when the palette has gone round.
func (s Style) fill() color.NRGBA {
	c := s.color()
	for range int(max(s, 0)) / len(palette) {
		c = color.NRGBA{mixed(c.R, 0xff, 0.5), mixed(c.G, 0xff, 0.5), mixed(c.B, 0xff, 0.5), 0xff}
	}
	return c
}

// mixed is so large a part of the way from a to b.
func mixed(a, b uint8, part float64) uint8 {
	return uint8(float64(a) + part*(float64(b)-float64(a)) + 0.5)
}

func (s Style) dashes() []vg.Length {
	if s < 0 {
		return nil
	}
	return dashes[int(s)%len(dashes)]
}

// Hex is its colour as #rrggbb.
func (s Style) Hex() string {
	const digits = "0123456789abcdef"
	c := s.color()
	text := []byte{'#'}
	for _, b := range [...]byte{c.R, c.G, c.B} {
		text = append(text, digits[b>>4], digits[b&15])
	}
	return string(text)
}

// Dashes is its pattern, on and off in turn, in points; none: a solid line.
func (s Style) Dashes() []float64 {
	var all []float64
	for _, d := range s.dashes() {
		all = append(all, d.Points())
	}
	return all
}

// shade is the colour of a share: from nearly white to a dark blue, evenly darker, so that print keeps the order.
func shade(share float64) color.NRGBA {
	stops := [...]color.NRGBA{{0xf4, 0xf8, 0xfc, 0xff}, {0xa6, 0xcb, 0xe3, 0xff}, {0x3f, 0x8d, 0xc1, 0xff}, {0x08, 0x40, 0x7e, 0xff}}
	at := max(0, min(1, share)) * float64(len(stops)-1)
	i := min(int(at), len(stops)-2)
	part := at - float64(i)
	a, b := stops[i], stops[i+1]
	return color.NRGBA{mixed(a.R, b.R, part), mixed(a.G, b.G, part), mixed(a.B, b.B, part), 0xff}
}
