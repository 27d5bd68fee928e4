package language

import (
	"math"
	"time"

	"simulate/scenarios/document"
	"simulate/sim/clock"
)

// defaultText is the default, as a scenario would write it; empty: there is none.
func (c Cursor) defaultText() string {
	if c.fallback != "" {
		return c.fallback
	}
	return c.field.Default
}

// text is what stands here, or the default, which is recorded. Where Check has refused what stands here, the
// default goes on unrecorded. Without any, it is not ok.
func (c Cursor) text() (text string, ok bool) {
	if c.sound() {
		return c.node.Text, true
	}
	text = c.defaultText()
	if text != "" && !c.Exists() {
		c.record(text)
	}
	return text, text != ""
}

// sound says whether a scalar stands here that Check has let through.
func (c Cursor) sound() bool {
	if !c.Exists() || c.node.Kind != document.Scalar || c.node.Unknown {
		return false
	}
	if c.field.Type == Union {
		return c.form() != nil
	}
	return c.field.fits(c.node) == nil
}

func (c Cursor) record(text string) {
	path := c.path.String()
	if c.reading.recorded[path] {
		return
	}
	c.reading.recorded[path] = true
	c.reading.defaults = append(c.reading.defaults, Default{Path: path, Value: text})
}

// value reads c with a parser. A text that Check has let through and that is none for this parser is a problem.
func value[T any](c Cursor, parse func(text string) (T, error)) T {
	var none T
	text, ok := c.text()
	if !ok {
		return none
	}
	v, err := parse(text)
	if err == nil {
		return v
	}
	if c.Exists() {
		c.Problem("%s", c.field.complaint(label(c.path), c.node, err))
	}
	return none
}

// Duration is a span of time.
func (c Cursor) Duration() clock.Time { return value(c, ParseDuration) }

// Instant is a time since the start of the run; a time of day is the first one.
func (c Cursor) Instant() clock.Time { return c.InstantFrom(0) }

// InstantFrom is Instant, but that a time of day is the first one at or after another instant.
func (c Cursor) InstantFrom(from clock.Time) clock.Time {
	start, _ := c.reading.start.Timestamp()
	return value(c, func(text string) (clock.Time, error) { return ParseInstant(text, start, from) })
}

// Timestamp is a date and time; not ok: none is given, or no valid one.
func (c Cursor) Timestamp() (t time.Time, ok bool) {
	if !c.Exists() {
		return time.Time{}, false
	}
	t, err := ParseTimestamp(c.node.Text)
	return t, err == nil
}

// Rate is a number of events per second.
func (c Cursor) Rate() float64 { return value(c, ParseRate) }

// Size is a number of bytes.
func (c Cursor) Size() int64 { return value(c, ParseSize) }

// Bandwidth is a number of bytes per second.
func (c Cursor) Bandwidth() float64 { return value(c, ParseBandwidth) }

// Share is a number, usually from 0 to 1.
func (c Cursor) Share() float64 { return value(c, ParseShare) }

// Cores is a number of thousandths of a core.
func (c Cursor) Cores() int64 { return value(c, ParseCores) }

// Money is an amount per hour.
func (c Cursor) Money() float64 { return value(c, ParseMoney) }

// Number is a finite number.
func (c Cursor) Number() float64 { return value(c, ParseNumber) }

// Integer is a whole number.
func (c Cursor) Integer() int64 { return value(c, ParseInteger) }

// Int is Integer for counts of things that stand in memory; the language bounds them.
func (c Cursor) Int() int {
	n := c.Integer()
	return int(max(math.MinInt32, min(n, math.MaxInt32)))
}

// Seed is a whole number from 0 to 2^64 - 1.
func (c Cursor) Seed() uint64 { return value(c, ParseSeed) }

// Bool is true or false.
func (c Cursor) Bool() bool {
	text, _ := c.text()
	return text == "true"
}

// Text is a text, a name or a word of the language; empty where nothing stands and there is no default.
func (c Cursor) Text() string {
	text, _ := c.text()
	return text
}

// Amount is a number in the base unit of whatever type stands here: nanoseconds (with parts of one), bytes, per
// second, cores, money per hour, or none.
func (c Cursor) Amount() float64 {
	amount := c.shape().Type.kind().amount
	if amount == nil {
		return 0
	}
	return value(c, amount)
}

// Filename is the name of a file, relative names taken from the folder of the file that says it.
func (c Cursor) Filename() string {
	text, ok := c.text()
	if !ok {
		return ""
	}
	from := c.reading.document.File()
	if c.node != nil && c.node.Line > 0 {
		from = c.node.File
	}
	return document.Beside(from, text)
}
