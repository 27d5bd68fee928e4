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

// large is a result of so many variants, metrics, replications, series and points.
func large(variants, metrics, replications, series, points int) Report {
	r := Report{Meta: meta()}
	for v := range variants {
		one := experiment.Variant{Name: fmt.Sprint("variant ", v), Settings: []experiment.Setting{{Path: "parallelism", Value: fmt.Sprint(v)}}}
		one.Simulated = experiment.Simulated{Replications: replications, Horizon: clock.Hour}
		for i := range metrics {
			m := operator(fmt.Sprint("operator ", i), "wait_mean_s", 1+float64(i), 0.1)
			for k := range replications {
				m.Values = append(m.Values, 1+float64(i)+math.Sin(float64(k*(i+v+1)))/10)
			}
			one.Metrics = append(one.Metrics, m)
		}
		for i := range series {
			s := experiment.Series{Name: "queue_mean", Unit: "1", Scope: experiment.Scope{Process: "p", Operator: fmt.Sprint("operator ", i), Subtask: -1}}
			for k := range points {
				y := math.Sin(float64(k*(i+1))) * 1000
				s.At, s.Mean, s.Lo, s.Hi = append(s.At, clock.Time(k)*clock.Second), append(s.Mean, y), append(s.Lo, y-math.Pi), append(s.Hi, y+math.Pi)
			}
			one.Series = append(one.Series, s)
		}
		r.Variants = append(r.Variants, one)
	}
	return r
}

// All files of a folder, for a dozen variants with long series.
func BenchmarkFolderOfReports(b *testing.B) {
	all := []Report{large(12, 30, 16, 20, 10_000)}
	for b.Loop() {
		for _, f := range Forms() {
			if f.Files == nil {
				continue
			}
			for _, file := range f.Files(all) {
				if err := file.Write(io.Discard); err != nil {
					b.Fatal(err)
				}
			}
		}
	}
}

// Two results of a thousand metrics, read and compared.
func BenchmarkCompare(b *testing.B) {
	var base, head bytes.Buffer
	if err := JSON(&base, []Report{large(1, 1000, 16, 0, 0)}); err != nil {
		b.Fatal(err)
	}
	if err := JSON(&head, []Report{large(1, 1000, 16, 0, 0)}); err != nil {
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
