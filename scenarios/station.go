package scenarios

import (
	"simulate/scenarios/language"
	"simulate/sim/clock"
	"simulate/sim/stream"
)

func (b *builder) batch(c language.Cursor) *stream.Batch {
	if !c.Exists() {
		return nil
	}
	return &stream.Batch{MaxSize: c.At("max_size").Int(), MaxWait: b.duration(c.At("max_wait"))}
}

// mostPanes is the largest number of windows that one instant may lie in, each with a copy of the record.
const mostPanes = 10_000

func (b *builder) window(c language.Cursor) *stream.Window {
	if !c.Exists() {
		return nil
	}
	size := c.At("size")
	w := &stream.Window{Size: max(1, b.duration(size)), Emit: find(emits, c.At("emit").Text()), Offset: b.duration(c.At("offset"))}
	w.Slide = max(1, b.duration(c.At("slide").Or(language.FormatDuration(w.Size))))
	if w.Size/w.Slide > mostPanes {
		c.At("slide").Problem("slide: every record would be held in %d windows; expected at most %d, a slide of %s or more",
			w.Size/w.Slide, mostPanes, language.FormatDuration(w.Size/mostPanes+1))
	}
	return w
}

func (b *builder) failures(c language.Cursor) *stream.Failures {
	if !c.Exists() {
		return nil
	}
	f := &stream.Failures{
		Up: b.amount(c.At("up"), times), Down: b.amount(c.At("down"), times),
		BusyClock: c.At("clock").Text() == "busy",
		PerServer: c.At("scope").Text() == "server",
	}
	if f.Up.Mean() < 1 && b.sound(c.Path().String()) {
		c.At("up").Problem("up: expected more than 0s, such as {distribution: exponential, mean: 1h}; it would never work")
	}
	return f
}

// outages reads spans in order of time.
func (b *builder) outages(c language.Cursor) []stream.Outage {
	var outages []stream.Outage
	var before clock.Time
	for _, span := range c.Each() {
		from := b.instant(span.Item(0), before)
		to := b.instant(span.Item(1), from)
		switch sound := b.sound(span.Path().String()); {
		case sound && to <= from:
			span.Problem("an outage must end after it begins (%s), not at %s", language.FormatDuration(from), language.FormatDuration(to))
		case sound && from < before:
			span.Problem("outages must be in order of time and not overlap: this one begins at %s, the one before ends at %s",
				language.FormatDuration(from), language.FormatDuration(before))
		}
		outages = append(outages, stream.Outage{From: from, To: to})
		before = max(before, to)
	}
	return outages
}
