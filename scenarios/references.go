package scenarios

import (
	"slices"

	"simulate/scenarios/document"
	"simulate/scenarios/language"
	"simulate/sim/stream"
)

// references holds the names within amounts, and the shares of workloads, against the graph.
func (b *builder) references() {
	i := 0
	b.everyProcess(func(c language.Cursor) {
		pr := &b.config.Stream.Processes[i]
		i++
		from := arriving(pr)
		for j, o := range c.At("operators").Each() {
			r := &referee{builder: b, process: pr, operator: &pr.Operators[j], arriving: from, through: pr.Operators[j].Inputs}
			for _, key := range []string{"processing_time", "selectivity", "bytes_out"} {
				r.amount(o.At(key), from[o.Key()])
			}
		}
		b.workloadShares(c, pr)
	})
}

// workloadShares refuses to give away more of a workload than there is.
func (b *builder) workloadShares(c language.Cursor, pr *stream.Process) {
	for _, w := range b.config.Stream.Workloads {
		sum := 0.0
		for _, in := range edgesFrom(pr, w.Name) {
			sum += in.Share
		}
		if sum > 1+1e-9 {
			c.At("operators").Problem("the shares of workload %q add up to %.4g %%; at most 100 %% can be given away", w.Name, 100*sum)
		}
	}
}

// referee checks the names within the amounts of one operator.
type referee struct {
	*builder
	process  *stream.Process
	operator *stream.Operator
	arriving map[string][]string
	through  []stream.Input // that records come by
}

// amount checks an amount that holds for records of some workloads.
func (r *referee) amount(c language.Cursor, workloads []string) {
	switch c.Form() {
	case "column":
		if name := c.At("column"); name.Exists() {
			r.attribute(name.Text(), workloads, name.Suggest)
		}
	case "sum":
		r.amount(c.At("base"), workloads)
		for _, per := range c.At("per").Each() {
			r.attribute(per.Key(), workloads, func(suggestion, format string, values ...any) { r.atKey(per, suggestion, format, values...) })
		}
	case "by_workload":
		r.byWorkload(c.At("by_workload"), workloads)
	case "by_input":
		r.byInput(c.At("by_input"), workloads)
	}
}

// attribute wants a number that records of these workloads may carry.
func (r *referee) attribute(name string, workloads []string, say func(suggestion, format string, values ...any)) {
	names := r.attributes(workloads)
	switch {
	case name == attributeBytes && !r.sized(workloads):
		say("", "the events that come to %s have no size; give their workload bytes_per_event", r.operator.Name)
	case !slices.Contains(names, name):
		say(document.Nearest(name, names), "no event that comes to %s has a field %q", r.operator.Name, name)
	case slices.Contains(r.columns(workloads), name) && r.fromWindow(r.through):
		say("", "%s takes what a window has made of many events, and those have no %s of their own", r.operator.Name, name)
	}
}

// fromWindow says whether results of windows come along edges.
func (r *referee) fromWindow(edges []stream.Input) bool {
	return slices.ContainsFunc(edges, func(in stream.Input) bool {
		i := slices.IndexFunc(r.process.Operators, func(o stream.Operator) bool { return o.Name == in.Operator })
		if i < 0 {
			return false
		}
		from := &r.process.Operators[i]
		return from.Window != nil && from.Window.Emit != stream.EmitRecords || r.fromWindow(from.Inputs)
	})
}

// sized says whether any record of these workloads may have a size.
func (r *referee) sized(workloads []string) bool {
	for _, name := range workloads {
		if r.top.At("workloads", name, "bytes_per_event").Exists() {
			return true
		}
	}
	return slices.ContainsFunc(r.process.Operators, func(o stream.Operator) bool { return o.BytesOut != nil })
}

// attributes are the numbers that records of these workloads may carry.
func (r *referee) attributes(workloads []string) []string {
	names := []string{attributeBytes, attributeRecords}
	for _, name := range workloads {
		for _, field := range r.workloadNamed(name).Fields {
			names = append(names, field.Name)
		}
	}
	return append(names, r.columns(workloads)...)
}

// columns are those of the traces of these workloads.
func (r *referee) columns(workloads []string) (names []string) {
	for i := range r.replays {
		if replay := &r.replays[i]; slices.Contains(workloads, r.config.Stream.Workloads[replay.workload].Name) {
			names = append(names, replay.columns...)
		}
	}
	return names
}

func (r *referee) byWorkload(c language.Cursor, workloads []string) {
	for _, one := range c.Each() {
		r.unknownKey(one, "workload", keysOf(r.top.At("workloads").Each()))
		if slices.Contains(workloads, one.Key()) {
			r.amount(one, []string{one.Key()})
		}
	}
	for _, name := range workloads {
		if !c.At(name).Exists() {
			r.atKey(c, "", "by_workload says nothing of %q, whose records come to %s too; add it", name, r.operator.Name)
		}
	}
}

func (r *referee) byInput(c language.Cursor, workloads []string) {
	var names []string
	for _, in := range r.operator.Inputs {
		name := in.Workload + in.Operator
		names = append(names, name)
		if one := c.At(name); one.Exists() {
			narrow := *r
			narrow.through = []stream.Input{in}
			narrow.amount(one, comingThrough(in, r.arriving))
		} else {
			r.atKey(c, "", "by_input says nothing of %q, which %s takes records from too; add it", name, r.operator.Name)
		}
	}
	for _, one := range c.Each() {
		r.unknownKey(one, "input", names)
	}
}
