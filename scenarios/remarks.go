package scenarios

import (
	"regexp"
	"slices"

	"simulate/scenarios/document"
	"simulate/scenarios/language"
	"simulate/sim/stream"
	"simulate/workload"
)

// remarks finds what is accepted and changes nothing here.
func (b *builder) remarks() {
	b.remarkTop()
	b.remarkReplays()
	b.remarkCluster()
	b.remarkResources()
	bytes, attributes := b.attributesUsed()
	for i, c := range b.top.At("workloads").Each() {
		w := &b.config.Stream.Workloads[i]
		if len(b.readers(w.Name)) == 0 {
			b.noEffect(c, "no process reads %s; its events arrive nowhere", w.Name)
			continue
		}
		b.remarkWorkload(c, w, bytes, attributes)
	}
	b.eachOperator(func(c language.Cursor, pr *stream.Process, o *stream.Operator) {
		b.remarkEdges(c, pr, o)
		b.remarkStation(c, pr, o)
		if at := c.At("bytes_out"); at.Exists() && !bytes {
			b.noEffect(at, "no amount depends on bytes, so sizes change nothing")
		}
	})
}

func (b *builder) remarkTop() {
	if c := b.top.At("precision"); c.Exists() && b.top.At("replications").Form() != "auto" {
		b.noEffect(c, "precision is looked at with replications: auto only")
	}
	if c := b.top.At("currency"); c.Exists() && !b.priced() {
		b.noEffect(c, "nothing has a price here")
	}
	if c := b.top.At("start_time"); c.Exists() && !namesClock(b.top.Document().Root()) && !b.replaysOnTheClock() {
		b.noEffect(c, "no time of day and no date stands in the scenario, so the clock at the start changes nothing")
	}
	if c := b.top.At("observe", "subtasks"); c.Exists() && c.Int() > 0 {
		few := false
		b.eachOperator(func(_ language.Cursor, _ *stream.Process, o *stream.Operator) { few = few || o.Parallelism <= c.Int() })
		if !few {
			b.noEffect(c, "every operator has more subtasks than %d, so none is shown by subtask", c.Int())
		}
	}
}

// wallClock is how times of day and dates are written.
var wallClock = regexp.MustCompile(`^([0-9]{2}:[0-9]{2}|[0-9]{4}-[0-9]{2}-[0-9]{2}T)`)

// namesClock says whether a time of day or a date stands anywhere but at start_time.
func namesClock(n *document.Node) bool {
	if n.Kind == document.Scalar {
		return wallClock.MatchString(n.Text)
	}
	return slices.ContainsFunc(n.Items, namesClock) || slices.ContainsFunc(n.Entries, func(e document.Entry) bool {
		return e.Key != "start_time" && namesClock(e.Value)
	})
}

// remarkWorkload is about a stream of events that somebody reads.
func (b *builder) remarkWorkload(c language.Cursor, w *stream.Workload, bytes bool, attributes []string) {
	if at := c.At("bytes_per_event"); at.Exists() && !bytes {
		b.noEffect(at, "no amount depends on bytes, so sizes change nothing")
	}
	for _, field := range c.At("fields").Each() {
		if !slices.Contains(attributes, field.Key()) {
			b.noEffect(field, "no amount depends on the field %s", field.Key())
		}
	}
	b.remarkReplay(c, w)
	if at := c.At("keys"); at.Exists() && w.Keys.Recorded && !b.hashesKeys(w.Name) {
		b.noEffect(at, "no exchange: hash and no window.emit: per_key looks at the keys of %s", w.Name)
	} else if at.Exists() && !b.looksAtKeys(w.Name) {
		b.noEffect(at, "no exchange and no window looks at the keys of %s: exchange: hash does, window.emit: per_key does", w.Name)
	}
	if at := c.At("priority"); at.Exists() && !b.ranks(w.Name) {
		b.noEffect(at, "no operator that %s comes to has a priority discipline", w.Name)
	}
	if at := c.At("start"); at.Exists() && b.instant(at, 0) >= b.config.Horizon.At {
		b.noEffect(at, "it begins when the horizon has ended, so nothing arrives")
	}
	if at := c.At("stop"); at.Exists() && b.config.Horizon.Events == 0 && b.instant(at, 0) >= b.config.Horizon.At {
		b.noEffect(at, "arrivals end at the horizon already")
	}
}

