package scenarios

import (
	"simulate/scenarios/language"
	"simulate/sim"
	"simulate/sim/clock"
)

// observe reads what is recorded over time.
func (b *builder) observe() {
	c := b.top.At("observe")
	o := &b.config.Observe
	o.Points = points(b.top.At("replications"))
	horizon := b.config.Horizon.At
	interval := c.At("interval")
	if interval.Exists() {
		o.Most = mostPoints(b.top.At("replications"))
	}
	if interval.Exists() || horizon != clock.Never {
		o.Interval = b.duration(interval.Or(language.FormatDuration(sim.RoundInterval(horizon, o.Points))))
	}
	var before clock.Time
	for _, at := range c.At("at").Each() {
		t := b.instant(at, before)
		if t < before && b.sound(at.Path().String()) {
			at.Problem("at: instants must be in order of time: %s follows %s", language.FormatDuration(t), language.FormatDuration(before))
		}
		if t > before || len(o.At) == 0 {
			o.At = append(o.At, t)
		}
		before = max(before, t)
		if t > horizon {
			b.noEffect(at, "%s lies beyond the horizon (%s), where series end", language.FormatDuration(t), language.FormatDuration(horizon))
		}
	}
	b.config.Stream.Subtasks = c.At("subtasks").Int()
}

// points is about how many points a series has: a thousand, and fewer where a great many replications would have to
// be kept.
func points(replications language.Cursor) int {
	return min(1000, max(50, 200_000/expected(replications, 1)))
}

// mostPoints is how many points of a series are kept at most where the scenario says how far apart they stand: the
// points of all replications together must fit in memory. A search for precision may take a hundred of them.
func mostPoints(replications language.Cursor) int {
	return min(100_000, max(2000, 1_600_000/expected(replications, 100)))
}

// expected is the number of replications; of a search for precision, the one that is assumed.
func expected(replications language.Cursor, auto int) int {
	if replications.Form() == "auto" {
		return auto
	}
	return max(1, replications.Int())
}
