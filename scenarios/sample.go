package scenarios

import (
	"fmt"
	"hash/fnv"
	"math"

	"simulate/scenarios/document"
	"simulate/scenarios/language"
	"simulate/sim/dist"
	"simulate/workload"
)

// sample is the values of a column of a file that a distribution draws from, and a number that tells contents apart.
type sample struct {
	values   []float64
	mistakes []*workload.Mistake
	content  uint64
}

// sampleOf reads a column of a file, once for all who name it.
func (r *recordings) sampleOf(file, column string) (sample, error) {
	key := fmt.Sprintf("%q %q", file, column)
	if s, known := r.samples[key]; known {
		return s, nil
	}
	text, err := r.open(file)
	if err != nil {
		return sample{}, err
	}
	var s sample
	s.values, s.mistakes = workload.Sample(text, column)
	hash := fnv.New64a()
	for _, x := range s.values {
		fmt.Fprintf(hash, "%x ", math.Float64bits(x))
	}
	s.content = hash.Sum64()
	r.samples[key] = s
	return s, text.Close()
}

// empirical reads a distribution that a file holds the values of: times in seconds, sizes in bytes.
func (b *builder) empirical(c language.Cursor, u unit) (dist.Distribution, error) {
	file := c.At("file").Filename()
	switch {
	case c.At("quantiles").Exists():
		c.Problem("empirical: expected quantiles or a file, not both")
		return dist.Distribution{}, nil
	case !c.At("column").Exists():
		c.Problem("empirical: file needs a column, the name of the one that holds the values")
		return dist.Distribution{}, nil
	}
	s, err := b.recordings.sampleOf(file, c.At("column").Text())
	if err != nil {
		c.At("file").Problem("cannot read %s: %s", file, err)
		return dist.Distribution{}, nil
	}
	b.samples = append(b.samples, s.content)
	for _, m := range s.mistakes {
		p := document.Problem{Path: c.Path().String(), Message: m.Message}
		p.File, p.Line, p.Column = file, m.Line, m.Column
		b.wrong = append(b.wrong, p)
	}
	if len(s.mistakes) > 0 {
		return dist.Distribution{}, nil
	}
	values := make([]float64, len(s.values))
	for i, x := range s.values {
		values[i] = x / u.scale
	}
	return dist.Empirical(values)
}
