package workload

import (
	"fmt"
	"math"

	"simulate/sim/clock"
	"simulate/sim/cluster"
)

// end turns when a request ended into how long it took.
func (r *requestRows) end(to *reading, c *claim, at moment) *Mistake {
	if len(r.cell(to.column)) == 0 {
		return nil
	}
	unit := r.columns.trace.Unit
	if to.Unit > 0 {
		unit = to.nanoseconds()
	}
	var end moment
	if m := r.moment(to.column, unit, &end); m != nil {
		return m
	}
	switch {
	case end.kind != at.kind:
		return r.complain(to.column, fmt.Sprintf("%s, as %s is", at.kind, r.columns.names[r.time]))
	case end.at < at.at:
		return r.complain(to.column, fmt.Sprintf("an end that is not before the beginning, %s", r.cell(r.time)))
	}
	c.duration = clock.Time(end.at - at.at)
	return nil
}

// span reads how long something takes; absent is what an empty field means.
func (r *requestRows) span(to *reading, absent clock.Time) (clock.Time, *Mistake) {
	text := r.cell(to.column)
	if len(text) == 0 {
		return absent, nil
	}
	ns, ok := multiple(text, to.nanoseconds())
	if to.unknown && ok {
		return clock.Time(max(0, ns)), nil
	}
	if !ok || ns < 0 {
		return 0, r.complain(to.column, "a number of 0 or more, and at most 146 years")
	}
	return clock.Time(ns), nil
}

// amount reads how much of a resource is asked for.
func (r *requestRows) amount(to *reading, c *claim) *Mistake {
	if to.unknown {
		if x, ok := number(r.cell(to.column)); ok && x <= 0 {
			return nil
		}
	}
	amount, m := r.amountOf(to)
	c.amounts[to.to] = amount
	return m
}

// amountOf reads an amount of a resource.
func (r *columns) amountOf(to *reading) (int64, *Mistake) {
	x, ok := number(r.cell(to.column))
	if !ok || x < 0 {
		return 0, r.complain(to.column, "a number of 0 or more")
	}
	if x *= to.integers(); x > mostOfResource {
		return 0, r.complain(to.column, fmt.Sprintf("at most %.6g", mostOfResource/to.integers()))
	}
	return whole(x), nil
}

// devices reads how many devices are asked for.
func (r *requestRows) devices(column int, c *claim) *Mistake {
	x, ok := number(r.cell(column))
	if !ok || x < 0 || x > mostDevices || x > 1 && x != math.Trunc(x) {
		return r.complain(column, "a share of a device below 1 or a whole number of them")
	}
	c.devices, c.share = Devices(x)
	return nil
}

// share reads how much of each device is asked for.
func (r *requestRows) share(c *claim) *Mistake {
	milli, ok := r.integer(r.milli)
	switch {
	case c.devices == 0 && (!ok || milli != 0):
		return r.complain(r.milli, "0, since no device is asked for")
	case c.devices > 1 && (!ok || milli != cluster.Whole):
		return r.complain(r.milli, fmt.Sprintf("%d, since %d devices are asked for", cluster.Whole, c.devices))
	case c.devices == 1 && (!ok || milli < 1 || milli > cluster.Whole):
		return r.complain(r.milli, fmt.Sprintf("thousandths of the device, 1 to %d", cluster.Whole))
	}
	c.share = milli
	return nil
}

// word reads a text that has a number; empty: -1.
func (r *requestRows) word(column int, v *vocabulary) (int32, *Mistake) {
	text := r.cell(column)
	if len(text) == 0 {
		return -1, nil
	}
	n, ok := v.number(text)
	if !ok {
		return -1, r.complain(column, v.complaint())
	}
	return n, nil
}

// integer reads a whole number that fits 32 bits.
func (r *requestRows) integer(column int) (n int32, ok bool) {
	x, ok := number(r.cell(column))
	return int32(x), ok && x == math.Trunc(x) && math.Abs(x) <= math.MaxInt32
}

// priorities are the names of 1, 2, 3, 4.
var priorities = [...]string{"low", "medium", "high", "critical"}

func (r *requestRows) priority(column int, c *claim) (m *Mistake) {
	text := r.cell(column)
	c.prior = true
	for i, name := range priorities {
		if string(text) == name {
			c.priority = int32(i + 1)
			return nil
		}
	}
	var ok bool
	if c.priority, ok = r.integer(column); !ok {
		return r.complain(column, "critical, high, medium, low or a whole number")
	}
	return nil
}

// mostInGang is how many a request may want at once.
const mostInGang = 1 << 20

func (r *requestRows) gang(column int, c *claim) (m *Mistake) {
	var ok bool
	if c.gang, ok = r.integer(column); !ok || c.gang < 1 || c.gang > mostInGang {
		return r.complain(column, "a whole number of 1 or more")
	}
	return nil
}
