package scenarios

import (
	"simulate/scenarios/language"
	"simulate/sim/clock"
	"simulate/sim/stream"
	"simulate/workload"
)

// arrivals makes the source of the last workload, which c is.
func (b *builder) arrivals(c language.Cursor) {
	w := &b.config.Stream.Workloads[len(b.config.Stream.Workloads)-1]
	arrivals := c.At("arrivals")
	form, word := arrivals.Form(), ""
	if form == "word" {
		word = arrivals.Text()
	}
	switch {
	case c.At("trace").Exists():
		b.replay(c, form, word)
	case form == "closed":
		w.Closed = b.closed(arrivals.At("closed"))
		b.reacting(c, w)
	case word == "saturated":
		w.Saturated = true
		b.reacting(c, w)
	default:
		b.opened(c, w, form, word)
	}
}

// reacting completes a load that waits for the system.
func (b *builder) reacting(c language.Cursor, w *stream.Workload) {
	what := "saturated"
	if w.Closed != nil {
		what = "closed"
	}
	w.Start = b.instant(c.At("start"), 0)
	w.Stop = b.stop(c.At("stop"), w.Start)
	w.Count = uint64(c.At("count").Integer())
	for _, key := range []string{"rate", "profile", "batch"} {
		if at := c.At(key); at.Exists() {
			at.Problem("%s: a %s load sends as the system lets it; remove %s, or choose arrivals: poisson", key, what, key)
		}
	}
}

func (b *builder) closed(c language.Cursor) *stream.Closed {
	return &stream.Closed{Clients: c.At("clients").Int(), Think: stream.Quantity{Base: b.amount(c.At("think"), times)}}
}

// opened completes a load that waits for nothing.
func (b *builder) opened(c language.Cursor, w *stream.Workload, form, word string) {
	o := &workload.Open{Process: b.arrivalProcess(c, form, word)}
	if o.Process == nil {
		return
	}
	if batch := c.At("batch"); batch.Exists() {
		if d := b.amount(batch, counts); !d.IsConstant() || d.Mean() != 1 {
			o.Batch = &d
		}
	} else {
		batch.Amount() // the default
	}
	o.Start = b.instant(c.At("start"), 0)
	o.Stop = b.stop(c.At("stop"), o.Start)
	o.Count = uint64(c.At("count").Integer())
	w.Source = o.Source
	b.open[len(b.open)-1] = o
	if path := c.Path().String(); b.sound(path) {
		for _, p := range o.Problems() {
			b.at(path+"."+p.Path, p.Error())
		}
	}
}

// arrivalProcess reads how arrivals are spread over time; nil: that cannot be.
func (b *builder) arrivalProcess(c language.Cursor, form, word string) workload.Process {
	rate := c.At("rate")
	switch form {
	case "interarrival":
		for _, key := range []string{"rate", "profile"} {
			if at := c.At(key); at.Exists() {
				at.Problem("%s: the times between arrivals say it all; remove %s, or choose arrivals: poisson", key, key)
			}
		}
		return workload.Interarrival{Gap: b.amount(c.At("arrivals", "interarrival"), times)}
	case "mmpp":
		return b.mmpp(c)
	}
	if !rate.Exists() {
		b.atKey(c, "", "%s needs rate, such as rate: 100/s; only saturated, closed and interarrival arrivals have none", c.Path())
		return nil
	}
	if word == "constant" {
		return workload.Constant{Rate: rate.Rate(), Profile: b.profile(c.At("profile"))}
	}
	return workload.Poisson{Rate: rate.Rate(), Profile: b.profile(c.At("profile"))}
}

// mmpp reads a modulated process. A rate that is given too is its mean: the rates are scaled to it.
func (b *builder) mmpp(c language.Cursor) workload.Process {
	at := c.At("arrivals", "mmpp")
	m := workload.MMPP{Profile: b.profile(c.At("profile"))}
	for _, rate := range at.At("rates").Each() {
		m.Rates = append(m.Rates, rate.Rate())
	}
	for _, row := range at.At("generator").Each() {
		jumps := []float64{}
		for _, jump := range row.Each() {
			jumps = append(jumps, jump.Number())
		}
		m.Generator = append(m.Generator, jumps)
	}
	if !c.At("rate").Exists() || !b.sound(c.Path().String()) || len(m.Problems()) > 0 {
		return m
	}
	factor := c.At("rate").Rate() / m.MeanRate()
	for i := range m.Rates {
		m.Rates[i] *= factor
	}
	return m
}

// stop is when a load ends; nothing there: never.
func (b *builder) stop(c language.Cursor, start clock.Time) clock.Time {
	if !c.Exists() {
		return clock.Never
	}
	return b.instant(c, start)
}
