package plan

import "simulate/sim/stream"

// moments are the mean and the mean square of a number.
type moments struct{ mean, square float64 }

func (m moments) plus(mean, variance float64) moments {
	return moments{m.mean + mean, m.square + float64(2*m.mean*mean) + float64(mean*mean) + variance}
}

func (m moments) times(by float64) moments { return moments{m.mean * by, m.square * by * by} }

// scv is the variance over the squared mean.
func (m moments) scv() float64 {
	if m.mean == 0 {
		return 0
	}
	return max(0, m.square/(m.mean*m.mean)-1)
}

// mixture is the moments of numbers of several kinds, each kind as often as it comes.
type mixture struct{ weight, mean, square float64 }

func (m *mixture) add(weight float64, of moments) {
	m.weight += weight
	m.mean += float64(weight * of.mean)
	m.square += float64(weight * of.square)
}

func (m *mixture) moments() moments {
	if m.weight == 0 {
		return moments{}
	}
	return moments{m.mean / m.weight, m.square / m.weight}
}

// event is what a record carries, in the mean.
type event struct {
	input    string // name of the operator or workload of the edge it came by
	workload *Workload
	bytes    float64
	records  float64 // of its batch
}

// of is the moments of a demand for such records.
func (e *event) of(d *stream.Demand) moments {
	for {
		if next, ok := d.ByInput[e.input]; ok {
			d = &next
			continue
		}
		next, ok := d.ByWorkload[e.workload.Name]
		if !ok {
			break
		}
		d = &next
	}
	m := moments{}.plus(d.Base.Mean(), d.Base.Variance())
	for _, per := range d.Per {
		mean, variance := e.attribute(per.Attribute)
		m = m.plus(per.Each*mean, per.Each*per.Each*variance)
	}
	return m
}

// attribute is a number that records carry, as if attributes had nothing to do with each other.
func (e *event) attribute(name string) (mean, variance float64) {
	switch name {
	case "bytes":
		return e.bytes, 0
	case "records":
		return e.records, 0
	}
	for i := range e.workload.Fields {
		if f := &e.workload.Fields[i]; f.Name == name {
			return f.Value.Mean(), f.Value.Variance()
		}
	}
	return 0, 0
}