// remarkReplay is about a trace.
func (b *builder) remarkReplay(c language.Cursor, w *stream.Workload) {
	for i := range b.replays {
		r := &b.replays[i]
		if &b.config.Stream.Workloads[r.workload] != w {
			continue
		}
		if at := c.At("arrivals"); at.Exists() && r.load.Trace.Format == workload.Events {
			b.noEffect(at, "every event of the trace comes at its own time")
		}
		if at := r.at.At("time", "unit"); at.Exists() && r.load.Summary.Dated {
			b.noEffect(at, "the times of the trace are dates, not numbers")
		}
		if h := b.config.Horizon; r.load.Loop && h.Events == 0 && h.At <= r.load.End() {
			b.noEffect(r.at.At("loop"), "the horizon ends with the first pass; a longer one brings further passes")
		}
	}
}

// visited are the operators that records of a workload come to.
func (b *builder) visited(load string, visit func(o *stream.Operator)) {
	for i := range b.config.Stream.Processes {
		pr := &b.config.Stream.Processes[i]
		from := arriving(pr)
		for j := range pr.Operators {
			if slices.Contains(from[pr.Operators[j].Name], load) {
				visit(&pr.Operators[j])
			}
		}
	}
}

func (b *builder) looksAtKeys(workload string) (looks bool) {
	b.visited(workload, func(o *stream.Operator) { looks = looks || readsKeys(o) })
	return looks
}

// hashesKeys says whether anybody looks at the keys of events themselves, not only at how they are distributed.
func (b *builder) hashesKeys(workload string) (looks bool) {
	b.visited(workload, func(o *stream.Operator) {
		hashed := slices.ContainsFunc(o.Inputs, func(in stream.Input) bool { return byKey(in) && in.Exchange == stream.Hash })
		looks = looks || readsKeys(o) && (hashed || o.Window != nil)
	})
	return looks
}

// readsKeys says whether an operator's exchange or window looks at keys.
func readsKeys(o *stream.Operator) bool {
	return o.Parallelism > 1 && slices.ContainsFunc(o.Inputs, byKey) || o.Window != nil && o.Window.Emit == stream.EmitPerKey
}

// byKey says whether keys decide which subtask a record takes along an edge.
func byKey(in stream.Input) bool {
	return in.Partitions == 0 && (in.Exchange == stream.Hash || in.Exchange == stream.Random)
}

func (b *builder) ranks(workload string) (ranks bool) {
	b.visited(workload, func(o *stream.Operator) {
		ranks = ranks || o.Discipline == stream.Priority || o.Discipline == stream.PreemptivePriority
	})
	return ranks
}

// attributesUsed are the numbers of events that some amount depends on.
func (b *builder) attributesUsed() (bytes bool, names []string) {
	b.eachOperator(func(_ language.Cursor, _ *stream.Process, o *stream.Operator) {
		names = append(names, attributesOf(o.Work)...)
		if o.Selectivity.Number != nil {
			names = append(names, attributesOf(*o.Selectivity.Number)...)
		}
		if o.BytesOut != nil {
			names = append(names, attributesOf(*o.BytesOut)...)
		}
	})
	return slices.Contains(names, attributeBytes), names
}

func attributesOf(d stream.Demand) (names []string) {
	for _, per := range d.Per {
		names = append(names, per.Attribute)
	}
	for _, cases := range []map[string]stream.Demand{d.ByWorkload, d.ByInput} {
		for _, one := range cases {
			names = append(names, attributesOf(one)...)
		}
	}
	return names
}
