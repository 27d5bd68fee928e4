package scenarios

import (
	"strings"
	"time"

	"simulate/scenarios/language"
	"simulate/sim/clock"
	"simulate/workload"
)

var traceFormats = []choice[workload.Format]{
	{word: "rates", means: workload.Rates}, {word: "events", means: workload.Events}, {word: "prometheus", means: workload.Prometheus},
}

// trace reads how a trace is written and which of its rows count.
func (b *builder) trace(c language.Cursor) workload.Trace {
	t := workload.Trace{
		Format: find(traceFormats, c.At("format").Text()),
		Unit:   1e9,
		IsRate: c.At("value_is").Text() == "rate",
		From:   b.bound(c.At("from")),
		To:     b.bound(c.At("to")),
		Limit:  uint64(c.At("limit").Integer()),
		Clock:  c.At("align").Text() == "clock",
	}
	if at := c.At("time"); at.Form() == "column" {
		t.Time, t.Unit = at.At("column").Text(), max(1, b.duration(at.At("unit")))
	} else {
		t.Time = at.Text()
	}
	t.Value = c.At("value").Text()
	if at := c.At("interval"); at.Exists() {
		t.Interval = b.duration(at)
	}
	for _, column := range c.At("where").Each() {
		t.Where = append(t.Where, workload.Match{Column: column.Key(), Value: column.Text()})
	}
	t.Start, t.Undated = b.start()
	b.unasked(c, t.Format)
	return t
}

// unasked refuses settings that a format has no use for.
func (b *builder) unasked(c language.Cursor, format workload.Format) {
	refuse := func(why string, keys ...string) {
		for _, key := range keys {
			if at := c.At(key); at.Exists() {
				at.Problem("%s: %s; remove it", key, why)
			}
		}
	}
	switch format {
	case workload.Events:
		refuse("every row of events is one event", "value", "value_is")
	case workload.Prometheus:
		refuse("an answer of Prometheus has no columns", "time", "value")
	}
}

// start is the wall clock at t = 0.
func (b *builder) start() (at workload.Wall, none bool) {
	start, given := b.top.At("start_time").Timestamp()
	return wall(start), !given
}

// bound reads an end of a part of a trace.
func (b *builder) bound(c language.Cursor) workload.Bound {
	text := c.Text()
	recorded, err := language.ParseRecorded(text)
	switch {
	case text == "":
		return workload.Bound{}
	case err == nil:
		return workload.Bound{Kind: workload.AsRecorded, At: wall(recorded)}
	case strings.Contains(text, "T"):
		at, _ := c.Timestamp()
		return workload.Bound{Kind: workload.OnTheDate, At: wall(at)}
	}
	kind := workload.SinceRow
	if strings.Contains(text, ":") {
		kind = workload.OfDay
	}
	since, err := language.ParseInstant(text, time.Time{}, 0)
	if err != nil {
		return workload.Bound{}
	}
	return workload.Bound{Kind: kind, Since: since}
}

// wall is an instant of the wall clock as a trace has it.
func wall(t time.Time) workload.Wall {
	_, offset := t.Zone()
	return workload.Wall{Unix: t.UnixNano(), Zone: int64(clock.Time(offset) * clock.Second)}
}
