package workload

import (
	"io"
	"testing"

	"simulate/sim/allocation"
	"simulate/sim/clock"
	"simulate/sim/cluster"
	"simulate/sim/dist"
)

// BenchmarkRequests is the cost of a request that is made up, or recorded: read while it is replayed, or held in memory.
func BenchmarkRequests(b *testing.B) {
	sources := map[string]func(n int) (allocation.Source, error){
		"made up": func(int) (allocation.Source, error) {
			q := &Requests{
				Open: endless(Poisson{Rate: 100}), Amounts: []Amount{{"cpu", 0, Quantity{Base: must(dist.Exponential(1e4))}}, {"memory", 1, Quantity{Base: must(dist.Lognormal(1e9, 2))}}},
				Duration: &Quantity{Base: must(dist.Exponential(1e12))},
			}
			return q.Source(root)
		},
		"pods": func(n int) (allocation.Source, error) {
			row := []byte("openb-pod-0001,12000,16384,1,460,T4|P100,LS,Running,427061,12902960,427061\n")
			return benchmarked(b, n, OpenB, "name,cpu_milli,memory_mib,num_gpu,gpu_milli,gpu_spec,qos,pod_phase,creation_time,deletion_time,scheduled_time\n", row, ByTime)
		},
		"jobs": func(n int) (allocation.Source, error) {
			row := []byte("   12   566290    532  26171    1  24666    -1    1  28800    -1  5 153  75 18184  3 -1 -1 -1\n")
			return benchmarked(b, n, SWF, "; MaxProcs: 128\n", row, ByTime)
		},
		"pods, shuffled": func(n int) (allocation.Source, error) {
			row := []byte("openb-pod-0001,12000,16384,1,460,T4|P100,427061,12902960\n")
			return benchmarked(b, n, OpenB, "name,cpu_milli,memory_mib,num_gpu,gpu_milli,gpu_spec,creation_time,deletion_time\n", row, Shuffled)
		},
	}
	for _, name := range []string{"made up", "pods", "jobs", "pods, shuffled"} {
		b.Run(name, func(b *testing.B) {
			source, err := sources[name](b.N)
			if err != nil {
				b.Fatal(err)
			}
			r := allocation.Request{Need: cluster.Need{Amounts: make([]int64, 3)}}
			b.ReportAllocs()
			b.ResetTimer()
			for range b.N {
				if !source.Next(&r) {
					b.Fatal(source.Err())
				}
			}
			b.ReportMetric(float64(b.N)/max(1e-9, b.Elapsed().Seconds()), "rows/s")
		})
	}
}

// benchmarked is a source of a list of one row so many times.
func benchmarked(b *testing.B, n int, layout Layout, header string, row []byte, order RequestOrder) (allocation.Source, error) {
	list := listOf("", layout, func(t *RequestTrace) { t.Order, t.Unit = order, clock.Second })
	list.Trace.Open = func() (io.ReadCloser, error) {
		return &endlessRows{header: header, rows: n, row: func(to []byte, _ int) []byte { return append(to, row...) }}, nil
	}
	return readList(b, list, bare()).Source(root)
}
