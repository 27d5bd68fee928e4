package sim

import (
	"cmp"
	"slices"

	"simulate/sim/allocation"
	"simulate/sim/clock"
	"simulate/sim/stream"
)

// recorder samples the plane into a table that stays bounded: on a grid of round instants that becomes coarser
// when the table is full, and at the instants that were asked for.
type recorder struct {
	plane    *stream.Plane
	requests *allocation.Allocator // nil: there are none
	interval clock.Time
	asked    []clock.Time // still to come
	grid     Samples
	extra    Samples
	at       clock.Time // of the next point of the grid
	most     int        // points on the grid
}

// Samples is a table: the plane's columns at increasing instants.
type Samples struct {
	At   []clock.Time
	Rows [][]float64
}

// usualPoints is about how many points a series has: at most twice as many stand on a grid, at least about as many.
const usualPoints = 1000

// ladder holds the intervals of grids below a day; each is a multiple of the one before, so that a coarser grid
// is part of the finer.
var ladder = [...]clock.Time{
	clock.Millisecond, 2 * clock.Millisecond, 10 * clock.Millisecond, 20 * clock.Millisecond, 100 * clock.Millisecond,
	200 * clock.Millisecond, clock.Second, 2 * clock.Second, 10 * clock.Second, 20 * clock.Second, clock.Minute,
	2 * clock.Minute, 10 * clock.Minute, 20 * clock.Minute, clock.Hour, 2 * clock.Hour, 12 * clock.Hour, clock.Day,
}

func newRecorder(c *Config, p *stream.Plane, a *allocation.Allocator) *recorder {
	points, interval := cmp.Or(c.Observe.Points, usualPoints), c.Observe.Interval
	if interval == 0 {
		interval = RoundInterval(c.Horizon.At, points)
	}
	return &recorder{plane: p, requests: a, interval: interval, asked: c.Observe.At, most: cmp.Or(c.Observe.Most, 2*points)}
}

// RoundInterval is the interval of the grid of about so many points on which a run of that length is recorded; of a
// run of unknown length (clock.Never), the one with which it begins.
func RoundInterval(horizon clock.Time, points int) clock.Time {
	if horizon == clock.Never {
		return ladder[0]
	}
	for _, i := range ladder {
		if horizon/i <= clock.Time(points) {
			return i
		}
	}
	return (horizon/clock.Time(points)/clock.Day + 1) * clock.Day
}

func coarser(interval clock.Time) clock.Time {
	for _, i := range ladder {
		if i > interval && i%interval == 0 {
			return i
		}
	}
	return min(interval, clock.Never/4) * 2
}

// next is the instant of the next sample.
func (r *recorder) next() clock.Time {
	if len(r.asked) > 0 {
		return min(r.asked[0], r.at)
	}
	return r.at
}

// record samples the plane now.
func (r *recorder) record(now clock.Time) {
	row := r.plane.Observe(make([]float64, 0, r.width()))
	if r.requests != nil {
		row = r.requests.Observe(row)
	}
	if len(r.asked) > 0 && r.asked[0] <= now {
		r.asked = r.asked[1:]
		r.extra.add(now, row)
	}
	if now < r.at {
		return
	}
	r.grid.add(now, row)
	if len(r.grid.At) > r.most {
		r.interval = coarser(r.interval)
		r.grid.thin(r.interval)
	}
	r.at = r.grid.At[len(r.grid.At)-1]/r.interval*r.interval + r.interval
}

func (r *recorder) width() int {
	if len(r.grid.Rows) == 0 {
		return 0
	}
	return len(r.grid.Rows[0])
}

func (s *Samples) add(at clock.Time, row []float64) {
	s.At, s.Rows = append(s.At, at), append(s.Rows, row)
}

// thin keeps the points on a coarser grid.
func (s *Samples) thin(interval clock.Time) {
	n := 0
	for i, at := range s.At {
		if at%interval == 0 {
			s.At[n], s.Rows[n] = at, s.Rows[i]
			n++
		}
	}
	clear(s.Rows[n:])
	s.At, s.Rows = s.At[:n], s.Rows[:n]
}

// Thin returns the points of s on a coarser grid, and those at the instants in keep.
func (s Samples) Thin(interval clock.Time, keep []clock.Time) Samples {
	var t Samples
	for i, at := range s.At {
		if _, asked := slices.BinarySearch(keep, at); asked || at%interval == 0 {
			t.add(at, s.Rows[i])
		}
	}
	return t
}

// samples merges the grid with what was asked for.
func (r *recorder) samples() Samples {
	var all Samples
	g, x := r.grid, r.extra
	for len(g.At) > 0 || len(x.At) > 0 {
		if len(x.At) == 0 || (len(g.At) > 0 && g.At[0] <= x.At[0]) {
			if len(x.At) > 0 && x.At[0] == g.At[0] {
				x.At, x.Rows = x.At[1:], x.Rows[1:]
			}
			all.add(g.At[0], g.Rows[0])
			g.At, g.Rows = g.At[1:], g.Rows[1:]
			continue
		}
		all.add(x.At[0], x.Rows[0])
		x.At, x.Rows = x.At[1:], x.Rows[1:]
	}
	return all
}
