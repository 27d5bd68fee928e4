package chart

import (
	"bytes"
	"fmt"
	"image/png"
	"math"
	"slices"
	"strings"
	"sync"
	"testing"

	"pgregory.net/rapid"
)

var nan = math.NaN()

// curves is a chart over time of so many variants.
func curves(variants, points int) Chart {
	c := Chart{
		Name: "lag", Title: "Lag: authorisation", About: "evening peak · 16 replications · seed 1",
		X: Axis{Label: "simulated time (h)", Factor: 1. / 3600, Steps: Hours}, Y: Axis{Label: "events (k)", Factor: 1e-3},
		Limits: []Limit{{Value: 900, Text: "limit of lag_max_events"}},
	}
	for v := range variants {
		l := Line{Name: fmt.Sprintf("variant %d", v), Style: Style(v)}
		for i := range points {
			y := 500 + 400*math.Sin(float64(i+40*v)/50)
			l.X, l.Y = append(l.X, float64(i)*60), append(l.Y, y)
			l.Lo, l.Hi = append(l.Lo, y-40), append(l.Hi, y+40)
		}
		c.Lines = append(c.Lines, l)
		c.Legend = append(c.Legend, Key{Name: l.Name, Style: l.Style})
	}
	return c
}

func bars(names ...string) Chart {
	c := Chart{Name: "split", Title: "Where time goes", X: Axis{Label: "time (s)"}, Y: Axis{Names: names}, Height: 100}
	for i := range names {
		c.Bars = append(c.Bars, Bar{Row: float64(i), From: 0, To: 3, Style: 0}, Bar{Row: float64(i), From: 3, To: 4, Style: 1})
		c.Notes = append(c.Notes, Note{X: 4, Y: float64(i), Text: "4 s"})
	}
	c.Legend = []Key{{Name: "queue", Mark: OfBar}, {Name: "service", Style: 1, Mark: OfBar}}
	return c
}

// odd are charts at which drawing might stumble.
func odd() map[string]Chart {
	long := strings.Repeat("a very long name & <b>markup</b> ", 9)
	flat := curves(1, 50)
	for i := range flat.Lines[0].Y {
		flat.Lines[0].Y[i], flat.Lines[0].Lo[i], flat.Lines[0].Hi[i] = 0, 0, 0
	}
	gaps := curves(2, 50)
	for i := range gaps.Lines[0].Y {
		if i%7 == 0 {
			gaps.Lines[0].Y[i], gaps.Lines[1].Hi[i] = nan, nan
		}
	}
	named := curves(3, 50)
	named.Title, named.About, named.Legend[1].Name = long, long, long
	logs := Chart{X: Axis{Label: "latency (ms)", Factor: 1e3, Log: true}, Y: Axis{Label: "share (%)", Factor: 100, Log: true}}
	logs.Lines = []Line{{X: []float64{0, 0.001, 0.01}, Y: []float64{1, 0.1, 0.001}, Lo: []float64{0, 0, 0}, Hi: []float64{0, 0.1, 0.02}, Across: true}}
	one := Chart{X: Axis{Log: true}, Lines: []Line{{X: []float64{5}, Y: []float64{5}}}}
	cells := Chart{X: Axis{Names: []string{long, "b"}}, Y: Axis{Names: []string{"node", long}}, Cells: []Cell{{0, 0, 0.5}, {1, 1, nan}, {1, 0, 1}}}
	dots := Chart{X: Axis{Least: 1}, Y: Axis{Names: []string{"o"}}, Dots: []Dot{{X: 0.5, Y: 0, XLo: 0.4, XHi: 0.6, YLo: nan, YHi: nan}, {X: nan}}}
	return map[string]Chart{
		"empty": {}, "flat": flat, "gaps": gaps, "named": named, "logs": logs, "one": one, "cells": cells, "dots": dots,
		"narrow": {Width: 340, Title: long, Bars: bars("a", "b").Bars, Y: Axis{Names: []string{"a", long}}, Legend: bars("a").Legend},
		"shares": {Shares: "of all (%)", Bars: bars("a").Bars, Y: Axis{Names: []string{"a"}}, Notes: bars("a").Notes},
		"bars":   bars("first", long), "no name": bars(""), "one variant": curves(1, 300), "twenty": curves(20, 300),
	}
}

