package scenarios

import (
	"maps"
	"slices"
	"strings"

	"simulate/scenarios/document"
	"simulate/scenarios/language"
	"simulate/sim/stream"
	"simulate/workload"
)

// carried holds what a workload says that its events bring with them against the columns of its trace.
func (b *builder) carried(c language.Cursor) {
	r := b.replayed(len(b.config.Stream.Workloads) - 1)
	var columns []string
	switch {
	case r == nil || r.load.Trace.Format != workload.Events:
		columns = []string{}
	default:
		columns = r.columns
	}
	for _, field := range c.At("fields").Each() {
		if slices.Contains(columns, field.Key()) {
			b.atKey(field, "", "the trace has a column %s; give the field another name", field.Key())
		}
	}
	if keys := c.At("keys"); keys.Form() == "column" {
		name := keys.At("column")
		b.column(name.Text(), columns, name.Suggest)
	}
	b.columnsOfSize(c.At("bytes_per_event"), columns)
}

// columnsOfSize checks the columns that make up the size of an event.
func (b *builder) columnsOfSize(c language.Cursor, columns []string) {
	switch c.Form() {
	case "column":
		name := c.At("column")
		b.column(name.Text(), columns, name.Suggest)
	case "sum":
		b.columnsOfSize(c.At("base"), columns)
		for _, per := range c.At("per").Each() {
			b.column(per.Key(), columns, func(suggestion, format string, values ...any) { b.atKey(per, suggestion, format, values...) })
		}
	}
}

// column wants the name of a column; nil columns could not be read, which is told already.
func (b *builder) column(name string, columns []string, say func(suggestion, format string, values ...any)) {
	switch {
	case columns == nil || name == "" || slices.Contains(columns, name):
	case len(columns) == 0:
		say("", "a column needs a trace of events, such as trace: {file: requests.csv, format: events}")
	default:
		say(document.Nearest(name, columns), "the trace has no column %q", name)
	}
}

// carry lets events bring the numbers that somebody asks for.
func (b *builder) carry(r *replay) {
	w := &b.config.Stream.Workloads[r.workload]
	if r.load.Trace.Format != workload.Events {
		return
	}
	for _, per := range w.Bytes.Per {
		r.bring(w, per.Attribute, strings.TrimPrefix(per.Attribute, ofBytes))
	}
	for _, name := range b.asked(w.Name) {
		if slices.Contains(r.columns, name) && !slices.Contains(w.Numbers, name) {
			r.bring(w, name, name)
		}
	}
}

func (r *replay) bring(w *stream.Workload, name, column string) {
	w.Numbers = append(w.Numbers, name)
	r.load.Trace.Numbers = append(r.load.Trace.Numbers, column)
}

// asked are the attributes that operators ask of the events of a workload.
func (b *builder) asked(workload string) (names []string) {
	b.visited(workload, func(o *stream.Operator) {
		for _, d := range []*stream.Demand{&o.Work, o.Selectivity.Number, o.BytesOut} {
			if d != nil {
				names = append(names, askedOf(d, workload)...)
			}
		}
	})
	return names
}

// askedOf are the attributes that a demand asks of the events of a workload.
func askedOf(d *stream.Demand, workload string) (names []string) {
	if one, ok := d.ByWorkload[workload]; ok {
		return askedOf(&one, workload)
	}
	for _, per := range d.Per {
		names = append(names, per.Attribute)
	}
	for _, input := range slices.Sorted(maps.Keys(d.ByInput)) {
		one := d.ByInput[input]
		names = append(names, askedOf(&one, workload)...)
	}
	return names
}
