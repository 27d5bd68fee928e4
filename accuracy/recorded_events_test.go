package accuracy

import (
	"fmt"
	"math"
	"slices"
	"strings"
	"testing"
	"time"

	"simulate/scenarios"
	"simulate/sim/clock"
	"simulate/sim/rng"
	"simulate/sim/stream"
)

// events is the trace of a row an event.
func (r *recorded) events(time string) string {
	return fmt.Sprintf("{file: %s, format: events, time: %s}", r.file, time)
}

// carried are the numbers that the events of a scenario's one workload bring, straight from its source.
func carried(t *testing.T, text string) (numbers []float64) {
	t.Helper()
	s, problems := scenarios.Read("scenario.yaml", options(text))
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	source, err := s.Design.Candidates[0].Config.Stream.Workloads[0].Source(rng.Root(1, 0).Of("load"))
	if err != nil {
		t.Fatal(err)
	}
	block := make([]clock.Time, 1000)
	for n := source.Fill(block); n > 0; n = source.Fill(block) {
		values := make([]float64, n)
		source.(stream.Carrier).Carried(0, values)
		numbers = append(numbers, values...)
	}
	return numbers
}

// Requests to a language model: as many tokens as were generated are seconds of service here, of as many servers as
// it takes, so that latencies are tokens.
func TestRequestsToALanguageModel(t *testing.T) {
	const file = "AzureLLMInferenceTrace_conv.csv.gz"
	r, want := record(t, file, time.Minute), known(t).LLM[file]
	text := pipeline(r.events("TIMESTAMP"), "poisson", r.length(), time.Minute, "concurrency: unbounded, processing_time: {column: GeneratedTokens, unit: 1s}")
	v := replay(t, text)
	n := float64(want.Requests)
	if offered, finished := value(t, v, "offered"), value(t, v, "finished"); offered != n || finished != n {
		t.Errorf("%g requests were offered and %g finished, expected %g", offered, finished, n)
	}
	if tokens := value(t, v, "latency_mean_s") * n; math.Abs(tokens-want.Generated) > 1e-6*want.Generated {
		t.Errorf("%g tokens were generated, expected %g", tokens, want.Generated)
	}
	if busiest := slices.Max(arrived(t, v, time.Minute)); busiest != want.Busiest {
		t.Errorf("the busiest minute has %g requests, expected %g", busiest, want.Busiest)
	}
	for _, c := range []struct {
		column          string
		total, p50, p99 float64
	}{
		{"GeneratedTokens", want.Generated, want.GeneratedP50, want.GeneratedP99}, {"ContextTokens", want.Context, want.ContextP50, want.ContextP99},
	} {
		tokens := carried(t, strings.Replace(text, "GeneratedTokens", c.column, 1))
		got := []float64{sum(tokens), nearestRank(tokens, 0.5), nearestRank(tokens, 0.99)}
		if !slices.Equal(got, []float64{c.total, c.p50, c.p99}) || !slices.Equal(tokens, r.numbers(t, c.column)) {
			t.Errorf("%s: total, p50 and p99 are %v, expected %v", c.column, got, []float64{c.total, c.p50, c.p99})
		}
	}
}

// Requests for images take what they took, one after the other: a naive recursion knows each latency.
func TestRequestsForImages(t *testing.T) {
	const file, column = "alibaba-genai-2026-requests.csv.gz", "exec_time_seconds"
	r := record(t, file, time.Hour)
	service := scaled(r.numbers(t, column), 2)
	v := replay(t, pipeline(r.events("gmt_create"), "poisson", r.length(), time.Hour, "processing_time: {column: "+column+", unit: 2s}"))
	if got, want := arrived(t, v, time.Hour), r.hourly(); !slices.Equal(got[:len(want)], want) {
		t.Errorf("requests came in hours as %v, expected %v", got, want)
	}
	if offered, finished := value(t, v, "offered"), value(t, v, "finished"); offered != float64(len(service)) || finished != offered {
		t.Errorf("%g requests were offered and %g finished, expected %d", offered, finished, len(service))
	}
	free, latencies := 0.0, 0.0
	for i, at := range r.since() {
		free = max(free, at) + max(1e-9, service[i])
		latencies += free - at
	}
	if want := latencies / float64(len(service)); math.Abs(value(t, v, "latency_mean_s")-want) > 1e-6*want {
		t.Errorf("the mean latency is %g s, expected %g", value(t, v, "latency_mean_s"), want)
	}
}

// hourly counts the events of each hour since the first, to its end, as one counts who looks at whole hours.
func (r *recorded) hourly() []float64 {
	since := r.since()
	hours := make([]float64, int(math.Ceil(since[len(since)-1]/3600)))
	for _, s := range since {
		if s > 0 {
			hours[int(math.Ceil(s/3600))-1]++
		}
	}
	return hours
}

func TestRecordedEventsFlowAsAFluid(t *testing.T) {
	for _, c := range []struct {
		file, time string
		capacity   float64
		look       time.Duration
	}{
		{"AzureLLMInferenceTrace_conv.csv.gz", "TIMESTAMP", 5.6, time.Second},
		{"alibaba-genai-2026-requests.csv.gz", "gmt_create", 0.016, 10 * time.Minute},
	} {
		t.Run(c.file, func(t *testing.T) {
			r := record(t, c.file, c.look)
			want := fluid(r.since(), slices.Repeat([]float64{1}, len(r.times)), 0, c.capacity)
			length := max(r.length(), time.Duration(want.gone*1e9)).Truncate(time.Millisecond)
			agrees(t, c.file, replay(t, pipeline(r.events(c.time), "poisson", length, c.look, fmt.Sprintf("processing_time: %.3fus", 1e6/c.capacity))), want)
		})
	}
}