func pngOf(t testing.TB, c Chart) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := c.PNG(&b); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func svgOf(t testing.TB, c Chart) string {
	t.Helper()
	var b bytes.Buffer
	if err := c.SVG(&b); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func TestEqualChartsAreEqualBytesAndPicturesOfOurs(t *testing.T) {
	for name, c := range odd() {
		picture, drawing := pngOf(t, c), svgOf(t, c)
		if !bytes.Equal(picture, pngOf(t, c)) || drawing != svgOf(t, c) {
			t.Errorf("%s: two drawings differ", name)
		}
		if size, err := png.DecodeConfig(bytes.NewReader(picture)); err != nil || size.Width != 1728 && name != "narrow" {
			t.Errorf("%s: %v, %d dots wide", name, err, size.Width)
		}
		if !bytes.Contains(picture[:100], []byte(MarkPNG)) || !strings.Contains(drawing[:100], MarkSVG) {
			t.Errorf("%s: the files do not say whose they are", name)
		}
	}
}

// What is not where paper is was cut: along the edges of every picture there must be a white margin.
func TestNothingTouchesTheEdges(t *testing.T) {
	for name, c := range odd() {
		picture, err := png.Decode(bytes.NewReader(pngOf(t, c)))
		if err != nil {
			t.Fatal(err)
		}
		r := picture.Bounds()
		for x := r.Min.X; x < r.Max.X; x++ {
			for y := r.Min.Y; y < r.Max.Y; y++ {
				edge := x < 8 || y < 8 || x >= r.Max.X-8 || y >= r.Max.Y-8
				if red, green, blue, _ := picture.At(x, y).RGBA(); edge && red+green+blue != 3*0xffff {
					t.Fatalf("%s: something is drawn at (%d, %d) of %v", name, x, y, r.Max)
				}
			}
		}
	}
}

func TestTicksAreWherePeopleReadThem(t *testing.T) {
	for _, c := range []struct {
		axis      Axis
		low, high float64
		want      string
	}{
		{Axis{}, 0, 100, "0 20 40 60 80 100"},
		{Axis{}, 0, 0.31, "0 0.05 0.10 0.15 0.20 0.25 0.30"},
		{Axis{}, -20, 20, "-20 -15 -10 -5 0 5 10 15 20"},
		{Axis{Steps: Hours}, 0, 24, "0 3 6 9 12 15 18 21 24"},
		{Axis{Steps: Hours}, 0, 48, "0 6 12 18 24 30 36 42 48"},
		{Axis{Steps: Days}, 0, 10, "0 2 4 6 8 10"},
		{Axis{Steps: Minutes}, 0, 90, "0 15 30 45 60 75 90"},
		{Axis{}, 0, 3e-9, "0 5e-10 1e-9 1.5e-9 2e-9 2.5e-9 3e-9"},
		{Axis{}, 0, 3e6, "0 500000 1e6 1.5e6 2e6 2.5e6 3e6"},
		{Axis{Whole: true}, 0, 1.04, "0 1"},
		{Axis{Log: true}, 0.001, 100, "0.001 0.01 0.1 1 10 100"},
		{Axis{Log: true}, 9, 13, "9.0 9.5 10.0 10.5 11.0 11.5 12.0 12.5 13.0"},
		{Axis{Log: true}, 3, 40, "5 10 20"},
	} {
		var labels []string
		for _, tick := range c.axis.ticks(c.low, c.high) {
			if tick.Label != "" {
				labels = append(labels, tick.Label)
			}
		}
		if got := strings.Join(labels, " "); got != c.want {
			t.Errorf("%+v from %g to %g: ticks at %s, want %s", c.axis, c.low, c.high, got, c.want)
		}
	}
}

func TestTwentyVariantsLookDifferent(t *testing.T) {
	looks, fills := map[string]int{}, map[string]bool{}
	for s := range Style(20) {
		look := fmt.Sprint(s.Hex(), s.Dashes())
		if other, taken := looks[look]; taken {
			t.Errorf("styles %d and %d are both %s", other, s, look)
		}
		looks[look] = int(s)
		if fill := fmt.Sprint(s.fill()); fills[fill] {
			t.Errorf("bars of style %d look as others do", s)
		} else {
			fills[fill] = true
		}
	}
}

// The highest and the lowest value are what people look for in a curve.
func TestThinningKeepsPeaksAndEnds(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		l := Line{Y: rapid.SliceOfN(rapid.Float64Range(0, 1), 1, 400).Draw(t, "y")}
		for i := range l.Y {
			l.X = append(l.X, float64(i))
		}
		points := rapid.IntRange(4, 100).Draw(t, "points")
		few := l.Thin(points)
		switch {
		case len(few.Y) > max(points, 4) && len(few.Y) != len(l.Y):
			t.Errorf("%d of %d points are left, %d were asked for", len(few.Y), len(l.Y), points)
		case slices.Max(few.Y) != slices.Max(l.Y) || slices.Min(few.Y) != slices.Min(l.Y):
			t.Error("an extreme is lost")
		case few.Y[0] != l.Y[0] || few.X[len(few.X)-1] != l.X[len(l.X)-1]:
			t.Error("an end is lost")
		case !slices.IsSorted(few.X):
			t.Error("the order is lost")
		}
	})
}

