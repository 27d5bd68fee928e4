package workload

import (
	"slices"

	"simulate/sim/clock"
	"simulate/sim/rng"
)

// volumes is the source of recorded numbers of arrivals: each row brings its own, between its time and the end of
// its interval.
type volumes struct {
	*playback
	row      row
	from, to clock.Time // of the present row
	spread   spreading
	ahead    []float64 // offsets of its arrivals that have not been given out
	rounding float64
	walk     walk    // with a profile: where it stands in the row
	stands   float64 // the offset that belongs to where it stands
}

// spreading places the arrivals of a row.
type spreading interface {
	// begin goes to a row of n arrivals, at offsets in [0, length).
	begin(row, n uint64, length float64)
	// fill places some more, in order, until the next call; none: all are placed.
	fill() []float64
}

func newVolumes(p *playback, key rng.Key) *volumes {
	v := &volumes{playback: p, row: newRow(&p.load.Trace)}
	if p.load.Even {
		v.spread, v.rounding = &even{}, 0.5
	} else {
		v.spread = newScatter(key)
	}
	return v
}

func (v *volumes) Fill(at []clock.Time) int {
	n := 0
	for n < len(at) && (len(v.ahead) > 0 || v.more()) {
		some := min(len(at)-n, len(v.ahead))
		placed := at[n : n+some]
		v.place(placed, v.ahead[:some])
		v.ahead = v.ahead[some:]
		if early, _ := slices.BinarySearch(placed, v.load.Start); early > 0 {
			some = copy(placed, placed[early:])
		}
		n += some
	}
	return v.until(at[:n])
}

// more places further arrivals, of the present row or the next one that has any.
func (v *volumes) more() bool {
	for {
		if v.ahead = v.spread.fill(); len(v.ahead) > 0 {
			return true
		}
		if !v.next(&v.row) {
			return false
		}
		v.begin()
	}
}

// begin goes to a row.
func (v *volumes) begin() {
	load := v.load
	interval := load.Summary.Interval
	v.from, v.to = load.at(v.row.time), load.at(v.row.time+interval)
	events := v.row.value * load.Scale
	if load.Trace.IsRate {
		events *= interval.Seconds()
	}
	length := float64(v.to - v.from)
	if len(load.Profile) > 0 {
		mass := load.Profile.Integral(v.from, v.to)
		events *= mass / max(1, length)
		length = mass
	}
	n := v.whole(events)
	if n == 0 {
		return
	}
	v.spread.begin(v.rows, n, length)
	if len(load.Profile) > 0 {
		v.walk, v.stands = newWalk(load.Profile, v.from, v.to, length/float64(n)), 0
	}
}

// place turns offsets into instants within the row. But for the first of an even row, none is at the very
// beginning: whoever samples the run at the ends of rows then finds each arrival in its own.
func (v *volumes) place(at []clock.Time, offsets []float64) {
	last := max(v.from, v.to-1)
	first := min(v.from+1, last)
	if v.load.Even {
		first = v.from
	}
	if len(v.load.Profile) > 0 {
		for i, offset := range offsets {
			v.walk.advance(max(0, offset-v.stands))
			v.stands = offset
			at[i] = max(first, min(last, v.walk.now()))
		}
		return
	}
	for i, offset := range offsets {
		at[i] = max(first, min(last, v.from+clock.Time(offset+v.rounding)))
	}
}
