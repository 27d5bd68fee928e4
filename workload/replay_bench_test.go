package workload

import (
	"testing"

	"simulate/sim/clock"
)

// BenchmarkReplay is the cost of an arrival of recorded counts, a hundred thousand in a row.
func BenchmarkReplay(b *testing.B) {
	for _, c := range []struct {
		name string
		set  func(r *Recorded)
	}{
		{"poisson", nil},
		{"constant", evenly},
		{"poisson, diurnal", func(r *Recorded) {
			r.Profile = Profile{Diurnal{Peak: 20 * clock.Hour, Trough: 4 * clock.Hour, Ratio: 3}}
		}},
	} {
		b.Run(c.name, func(b *testing.B) {
			r := checked(b, recordedAs("t,n\n0,100000\n60,100000\n", Rates, func(r *Recorded) {
				r.Loop = true
				if c.set != nil {
					c.set(r)
				}
			}))
			source, err := r.Source(root)
			if err != nil {
				b.Fatal(err)
			}
			at := make([]clock.Time, 256)
			b.ReportAllocs()
			b.ResetTimer()
			for n := 0; n < b.N; n += source.Fill(at) {
			}
		})
	}
}
