package workload

import "io"

// events reads rows that are an event each.
func (t *Trace) events(in io.Reader) (rows, *Mistake) {
	r, m := t.table(in)
	if m != nil {
		return nil, m
	}
	for _, name := range t.Numbers {
		column, m := r.find(name)
		if m != nil {
			return nil, m
		}
		r.numbers = append(r.numbers, column)
	}
	if t.Key != "" {
		if r.key, m = r.find(t.Key); m != nil {
			return nil, m
		}
	}
	return r, nil
}
