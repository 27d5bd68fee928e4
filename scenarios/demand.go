package scenarios

import (
	"maps"
	"slices"

	"simulate/scenarios/language"
	"simulate/sim/dist"
	"simulate/sim/stream"
)

// Attributes that every event has, besides the fields of its workload.
const (
	attributeBytes   = "bytes"
	attributeRecords = "records"
)

// demand reads an amount that may depend on what a record carries and where it comes from.
func (b *builder) demand(c language.Cursor, u unit) stream.Demand {
	switch c.Form() {
	case "column":
		per := stream.PerUnit{Attribute: c.At("column").Text(), Each: c.At("unit").Amount()}
		return stream.Demand{Quantity: stream.Quantity{Per: []stream.PerUnit{per}}}
	case "sum":
		sum := b.demand(c.At("base"), u)
		for _, per := range c.At("per").Each() {
			sum = plus(sum, stream.PerUnit{Attribute: per.Key(), Each: per.Amount()})
		}
		return sum
	case "by_workload":
		return stream.Demand{ByWorkload: b.cases(c.At("by_workload"), u)}
	case "by_input":
		return stream.Demand{ByInput: b.cases(c.At("by_input"), u)}
	}
	return stream.Demand{Quantity: stream.Quantity{Base: b.amount(c, u)}}
}

// ofBytes marks the numbers of a trace that make up the size of its events, so that a column may be called bytes.
const ofBytes = "bytes of "

// eventSize reads how large an event is: drawn, or as a trace has it.
func (b *builder) eventSize(c language.Cursor) stream.Quantity {
	size := b.demand(c, sizes).Quantity
	for i := range size.Per {
		size.Per[i].Attribute = ofBytes + size.Per[i].Attribute
	}
	return size
}

func (b *builder) cases(c language.Cursor, u unit) map[string]stream.Demand {
	cases := map[string]stream.Demand{}
	for _, one := range c.Each() {
		cases[one.Key()] = b.demand(one, u)
	}
	return cases
}

// plus adds so much for every unit of an attribute, in every case.
func plus(d stream.Demand, per stream.PerUnit) stream.Demand {
	d.ByWorkload, d.ByInput = maps.Clone(d.ByWorkload), maps.Clone(d.ByInput)
	for name, one := range d.ByWorkload {
		d.ByWorkload[name] = plus(one, per)
	}
	for name, one := range d.ByInput {
		d.ByInput[name] = plus(one, per)
	}
	d.Per = append(d.Per[:len(d.Per):len(d.Per)], per)
	return d
}

// mean is the mean of a demand as far as it is known without the events: attributes count 0, cases are averaged.
func mean(d stream.Demand) float64 {
	n, sum := 0, 0.0
	for _, cases := range []map[string]stream.Demand{d.ByInput, d.ByWorkload} {
		for _, name := range slices.Sorted(maps.Keys(cases)) {
			sum += mean(cases[name])
			n++
		}
	}
	if n > 0 {
		return sum / float64(n)
	}
	return d.Base.Mean()
}

func isOne(d dist.Distribution) bool { return d.IsConstant() && d.Mean() == 1 }
