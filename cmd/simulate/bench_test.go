package main

import (
	"fmt"
	"io"
	"strings"
	"testing"
)

// benchmarks are scenarios as a user would write them, run through the public path: reading, checking, simulating
// with all statistics, reporting. Their profile is default.pgo, by which the program is built.
var benchmarks = []struct{ name, text string }{
	{"mm1", `
    operators:
      work: {reads: events, processing_time: {distribution: exponential, mean: 0.9ms}}`},
	{"five_operators_of_128", `
    operators:
      a: {reads: events, exchange: hash, parallelism: 128, processing_time: {distribution: exponential, mean: 100ms}}
      b: {after: a, exchange: hash, parallelism: 128, processing_time: {distribution: exponential, mean: 100ms}}
      c: {after: b, exchange: hash, parallelism: 128, processing_time: {distribution: exponential, mean: 100ms}}
      d: {after: c, exchange: hash, parallelism: 128, processing_time: {distribution: exponential, mean: 100ms}}
      e: {after: d, exchange: hash, parallelism: 128, processing_time: {distribution: exponential, mean: 100ms}}`},
	{"tandem_of_five_blocking", `
    operators:
      a: {reads: events, processing_time: {distribution: exponential, mean: 0.6ms}}
      b: {after: a, buffer: 10, processing_time: {distribution: exponential, mean: 0.6ms}}
      c: {after: b, buffer: 10, processing_time: {distribution: exponential, mean: 0.6ms}}
      d: {after: c, buffer: 10, processing_time: {distribution: exponential, mean: 0.6ms}}
      e: {after: d, buffer: 10, processing_time: {distribution: exponential, mean: 0.6ms}}`},
}

// BenchmarkRun reports simulated events and visits per second, event by event and by recursion where that is the same;
// an arrival and a departure are two events.
func BenchmarkRun(b *testing.B) {
	for _, bench := range benchmarks {
		for _, fidelity := range []string{"event", "auto"} {
			b.Run(bench.name+"/"+fidelity, func(b *testing.B) {
				visits := strings.Count(bench.text, "processing_time")
				b.ReportAllocs()
				scenario := fmt.Sprintf("horizon: {events: %d}\nreplications: 1\nfidelity: %s\nworkloads:\n  events: {rate: 1000/s}\n"+
					"processes:\n  p:\n    runtime: ideal%s\n", b.N, fidelity, bench.text)
				if code := run([]string{"run", "-", "-j", "1", "-o", "csv"}, strings.NewReader(scenario), io.Discard, io.Discard); code != 0 {
					b.Fatalf("exit code %d", code)
				}
				b.ReportMetric(float64(b.N*(1+visits))/b.Elapsed().Seconds()/1e6, "Mevents/s")
				b.ReportMetric(float64(b.N*visits)/b.Elapsed().Seconds()/1e6, "Mvisits/s")
			})
		}
	}
}

// BenchmarkWorkers is eight replications on one core and on two.
func BenchmarkWorkers(b *testing.B) {
	scenario := "horizon: {events: 3000000}\nreplications: 8\nworkloads:\n  events: {rate: 1000/s}\nprocesses:\n  p:\n    runtime: ideal" + benchmarks[0].text
	for _, workers := range []string{"1", "2"} {
		b.Run(workers, func(b *testing.B) {
			for b.Loop() {
				if code := run([]string{"run", "-", "-j", workers, "-o", "csv"}, strings.NewReader(scenario), io.Discard, io.Discard); code != 0 {
					b.Fatalf("exit code %d", code)
				}
			}
		})
	}
}
