//go:build accuracy

package accuracy

import (
	"slices"
	"testing"
	"time"

	"simulate/scenarios"
	"simulate/sim/clock"
	"simulate/sim/rng"
)

// All 1.35e9 requests to the World Cup site, first minute by minute as they come out of the source, then through
// one operator.
func TestTheWholeWorldCup(t *testing.T) {
	const file = "worldcup98-requests-per-minute.csv.gz"
	r, want := record(t, file, time.Minute), known(t).Counts[file]
	text := pipeline(r.rates("period", "count"), "poisson", r.length(), 24*time.Hour, "processing_time: 1us")
	s, problems := scenarios.Read("scenario.yaml", options(text))
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	source, err := s.Design.Candidates[0].Config.Stream.Workloads[0].Source(rng.Root(1, 0).Of("workload", "load"))
	if err != nil {
		t.Fatal(err)
	}
	counts := make([]float64, r.length()/time.Minute)
	block := make([]clock.Time, 1024)
	for n := source.Fill(block); n > 0; n = source.Fill(block) {
		for _, at := range block[:n] {
			counts[at/clock.Minute]++
		}
	}
	rows := held(t, r, r.numbers(t, "count"), counts)
	got := []float64{float64(len(rows)), sum(rows), slices.Max(rows), nearestRank(rows, 0.5), nearestRank(rows, 0.95), nearestRank(rows, 0.99)}
	if wants := []float64{float64(want.Points), want.Total, want.Peak, want.P50, want.P95, want.P99}; !slices.Equal(got, wants) {
		t.Errorf("rows, total, peak, p50, p95, p99 are %v, expected %v", got, wants)
	}
	v := replay(t, text)
	if offered, finished := value(t, v, "offered"), value(t, v, "finished"); offered != want.Total || finished != want.Total {
		t.Errorf("%g requests were offered and %g finished, expected %g", offered, finished, want.Total)
	}
}
