package scenarios

import (
	"slices"

	"simulate/scenarios/language"
	"simulate/sim/clock"
	"simulate/sim/stream"
)

// remarkEdges is about how records come to an operator.
func (b *builder) remarkEdges(c language.Cursor, pr *stream.Process, o *stream.Operator) {
	if at := c.At("partitions"); at.Exists() {
		switch {
		case !c.At("reads").Exists():
			b.noEffect(at, "partitions are those of a workload's log; this operator reads none")
		case at.Int() < o.Parallelism:
			b.noEffect(at, "%d partitions feed %d of %d subtasks; the others never get a record", at.Int(), at.Int(), o.Parallelism)
		}
	}
	if at := c.At("exchange"); at.Exists() && b.exchangeUnused(c, o) {
		b.noEffect(at, "no edge asks for it: records come by partition, or by the exchange of their own edge")
	}
	if at := c.At("join"); o.JoinAll && len(o.Inputs) < 2 {
		b.noEffect(at, "there is one input, so there is nothing to join")
	}
	if at := c.At("max_parallelism"); at.Exists() && !slices.ContainsFunc(o.Inputs, byKey) {
		b.noEffect(at, "no records come by key, so key groups change nothing")
	}
	if at := c.At("keys"); at.Exists() && !keysMatter(pr, o) {
		b.noEffect(at, "no exchange and no window from here on looks at these keys")
	}
}

// exchangeUnused says whether every edge says itself how records come.
func (b *builder) exchangeUnused(c language.Cursor, o *stream.Operator) bool {
	for _, key := range []string{"reads", "after"} {
		for _, at := range c.At(key).All() {
			own := at.Form() == "edge" && at.At("exchange").Exists()
			if !own && !(key == "reads" && c.At("partitions").Exists()) {
				return false
			}
		}
	}
	return true
}

// keysMatter says whether the new keys that an operator gives are looked at, by itself or further on.
func keysMatter(pr *stream.Process, o *stream.Operator) bool {
	after := []string{o.Name}
	for i := 0; i < len(after); i++ {
		for j := range pr.Operators {
			next := &pr.Operators[j]
			leads := next.Name == after[i] && i == 0 || slices.ContainsFunc(next.Inputs, func(in stream.Input) bool { return in.Operator == after[i] })
			if leads && readsKeys(next) {
				return true
			}
			if leads && !slices.Contains(after, next.Name) {
				after = append(after, next.Name)
			}
		}
	}
	return false
}

// remarkStation is about how an operator serves.
func (b *builder) remarkStation(c language.Cursor, pr *stream.Process, o *stream.Operator) {
	if at := c.At("selectivity"); at.Exists() && isSink(pr, o.Name) {
		b.noEffect(at, "nothing follows %s: every record ends here, whatever its selectivity", o.Name)
	}
	if at := c.At("on_full"); at.Exists() && o.Buffer == stream.Unbounded {
		b.noEffect(at, "the buffer is unbounded and never full")
	}
	for _, key := range []string{"discipline", "buffer"} {
		if at := c.At(key); at.Exists() && o.Concurrency == 0 && o.Batch == nil {
			b.noEffect(at, "with unbounded concurrency nothing ever waits")
		}
	}
	if o.Discipline == stream.Priority || o.Discipline == stream.PreemptivePriority {
		b.remarkPriority(c, pr, o)
	}
	if o.Batch != nil && o.Batch.MaxSize == 1 {
		b.noEffect(c.At("batch"), "batches of one record are no batches")
	}
	end := b.config.Horizon.At
	for i, span := range c.At("outages").Each() {
		if end < clock.Never-b.config.Drain && o.Outages[i].From >= end+b.config.Drain {
			b.noEffect(span, "it begins after the run is over")
		}
	}
}

func (b *builder) remarkPriority(c language.Cursor, pr *stream.Process, o *stream.Operator) {
	var priorities []int
	for _, name := range arriving(pr)[o.Name] {
		priorities = append(priorities, b.workloadNamed(name).Priority)
	}
	slices.Sort(priorities)
	if len(slices.Compact(priorities)) < 2 {
		b.noEffect(c.At("discipline"), "all records that come to %s have one priority; give their workloads different ones", o.Name)
	}
}
