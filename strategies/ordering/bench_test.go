package ordering

import (
	"fmt"
	"testing"

	"simulate/sim/allocation"
	"simulate/sim/clock"
	"simulate/sim/rng"
)

// A run of all of a log, and of made-up jobs on many nodes that are loaded to nine tenths.
func BenchmarkBackfills(b *testing.B) {
	for _, name := range []string{"none", "easy", "easy_sjbf", "conservative", "easy_pinned", "conservative_pinned"} {
		b.Run("nodes=100/"+name, func(b *testing.B) {
			cores := make([]int64, 100)
			for i := range cores {
				cores[i] = 16
			}
			bench(b, name, cores, crowd(20_000))
		})
		b.Run("backlog/"+name, func(b *testing.B) { // half as many machines as there should be
			cores := make([]int64, 50)
			for i := range cores {
				cores[i] = 16
			}
			bench(b, name, cores, crowd(4_000))
		})
		b.Run("log/"+name, func(b *testing.B) { bench(b, name, []int64{128}, swf(b, "SDSC-SP2-1998-4.2-cln.swf.gz")) })
	}
}

func bench(b *testing.B, name string, cores []int64, jobs []allocation.Request) {
	p := playOf(b, "fifo", name, nodesOf(cores...), jobs)
	p.verify = false
	b.ReportAllocs()
	for b.Loop() {
		p.run(b, startsOf(len(jobs)))
	}
	b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N*len(jobs)), "ns/job")
}

// crowd is jobs of up to 16 cores and a mean of an hour, told to take up to five times as long.
func crowd(n int) []allocation.Request {
	key := rng.Root(1, 0).Of("crowd")
	jobs := make([]allocation.Request, n)
	at := 0.0
	for i := range jobs {
		at += key.Of("gap").Exp(uint64(i)) * 3600 * 8.5 / 1440
		runs := clock.Seconds(1 + key.Of("runs").Exp(uint64(i))*3600)
		asked := clock.Time(float64(runs) * (1 + 4*key.Of("told").Uniform(uint64(i))))
		jobs[i] = job(clock.Seconds(at), runs, asked, 1+int64(key.Of("cores").Below(uint64(i), 16)))
		jobs[i].Name = fmt.Sprint(i)
	}
	return jobs
}
