package scenarios

import (
	"fmt"
	"math"
	"slices"
	"strings"

	"simulate/scenarios/language"
	"simulate/sim/clock"
)

// mostEvents is the largest number of events of one run: about a day at the engine's speed.
const mostEvents = 1e12

// span reads how long a run is, its drain and its warm-up.
func (b *builder) span() {
	length := b.horizon(b.untilReplayed(b.top.At("horizon")))
	b.config.Steady = b.steady()
	drain := b.top.At("drain").Or(language.FormatDuration(length))
	b.config.Drain = b.duration(drain)
	b.warmup(b.top.At("warmup"), length)
}

// horizon reads the end of arrivals, and says how long they take, or may take.
func (b *builder) horizon(c language.Cursor) clock.Time {
	h := &b.config.Horizon
	rate := b.rate()
	if !c.Exists() && b.listsOnly() {
		h.At, h.Over = clock.Never, true
		return generous(b.lastRequest().Seconds())
	}
	if c.Form() == "events" {
		h.At, h.Events = clock.Never, uint64(max(1, c.At("events").Integer()))
		seconds := float64(h.Events) / rate
		switch {
		case h.Events > mostEvents:
			c.At("events").Problem("events: expected at most 1e12")
		case seconds > longest.Seconds() && b.sound("workloads"):
			c.At("events").Problem("events: so many would take %s years to arrive; expected at most 90 years", about(seconds/(365*86400)))
		}
		return generous(seconds)
	}
	h.At = max(1, b.duration(c))
	if events := b.openEvents(h.At); events > mostEvents {
		c.Problem("horizon: more than 1e12 events would arrive (about %s), too many to be simulated. Shorten it, or lower the rates", about(events))
	}
	return h.At
}

// about is a large number for people: 1.7e12.
func about(x float64) string { return strings.Replace(fmt.Sprintf("%.2g", x), "e+", "e", 1) }

// generous is the drain after a run whose length is only estimated: twice that and an hour at least, in whole
// hours.
func generous(seconds float64) clock.Time {
	hours := min(math.Ceil(2*seconds/3600), math.Floor(longest.Seconds()/3600))
	return clock.Time(max(1, hours)) * clock.Hour
}

// steady says that the load is the same at all times.
func (b *builder) steady() bool {
	until := b.config.Horizon.At
	for i, w := range b.config.Stream.Workloads {
		switch o := b.open[i]; {
		case b.replayed(i) != nil:
			return false
		case o != nil && !o.Steady(until):
			return false
		case o == nil && (w.Start > 0 || w.Stop != clock.Never || w.Count > 0):
			return false
		}
	}
	if len(b.config.Script) > 0 || slices.ContainsFunc(b.asking, func(a asker) bool { return !a.steady(until) }) {
		return false
	}
	for _, pr := range b.config.Stream.Processes {
		for _, o := range pr.Operators {
			if len(o.Outages) > 0 {
				return false
			}
		}
	}
	return true
}

func (b *builder) warmup(c language.Cursor, length clock.Time) {
	c = c.Or("none")
	if b.config.Steady {
		c = c.Or("auto")
	}
	w := &b.config.Warmup
	if c.Form() == "time" {
		w.Until = b.duration(c)
		if h := b.config.Horizon; h.Events == 0 && !h.Over && w.Until >= length {
			c.Problem("warmup: expected less than the horizon (%s), which it would delete whole", language.FormatDuration(length))
		}
		return
	}
	w.Auto = c.Text() == "auto"
}
