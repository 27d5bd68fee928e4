package workload

import "io"

// rates reads rows that are the arrivals of an interval.
func (t *Trace) rates(in io.Reader) (rows, *Mistake) {
	r, m := t.table(in)
	switch {
	case m != nil:
		return nil, m
	case t.Value != "":
		r.value, m = r.find(t.Value)
	case len(r.names) == 2:
		r.value = 1 - r.time
	default:
		m = r.absent("value must name the column of the number of arrivals")
	}
	if m != nil {
		return nil, m
	}
	return r, nil
}