func TestTablesHoldTheNumbersOfTheirCharts(t *testing.T) {
	line := Chart{X: Axis{Label: "time (h)", Factor: 1. / 3600}, Y: Axis{Label: "lag (k)", Factor: 1e-3}}
	line.Lines = []Line{{Name: "a", X: []float64{0, 3600, 7200}, Y: []float64{1000, 4000, nan}}}
	share := Chart{X: Axis{Label: "ms", Factor: 1e3}}
	share.Lines = []Line{{Name: "a", Across: true, X: []float64{0.002, 0.005}, Y: []float64{0.5, 0.1}}}
	for _, c := range []struct {
		of   Chart
		want string
	}{
		{line, "lag (k)|lowest|mean|highest|highest at, time (h)|at the end; a|1|2.5|4|1|4"},
		{share, "ms|50 % exceed|10 % exceed|5 % exceed|1 % exceed|0.1 % exceed|0.01 % exceed; a|2|5|n/a|n/a|n/a|n/a"},
		{bars("x", "y"), "time (s)|queue|service|sum; x|3|1|4; y|3|1|4"},
		{Chart{X: Axis{Label: "%", Factor: 100}, Y: Axis{Names: []string{"o"}}, Dots: []Dot{{X: 0.5}}}, "%|; o|50"},
	} {
		table := c.of.Table()
		rows := []string{strings.Join(table.Head, "|")}
		for _, row := range table.Rows {
			rows = append(rows, strings.Join(row, "|"))
		}
		if got := strings.Join(rows, "; "); got != c.want {
			t.Errorf("got  %s\nwant %s", got, c.want)
		}
	}
}

func TestTextsOfDrawingsAreEscaped(t *testing.T) {
	c := bars("<script>alert(1)</script>")
	if text := svgOf(t, c); strings.Contains(text, "<script") {
		t.Error("a name became an element")
	}
}

func BenchmarkPNG(b *testing.B) {
	c := curves(12, 10_000)
	for b.Loop() {
		pngOf(b, c)
	}
}

// Files of a folder are written side by side.
func TestPicturesDrawnSideBySideAreTheSame(t *testing.T) {
	c := curves(3, 100)
	alone, drawing := pngOf(t, c), svgOf(t, c)
	var all sync.WaitGroup
	for range 6 {
		all.Go(func() {
			if !bytes.Equal(pngOf(t, c), alone) || svgOf(t, c) != drawing {
				t.Error("a picture drawn beside others is another one")
			}
		})
	}
	all.Wait()
}
