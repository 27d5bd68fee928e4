package workload

import (
	"math"

	"simulate/sim/clock"
)

// walk goes along time so that the integral of a profile grows by given amounts: the inverse of the integral.
// It works panel by panel. In a panel every factor is one formula, the product is a power series that is
// exact to the last bits, and so is its integral; the instant is found by Newton's method in a bracket.
type walk struct {
	profile Profile
	limit   clock.Time // it goes no further
	gap     float64    // usual amount of a step; only the length of panels depends on it
	over    bool       // the profile is 0 from here to the end of time
	panel
	done  float64 // integral from the panel's start to where it stands
	u     float64 // where it stands, as a share of the panel
	slope float64 // of the integral there, per panel
}

// panel is a span of time and the integral of the profile over it.
type panel struct {
	start, length clock.Time
	mass          float64 // integral over all of it, nanoseconds
	rate          series  // the profile, of the share of the panel
	sum           series  // its integral, divided by the share
}

// newWalk stands at an instant.
func newWalk(profile Profile, from, limit clock.Time, gap float64) walk {
	return walk{profile: profile, limit: limit, gap: gap, panel: panel{start: from}}
}

// now is where the walk stands, to the nearest nanosecond.
func (w *walk) now() clock.Time {
	return w.start + clock.Time(float64(w.u*float64(w.length))+0.5)
}

// advance goes on until the integral has grown by need; at the limit it stops and says how much is missing.
func (w *walk) advance(need float64) (missing float64) {
	target := w.done + need
	for target > w.mass {
		target -= w.mass
		if !w.next() {
			return target
		}
		need = target
	}
	if need > 0 {
		w.u, w.slope = w.find(target, w.u, need, w.slope)
		w.done = target
	}
	return 0
}

// Panels hold so many usual steps at most, so that few terms describe them, and are so short (19 h) that
// shares of them tell nanoseconds apart.
const (
	stepsPerPanel = 256
	longestPanel  = 1 << 46
)

// next goes to the start of the next panel; false means that the limit is there.
func (w *walk) next() bool {
	w.start += w.length
	w.length, w.mass, w.done, w.u = 0, 0, 0, 0
	if w.start >= w.limit {
		return false
	}
	until, quiet, span := w.profile.reach(w.start, w.gap*stepsPerPanel)
	if quiet {
		w.over = until == clock.Never
		w.length = min(until, w.limit) - w.start
		return true
	}
	until = min(until, w.limit)
	if span < float64(until-w.start) {
		until = w.start + max(1, clock.Time(span))
	}
	w.fill(until - w.start)
	return true
}

// fill describes the panel that starts here and has a length.
func (w *walk) fill(length clock.Time) {
	span := float64(length)
	w.length, w.rate = length, series{n: 1, c: [terms]float64{1}}
	for _, f := range w.profile {
		factor := f.piece(w.start).taylor(span)
		w.rate = w.rate.times(&factor)
	}
	w.rate.trim()
	w.sum.n = w.rate.n
	for j := range w.rate.n {
		w.sum.c[j] = float64(span*w.rate.c[j]) / float64(j+1)
		w.mass += w.sum.c[j]
	}
	w.mass = max(0, w.mass)
	w.slope = w.sum.c[0]
}

// reach says until when the formulas of t hold, whether the product is 0 all the while, and how long a panel
// may be that brings no more than so much of the integral.
func (p Profile) reach(t clock.Time, mass float64) (until clock.Time, quiet bool, span float64) {
	until = clock.Never
	var silence clock.Time
	bound, speed := 1.0, 0.0
	for _, f := range p {
		now := f.piece(t)
		if now.isZero() {
			silence = max(silence, now.until)
		}
		until = min(until, now.until)
		bound *= now.bound(now.until - t)
		speed += now.speed
	}
	if silence > t {
		return silence, true, 0
	}
	return until, false, min(longestPanel, mass/bound, maxTurn/speed)
}

// tolerance is how near an instant must be found, nanoseconds; the last step of Newton's method goes much nearer.
const tolerance = 1.0 / 16

// find is the share of the panel at which its integral is target, and the slope near it. Before the target
// lies u, need less in integral, with a slope.
func (p *panel) find(target, u, need, slope float64) (float64, float64) {
	if p.rate.n == 1 {
		return min(1, target/p.mass), slope
	}
	near := tolerance / float64(p.length)
	low, high := u, 1.0
	for range 100 {
		v := u + need/slope
		if !(v >= low && v <= high) {
			v = low + (high-low)/2
		}
		if math.Abs(v-u) < near {
			return v, slope
		}
		u = v
		var reached float64
		reached, slope = p.at(u)
		need = target - reached
		if need > 0 {
			low = u
		} else {
			high = u
		}
	}
	return u, slope
}

// at is the integral up to a share of the panel, and its slope there.
func (p *panel) at(u float64) (integral, slope float64) {
	for j := p.rate.n - 1; j >= 0; j-- {
		integral = float64(integral*u) + p.sum.c[j]
		slope = float64(slope*u) + p.rate.c[j]
	}
	return float64(integral * u), float64(slope * float64(p.length))
}
