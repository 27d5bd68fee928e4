package reports

import (
	"bytes"
	"io"

	"simulate/sim/experiment"
)

// depthOfSeries is how deep in a document the key of a variant's series stands.
const depthOfSeries = 3

// weave writes a document whose variants, in their order, have these series, of which its frame holds none. Documents are
// mostly series: digits go where they stay, without a pass over them as a value or as a text to be laid out. The keys of
// a variant are the only ones on lines of their own at that depth that are called so: see TestSeriesAreWovenIn.
func weave(w io.Writer, frame []byte, series [][]experiment.Series, depth int) error {
	mark := append(newline(nil, depth), `"series": [`...)
	for _, of := range series {
		at := bytes.Index(frame, mark) + len(mark)
		if _, err := w.Write(frame[:at]); err != nil {
			return err
		}
		frame = frame[at:]
		if err := writeSeries(w, of, depth+1); err != nil {
			return err
		}
	}
	_, err := w.Write(frame)
	return err
}

// writeSeries writes what stands in the list of a variant's series.
func writeSeries(w io.Writer, all []experiment.Series, depth int) error {
	var b []byte
	for i, s := range all {
		b = b[:0]
		if i > 0 {
			b = append(b, ',')
		}
		var err error
		if b, err = appendSeries(newline(b, depth), s, depth); err != nil {
			return err
		}
		if i == len(all)-1 {
			b = newline(b, depth-1)
		}
		if _, err := w.Write(b); err != nil {
			return err
		}
	}
	return nil
}

// appendSeries appends a series as indent would lay it out: what it is of, then a line for each of its lists.
func appendSeries(b []byte, s experiment.Series, depth int) ([]byte, error) {
	text, err := compact(fillSeriesHead(s))
	if err != nil {
		return b, err
	}
	head := layout{in: text}
	head.value(depth)
	b = append(append(b, bytes.TrimRight(head.out.Bytes(), "\n }")...), ',') // its last value is a text
	if s.Axis == "" {
		b = appendList(b, depth+1, "t_s", len(s.At), func(i int) float64 { return s.At[i].Seconds() })
	} else {
		b = appendNumbers(b, depth+1, "x_values", s.X)
	}
	b = appendNumbers(append(b, ','), depth+1, "mean", s.Mean)
	b = appendNumbers(append(b, ','), depth+1, "lo", s.Lo)
	b = appendNumbers(append(b, ','), depth+1, "hi", s.Hi)
	return append(newline(b, depth), '}'), nil
}

func appendNumbers(b []byte, depth int, key string, all []float64) []byte {
	return appendList(b, depth, key, len(all), func(i int) float64 { return all[i] })
}

// appendList appends a key and its list, on a line.
func appendList(b []byte, depth int, key string, n int, at func(i int) float64) []byte {
	b = append(append(append(newline(b, depth), '"'), key...), `": [`...)
	for i := range n {
		if i > 0 {
			b = append(b, ", "...)
		}
		b = appendNumber(b, at(i))
	}
	return append(b, ']')
}
