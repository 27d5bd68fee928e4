package accuracy

import (
	"bytes"
	"compress/gzip"
	"context"
	"encoding/csv"
	"encoding/json"
	"fmt"
	"io"
	"math"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"testing"
	"time"

	"simulate/scenarios"
	"simulate/sim/experiment"
)

// rates is where recorded workloads lie, beside the module.
var recordings = filepath.Join("..", "..", "shared", "data", "rates")

// recorded is what a trace holds, read without the simulator.
type recorded struct {
	file     string
	times    []time.Time
	columns  map[string][]string
	interval time.Duration
}

// record reads a recorded workload; the test is skipped where there is none.
func record(t *testing.T, file string, interval time.Duration) *recorded {
	t.Helper()
	packed, err := os.ReadFile(filepath.Join(recordings, file))
	if os.IsNotExist(err) {
		t.Skipf("the recorded workloads are not here (%s): only made-up ones are replayed", recordings)
	}
	text, err := gzip.NewReader(bytes.NewReader(packed))
	if err != nil {
		t.Fatal(err)
	}
	rows, err := csv.NewReader(text).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	return newRecorded(t, filepath.Join(recordings, file), rows, interval)
}

func newRecorded(t *testing.T, file string, rows [][]string, interval time.Duration) *recorded {
	t.Helper()
	r := &recorded{file: file, columns: map[string][]string{}, interval: interval}
	for _, row := range rows[1:] {
		at, err := time.Parse("2006-01-02 15:04:05", row[0])
		if err != nil {
			t.Fatal(err)
		}
		r.times = append(r.times, at)
		for i, name := range rows[0] {
			r.columns[name] = append(r.columns[name], row[i])
		}
	}
	return r
}

// between is the part of a recording from one time to another.
func (r *recorded) between(from, to time.Time) *recorded {
	low, _ := slices.BinarySearchFunc(r.times, from, time.Time.Compare)
	high, _ := slices.BinarySearchFunc(r.times, to, time.Time.Compare)
	part := &recorded{file: r.file, times: r.times[low:high], columns: map[string][]string{}, interval: r.interval}
	for name, cells := range r.columns {
		part.columns[name] = cells[low:high]
	}
	return part
}

// rates is the trace of counts by row.
func (r *recorded) rates(time, value string) string {
	return fmt.Sprintf("{file: %s, format: rates, time: %s, value: %s}", r.file, time, value)
}

// since are the seconds from the first row to each.
func (r *recorded) since() []float64 {
	since := make([]float64, len(r.times))
	for i, at := range r.times {
		since[i] = at.Sub(r.times[0]).Seconds()
	}
	return since
}

// length is from the first row to the end of the last.
func (r *recorded) length() time.Duration {
	return r.times[len(r.times)-1].Sub(r.times[0]) + r.interval
}

func (r *recorded) numbers(t *testing.T, column string) []float64 {
	t.Helper()
	numbers := make([]float64, len(r.times))
	for i, cell := range r.columns[column] {
		var err error
		if numbers[i], err = strconv.ParseFloat(cell, 64); err != nil {
			t.Fatal(err)
		}
	}
	return numbers
}

// run is what a run of one variant has found.
type run = experiment.Variant

// options are those of a scenario that names files.
func options(text string) scenarios.Options {
	return scenarios.Options{
		Open:  func(string) ([]byte, error) { return []byte(text), nil },
		Trace: func(name string) (io.ReadCloser, error) { return os.Open(name) },
	}
}

// replay runs a scenario that may name files.
func replay(t *testing.T, text string) *run {
	t.Helper()
	s, problems := scenarios.Read("scenario.yaml", options(text))
	if len(problems) > 0 {
		t.Fatalf("%v\nin\n%s", problems, text)
	}
	result, err := experiment.Run(context.Background(), s.Design, experiment.Options{Workers: 1})
	if err != nil {
		t.Fatal(err)
	}
	return &result.Variants[0]
}

