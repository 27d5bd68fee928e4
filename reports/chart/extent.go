package chart

import "math"

// extent is the range of an axis, in its unit.
type extent struct{ low, high float64 }

// extents are what must be seen: all values; bands as far as they do not dwarf what they are around; limits that are
// not far off.
func (c *Chart) extents() (x, y extent) {
	x, y = extent{math.Inf(1), math.Inf(-1)}, extent{math.Inf(1), math.Inf(-1)}
	for _, l := range c.Lines {
		for i := range l.Y {
			if observed(l.Y[i]) {
				x.take(&c.X, l.X[i])
				y.take(&c.Y, l.Y[i])
			}
		}
	}
	for _, d := range c.Dots {
		for _, v := range []float64{d.X, d.XLo, d.XHi} {
			x.take(&c.X, v)
		}
		for _, v := range []float64{d.Y, d.YLo, d.YHi} {
			y.take(&c.Y, v)
		}
	}
	for _, b := range c.Bars {
		x.take(&c.X, b.From)
		x.take(&c.X, b.To)
	}
	c.bands(&y)
	for _, l := range c.Limits {
		if l.Vertical {
			x.limit(&c.X, l.Value)
		} else {
			y.limit(&c.Y, l.Value)
		}
	}
	room := 0.04
	switch {
	case len(c.Bars) > 0:
		room = 0.16 // for the sums behind them
	case len(c.Dots) == 0:
		room = 0
	}
	return x.rounded(&c.X, room), y.rounded(&c.Y, 0.04)
}

// bands widens the range by the bands, up to half as much again as the values need.
func (c *Chart) bands(y *extent) {
	most, least := y.high*1.5, y.low/1.5
	if limit := c.Y.scaled(c.Y.Most); limit > 0 {
		most = max(y.high, min(most, limit))
	}
	for _, l := range c.Lines {
		for i := range l.Hi {
			if l.Across {
				break
			}
			if v := c.Y.scaled(l.Hi[i]); observed(v) && observed(l.Y[i]) && v > y.high {
				y.high = min(v, most)
			}
			if v := c.Y.scaled(l.Lo[i]); c.Y.Log && observed(l.Y[i]) && v > 0 && v < y.low {
				y.low = max(v, least)
			}
		}
	}
}

func (e *extent) take(a *Axis, v float64) {
	v = a.scaled(v)
	if observed(v) && (!a.Log || v > 0) {
		e.low, e.high = min(e.low, v), max(e.high, v)
	}
}

// far is how many times higher than all values a limit may be to be shown.
const far = 5

func (e *extent) limit(a *Axis, v float64) {
	v = a.scaled(v)
	if observed(v) && v > 0 && (a.Log || v <= far*e.high) {
		e.low, e.high = min(e.low, v), max(e.high, v)
	}
}

// rounded leaves some room; linear axes begin at 0 unless there is less.
func (e extent) rounded(a *Axis, room float64) extent {
	switch {
	case a.Names != nil:
		return extent{-0.5, float64(len(a.Names)) - 0.5}
	case e.low > e.high:
		e = extent{0, 1}
		if a.Log {
			e.low = 0.1
		}
	}
	e.high = max(e.high, a.scaled(a.Least))
	if a.Log {
		if e.high <= e.low*1.0001 {
			if most := a.scaled(a.Most); most > 0 {
				return extent{e.low / 2, min(e.high*2, max(e.high, most))}
			}
			return extent{e.low / 2, e.high * 2}
		}
		return extent{e.low / 1.1, e.high * 1.1}
	}
	low := min(0, e.low)
	if a.Cut && e.low > e.high/3 {
		low = max(0, e.low-0.15*(e.high-e.low))
	}
	if high := e.high + room*(e.high-low); high > low && e.high != a.scaled(a.Least) {
		e.high = high
	}
	if e.high <= low {
		e.high = low + 1
	}
	return extent{low, e.high}
}
