package workload

import (
	"fmt"
	"io"
)

// mostValues is how many values a sample may have: they are held in memory.
const mostValues = 10_000_000

// Sample reads the numbers of one column of a table, in the order of its rows, or says what is wrong with them.
func Sample(in io.Reader, column string) ([]float64, []*Mistake) {
	table, m := (&Trace{}).table(in)
	if m != nil {
		return nil, []*Mistake{m}
	}
	at, m := table.find(column)
	if m != nil {
		return nil, []*Mistake{m}
	}
	var values []float64
	var mistakes []*Mistake
	for len(mistakes) < mostMistakes {
		more, m := table.table.next()
		if !more && m == nil {
			break
		}
		if m == nil {
			var x float64
			if x, m = table.sampled(at, len(values)); m == nil {
				values = append(values, x)
				continue
			}
		}
		mistakes = append(mistakes, m)
		if m.final {
			break
		}
	}
	if len(values) == 0 && len(mistakes) == 0 {
		mistakes = []*Mistake{{Line: 1, Column: 1, Message: "there are no rows; expected at least one value"}}
	}
	return values, mistakes
}

// sampled is the value of the present row.
func (r *columns) sampled(column, before int) (float64, *Mistake) {
	if before == mostValues {
		m := r.complain(column, "the end of the file")
		m.Message = fmt.Sprintf("more than %d values do not fit; keep every so many of them", mostValues)
		m.final = true
		return 0, m
	}
	x, ok := number(r.cell(column))
	if !ok || x < 0 {
		return 0, r.complain(column, "a number that is not negative")
	}
	return x, nil
}