// pipeline is a scenario of one server that replays a trace and is looked at once an interval, and once more at
// the end.
func pipeline(trace, arrivals string, length, interval time.Duration, service string) string {
	return fmt.Sprintf(`
replications: 1
horizon: %s
observe: {interval: %s}
workloads: {load: {trace: %s, arrivals: %s}}
processes:
  p: {runtime: ideal, operators: {serve: {reads: load, %s}}}
`, wholeMilliseconds(length+interval), wholeMilliseconds(interval), trace, arrivals, service)
}

// wholeMilliseconds writes a duration of whole milliseconds.
func wholeMilliseconds(d time.Duration) string { return fmt.Sprintf("%dms", d.Milliseconds()) }

func value(t *testing.T, v *run, name string) float64 {
	t.Helper()
	for _, m := range v.Metrics {
		if m.Name == name && m.Scope.Operator == "" {
			return m.Value
		}
	}
	t.Fatalf("there is no metric %s", name)
	return 0
}

func series(t *testing.T, v *run, name string) *experiment.Series {
	t.Helper()
	for i, s := range v.Series {
		if s.Name == name && s.Scope.Operator == "" {
			return &v.Series[i]
		}
	}
	t.Fatalf("there is no series %s", name)
	return nil
}

// arrived are the arrivals in each interval of a run.
func arrived(t *testing.T, v *run, interval time.Duration) []float64 {
	t.Helper()
	s := series(t, v, "offered_eps")
	counts := make([]float64, len(s.At)-1)
	for i := range counts {
		if span := time.Duration(s.At[i+1] - s.At[i]); span != interval {
			t.Fatalf("the run was looked at after %s, not %s", span, interval)
		}
		counts[i] = math.Round(s.Mean[i+1] * interval.Seconds())
	}
	return counts
}

// nearestRank is the quantile of nearest rank.
func nearestRank(counts []float64, q float64) float64 {
	sorted := slices.Sorted(slices.Values(counts))
	return sorted[int(math.Ceil(q*float64(len(sorted))))-1]
}

// held compares the arrivals of a run with the rows of its trace, one by one, and gives those of the rows.
func held(t *testing.T, r *recorded, rows, counts []float64) []float64 {
	t.Helper()
	left := slices.Clone(counts)
	var ofRows []float64
	for i, at := range r.times {
		interval := int(at.Sub(r.times[0]) / r.interval)
		if counts[interval] != rows[i] {
			t.Fatalf("the row of %s has %g arrivals, %g were simulated", at, rows[i], counts[interval])
		}
		ofRows = append(ofRows, counts[interval])
		left[interval] = 0
	}
	if slices.Max(left) > 0 {
		t.Error("something arrived in a gap between rows")
	}
	return ofRows
}

// facts are totals, peaks and quantiles of recorded workloads, computed by others.
type facts struct {
	Counts map[string]struct {
		Points                     int
		Total, Peak, P50, P95, P99 float64
	}
	LLM map[string]struct {
		Requests     int     `json:"requests"`
		Span         float64 `json:"span_s"`
		Context      float64 `json:"context_tokens"`
		Generated    float64 `json:"generated_tokens"`
		ContextP50   float64 `json:"context_p50"`
		ContextP99   float64 `json:"context_p99"`
		GeneratedP50 float64 `json:"generated_p50"`
		GeneratedP99 float64 `json:"generated_p99"`
		Busiest      float64 `json:"busiest_minute_from_first_request"`
		MeanRate     float64 `json:"mean_rate_per_s"`
	}
}

func known(t *testing.T) facts {
	t.Helper()
	text, err := os.ReadFile(filepath.Join(recordings, "facts.json"))
	if err != nil {
		t.Skipf("the facts of recorded workloads are not here: %v", err)
	}
	var f facts
	if err := json.Unmarshal(text, &f); err != nil {
		t.Fatal(err)
	}
	return f
}

func sum(numbers []float64) (total float64) {
	for _, n := range numbers {
		total += n
	}
	return total
}

func scaled(numbers []float64, by float64) []float64 {
	all := slices.Clone(numbers)
	for i := range all {
		all[i] *= by
	}
	return all
}
