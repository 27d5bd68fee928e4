package flink

import (
	"math"
	"strconv"
	"strings"
)

// Options are Flink's options by their keys, with values as a Flink configuration file writes them.
type Options map[string]string

// setting is a size that may be given.
type setting struct {
	key   string
	bytes int64
	given bool
}

// capped is a component that is a fraction of a whole, but no less than least and no more than most.
type capped struct {
	component, key string // key: what .fraction, .min and .max are written after
	fraction       float64
	least, most    int64
}

// noMost is the maximum of what has none.
const noMost = math.MaxInt64

// reading reads options; the first that cannot be read stays in refused, and the reader goes on.
type reading struct {
	options Options
	refused error
}

// text is the value of a key: as given, else its default; empty where there is none.
func (r *reading) text(key string) (text string, given bool) {
	if text, given = r.options[key]; given {
		return text, true
	}
	known, _ := Known(key)
	return known.Default, false
}

// size reads a size; without one and without a default it is 0 and not given.
func (r *reading) size(key string) setting {
	text, given := r.text(key)
	s := setting{key: key, given: given}
	if text == "" && !given {
		return s
	}
	var err error
	s.bytes, err = ParseSize(text)
	r.unreadable(key, err)
	return s
}

// bytes reads a size that has a default.
func (r *reading) bytes(key string) int64 { return r.size(key).bytes }

// fraction reads a fraction.
func (r *reading) fraction(key string) float64 {
	text, _ := r.text(key)
	f, err := parseFraction(text)
	r.unreadable(key, err)
	return f
}

// whole reads a whole number.
func (r *reading) whole(key string) int {
	text, _ := r.text(key)
	n, err := strconv.ParseInt(strings.TrimSpace(text), 10, 32)
	if err != nil {
		r.note(refuse(Unreadable, "%s: expected a whole number such as 4, found %q", key, text))
	}
	return int(n)
}

// cores reads a number of cores; not given: the first of the keys that is, or 0.
func (r *reading) cores(keys ...string) (Cores, bool) {
	for _, key := range keys {
		text, given := r.options[key]
		if !given {
			continue
		}
		c, err := ParseCores(text)
		r.unreadable(key, err)
		if key == keys[0] || c > 0 {
			return c, true
		}
	}
	return 0, false
}

// capped reads the three options of a capped component; a maximum without default is no limit.
func (r *reading) capped(component, key string) capped {
	c := capped{component: component, key: key, fraction: r.fraction(key + ".fraction"), least: r.bytes(key + ".min"), most: noMost}
	if most, given := r.text(key + ".max"); most != "" || given {
		c.most = r.bytes(key + ".max")
	}
	return c
}

func (r *reading) unreadable(key string, err error) {
	if err != nil {
		r.note(refuse(Unreadable, "%s: %v", key, err))
	}
}

func (r *reading) note(err error) {
	if r.refused == nil {
		r.refused = err
	}
}
