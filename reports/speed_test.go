package reports

import (
	"bytes"
	"fmt"
	"io"
	"math"
	"testing"

	"simulate/sim/clock"
	"simulate/sim/experiment"
)

// large is a variant of so many metrics of sixteen replications.
func large(metrics int) experiment.Variant {
	v := experiment.Variant{Name: "baseline", Simulated: experiment.Simulated{Replications: 16, Horizon: clock.Hour}}
	for i := range metrics {
		m := operator(fmt.Sprint("operator ", i), "wait_mean_s", 1+float64(i), 0.1)
		m.Values = nil
		for k := range m.Replications {
			m.Values = append(m.Values, 1+float64(i)+math.Sin(float64(k*(i+1)))/10)
		}
		v.Metrics = append(v.Metrics, m)
	}
	return v
}

// Two results of a thousand metrics, read and compared.
func BenchmarkCompare(b *testing.B) {
	var base, head bytes.Buffer
	all := []Report{{meta(), experiment.Result{Variants: []experiment.Variant{large(1000)}}}}
	if err := JSON(&base, all); err != nil {
		b.Fatal(err)
	}
	if err := JSON(&head, all); err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		from, _ := Read(bytes.NewReader(base.Bytes()))
		to, _ := Read(bytes.NewReader(head.Bytes()))
		d, err := Held(from, to, [2]string{"base", "head"}, experiment.Terms{})
		if err != nil {
			b.Fatal(err)
		}
		if err := DiffTable(io.Discard, d, Options{Verbose: true}); err != nil {
			b.Fatal(err)
		}
	}
}
