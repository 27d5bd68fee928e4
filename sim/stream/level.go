package stream

import (
	"math/bits"

	"simulate/sim/clock"
)

// level is a number that goes up and down over time (records waiting, servers working) with its integral.
type level struct {
	n    int64
	area area
}

func (l *level) up(now clock.Time) {
	l.n++
	l.area.subtract(uint64(now))
}

func (l *level) down(now clock.Time) {
	l.n--
	l.area.add(uint64(now))
}

func (l *level) add(now clock.Time, by int64) {
	l.n += by
	hi, lo := bits.Mul64(uint64(now), uint64(max(by, -by)))
	if by > 0 {
		l.area.subtractWide(hi, lo)
	} else {
		l.area.addWide(hi, lo)
	}
}

// moments are instants, counted and added up.
type moments struct {
	n  uint64
	at area
}

func (m *moments) add(now clock.Time) {
	m.n++
	m.at.add(uint64(now))
}

func (m *moments) addAll(o moments) {
	m.n += o.n
	m.at.addWide(o.at.hi, o.at.lo)
}

// between is the level of what enters at some moments and leaves at others.
func between(in, out *moments) level {
	l := level{n: int64(in.n - out.n), area: out.at}
	l.area.subtractWide(in.at.hi, in.at.lo)
	return l
}

// integral is the level's integral from the start to now, in nanoseconds.
func (l *level) integral(now clock.Time) area {
	a := l.area
	hi, lo := bits.Mul64(uint64(now), uint64(max(l.n, -l.n)))
	if l.n >= 0 {
		a.addWide(hi, lo)
	} else {
		a.subtractWide(hi, lo)
	}
	return a
}

// area is a signed integer of 128 bits: a backlog of a hundred million records for a month does not fit in 64.
// It gains -now when something enters and +now when it leaves; with n now for each that is still there, that is
// the integral, exactly.
type area struct{ hi, lo uint64 }

func (a *area) add(x uint64) {
	lo, carry := bits.Add64(a.lo, x, 0)
	a.lo = lo
	a.hi += carry
}

func (a *area) subtract(x uint64) {
	lo, borrow := bits.Sub64(a.lo, x, 0)
	a.lo = lo
	a.hi -= borrow
}

func (a *area) addUp(o area) { a.addWide(o.hi, o.lo) }

func (a *area) addWide(hi, lo uint64) {
	var carry uint64
	a.lo, carry = bits.Add64(a.lo, lo, 0)
	a.hi, _ = bits.Add64(a.hi, hi, carry)
}

func (a *area) subtractWide(hi, lo uint64) {
	var borrow uint64
	a.lo, borrow = bits.Sub64(a.lo, lo, 0)
	a.hi, _ = bits.Sub64(a.hi, hi, borrow)
}

// since is a minus an earlier state of it, as a float.
func (a area) since(earlier area) float64 {
	a.subtractWide(earlier.hi, earlier.lo)
	return a.float()
}

func (a area) float() float64 {
	if int64(a.hi) < 0 {
		var zero area
		zero.subtractWide(a.hi, a.lo)
		return -zero.float()
	}
	return float64(float64(a.hi)*0x1p64) + float64(a.lo)
}
