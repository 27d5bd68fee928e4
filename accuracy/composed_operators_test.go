package accuracy

import (
	"fmt"
	"slices"
)

// operators are the steps of a process that reads some of the workloads.
func (c composer) operators(loads []string) entries {
	if c.chance(0.2) {
		return c.diamond(loads)
	}
	var all entries
	for i := range 1 + c.IntN(6) {
		var reads, after []any
		if i == 0 || c.chance(0.15) {
			reads = append(reads, c.edge(loads[c.IntN(len(loads))]))
		}
		for j := range i {
			if c.chance(0.9 / float64(i)) {
				after = append(after, c.edge(fmt.Sprintf("step%d", j)))
			}
		}
		if len(reads)+len(after) == 0 {
			after = append(after, c.edge(fmt.Sprintf("step%d", c.IntN(i))))
		}
		o := edges(reads, after)
		if len(reads)+len(after) > 1 && c.chance(0.15) {
			o.set("join", "all") // seldom allowed: see diamond
		}
		if len(reads) > 0 && c.chance(0.1) {
			o.set("partitions", 7)
		}
		c.fill(&o, loads, true)
		all.set(fmt.Sprintf("step%d", i), o)
	}
	return all
}

// diamond is a process in which copies part and are joined again.
func (c composer) diamond(loads []string) entries {
	var all entries
	for i, o := range []entries{
		{{"reads", loads[:1]}}, {{"after", "step0"}}, {{"after", "step0"}}, {{"after", []string{"step1", "step2"}}, {"join", "all"}},
	} {
		c.fill(&o, loads, i == 0 || i == 3)
		all.set(fmt.Sprintf("step%d", i), o)
	}
	return all
}

// chain is a process of single servers, one after the other, that may block each other.
func (c composer) chain(load string) entries {
	var all entries
	for i := range 1 + c.IntN(4) {
		o := entries{{"after", fmt.Sprintf("server%d", i-1)}}
		if i == 0 {
			o = entries{{"reads", load}}
		}
		o.set("processing_time", c.law("1.5ms", 1.5))
		if c.chance(0.5) {
			o.set("buffer", c.IntN(8))
		}
		all.set(fmt.Sprintf("server%d", i), o)
	}
	return all
}

// edge is an input, often with a share or an exchange of its own.
func (c composer) edge(from string) any {
	if c.chance(0.5) {
		return from
	}
	e := entries{{"from", from}}
	if c.chance(0.4) {
		e.set("share", c.one("20%", 0.3))
	}
	if c.chance(0.4) {
		e.set("exchange", c.exchange())
	}
	return e
}

func (c composer) exchange() any {
	if c.chance(0.05) {
		return c.one("forward", "broadcast") // one fits seldom, the other makes many
	}
	return []any{"hash", "rebalance", "rescale", "random", "shortest_queue"}[c.IntN(c.ifCalm(4, 5))]
}

// fill makes an operator of its inputs. One that is not free sends out exactly what it takes, at once.
func (c composer) fill(o *entries, loads []string, free bool) {
	parallelism, concurrency := 1+c.IntN(4), 1+c.IntN(3)
	o.set("parallelism", parallelism)
	if c.chance(0.5) {
		o.set("exchange", c.exchange())
	}
	if c.chance(0.1) {
		o.set("concurrency", "unbounded")
	} else {
		o.set("concurrency", concurrency)
	}
	if c.chance(0.1) {
		o.set("max_parallelism", 60)
	}
	if c.chance(0.85) {
		o.set("processing_time", c.work(float64(parallelism*concurrency), loads))
	}
	discipline := c.one("fifo", "fifo", "priority", "preemptive_priority", "processor_sharing")
	o.set("discipline", discipline)
	if c.chance(0.35) {
		o.set("buffer", c.one("unbounded", c.IntN(8), 5+c.IntN(8)))
		if free && c.chance(0.5) {
			o.set("on_full", "drop")
		}
	}
	if discipline == "fifo" || c.chance(0.02) {
		c.collect(o)
	}
	if free {
		c.change(o)
		c.hold(o)
	}
	c.disturb(o, discipline)
	if c.calm {
		c.soothe(o, free)
	}
}

// soothe takes out of an operator what needs events; one that is free may lose records.
func (c composer) soothe(o *entries, free bool) {
	noisy := []string{"discipline", "buffer", "on_full", "batch", "window", "failures", "outages"}
	*o = slices.DeleteFunc(*o, func(e entry) bool { return slices.Contains(noisy, e.key) })
	if free && c.chance(0.3) {
		o.set("buffer", c.IntN(8))
		o.set("on_full", "drop")
	}
}

// work is what a record asks of a server, so that an operator with so many servers is often, not always, enough.
func (c composer) work(servers float64, loads []string) any {
	ms := 1.5 * servers
	law := func(f float64) any { return c.law(decimal(ms*f)+"ms", ms*f) }
	switch c.IntN(8) {
	case 0:
		var cases entries
		for _, load := range loads {
			cases.set(load, law(0.5))
		}
		return entries{{"by_workload", cases}}
	case 1:
		return entries{{"base", law(0.5)}, {"per", entries{{"bytes", decimal(ms*0.3) + "us"}, {"items", decimal(ms*0.1) + "ms"}}}}
	case 2:
		return entries{{"column", "items"}, {"unit", decimal(ms*0.3) + "ms"}}
	}
	return law(1)
}

// change says what comes out.
func (c composer) change(o *entries) {
	switch c.IntN(8) {
	case 0:
		o.set("selectivity", entries{{"every", 1 + c.IntN(4)}})
	case 1:
		o.set("selectivity", c.one(0, 0.4, 1.2, 2))
	case 2:
		o.set("selectivity", entries{{"mean", 1.1}, {"cv", 0.8}})
	}
	if c.chance(0.2) {
		o.set("keys", entries{{"count", 50}})
	}
	if c.chance(0.2) {
		o.set("bytes_out", c.one("200b", entries{{"per", entries{{"bytes", "0.5b"}}}}))
	}
}

// collect adds batches.
func (c composer) collect(o *entries) {
	if c.chance(0.35) {
		b := entries{{"max_size", 1 + c.IntN(6)}}
		if c.chance(0.8) {
			b.set("max_wait", "20ms")
		}
		o.set("batch", b)
	}
}

// hold adds windows.
func (c composer) hold(o *entries) {
	if c.chance(0.2) {
		w := entries{{"size", "60ms"}, {"emit", c.one("records", "per_key", "one")}}
		if c.chance(0.5) {
			w.set("slide", c.one("20ms", "30ms", "90ms"))
		}
		if c.chance(0.5) {
			w.set("offset", "7ms")
		}
		o.set("window", w)
	}
}

// disturb adds failures and outages.
func (c composer) disturb(o *entries, discipline any) {
	if c.chance(0.25) {
		f := entries{{"up", c.law("300ms", 300)}, {"down", c.law("20ms", 20)}}
		if discipline != "processor_sharing" || c.chance(0.05) {
			f.set("clock", c.one("calendar", "busy"))
			f.set("scope", c.one("subtask", "server"))
		}
		o.set("failures", f)
	}
	if c.chance(0.2) {
		o.set("outages", []any{[]string{"100ms", "180ms"}, []string{"400ms", "420ms"}})
	}
}
