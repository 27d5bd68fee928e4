package ordering

import (
	"bufio"
	"compress/gzip"
	"encoding/csv"
	"encoding/json"
	"fmt"
	"io"
	"math"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"simulate/sim/allocation"
	"simulate/sim/clock"
)

// recorded is where recorded logs lie, on machines that have them.
var recorded = filepath.Join("..", "..", "..", "shared", "data", "swf")

func open(t testing.TB, name string) io.Reader {
	t.Helper()
	f, err := os.Open(filepath.Join(recorded, name))
	if os.IsNotExist(err) {
		t.Skipf("the recorded logs are not here: %v", err)
	}
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { f.Close() })
	if !strings.HasSuffix(name, ".gz") {
		return f
	}
	z, err := gzip.NewReader(f)
	if err != nil {
		t.Fatal(err)
	}
	return z
}

// job is a request for so many cores; estimate is at least what it runs.
func job(submitted, runs, estimate clock.Time, cores int64) allocation.Request {
	r := allocation.Request{Submitted: submitted, Duration: runs, Estimate: max(runs, estimate)}
	r.Need.Amounts = []int64{cores * 1000}
	return r
}

// logOf is the jobs of a log.
func logOf(t testing.TB, name string) []allocation.Request {
	t.Helper()
	if strings.HasSuffix(name, ".csv") {
		return batsim(t, name)
	}
	return swf(t, name)
}

// swf reads a log in the standard workload format, jobs in order of submission and then of the file.
func swf(t testing.TB, name string) []allocation.Request {
	t.Helper()
	var jobs []allocation.Request
	lines := bufio.NewScanner(open(t, name))
	for lines.Scan() {
		if strings.HasPrefix(lines.Text(), ";") {
			continue
		}
		f := numbers(t, strings.Fields(lines.Text())[:9])
		procs := f[7]
		if procs <= 0 {
			procs = f[4]
		}
		if f[3] > 0 && procs > 0 {
			jobs = append(jobs, job(clock.Seconds(f[1]), clock.Seconds(f[3]), clock.Seconds(f[8]), int64(procs)))
		}
	}
	slices.SortStableFunc(jobs, func(x, y allocation.Request) int { return int(x.Submitted - y.Submitted) })
	return jobs
}

func numbers(t testing.TB, texts []string) []float64 {
	t.Helper()
	values := make([]float64, len(texts))
	for i, text := range texts {
		var err error
		if values[i], err = strconv.ParseFloat(text, 64); err != nil {
			t.Fatal(err)
		}
	}
	return values
}

// published is the columns of Batsim's schedule that matter here.
func published(t testing.TB, name string) (rows [][]float64) {
	t.Helper()
	table, err := csv.NewReader(open(t, name)).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	for _, row := range table[1:] {
		rows = append(rows, numbers(t, []string{row[3], row[8], row[5], row[4], row[7]}))
	}
	slices.SortStableFunc(rows, func(x, y []float64) int { return int(math.Copysign(1, x[0]-y[0])) })
	return rows
}

func batsim(t testing.TB, name string) []allocation.Request {
	t.Helper()
	var jobs []allocation.Request
	for _, row := range published(t, name) {
		jobs = append(jobs, job(clock.Seconds(row[0]), clock.Seconds(row[1]), clock.Seconds(row[2]), int64(row[3])))
	}
	return jobs
}

// expected is a run of the list of known ones.
type expected struct {
	Log, Policy string
	Jobs, Procs int
	MeanWait    float64 `json:"mean_wait_s"`
	MaxWait     float64 `json:"max_wait_s"`
	Slowdown    float64 `json:"mean_bounded_slowdown_10s"`
	MaxSlowdown float64 `json:"max_bounded_slowdown_10s"`
	Makespan    float64 `json:"makespan_s"`
	Utilization float64
	First       any
}

// policies are the order and the backfill that a name of the list means.
var policies = map[string][2]string{
	"fcfs": {"fifo", "none"}, "sjf": {"shortest_first", "none"}, "easy": {"fifo", "easy"}, "easy-sjbf": {"fifo", "easy_sjbf"},
	"conservative": {"fifo", "conservative"}, "easy-pinned": {"fifo", "easy_pinned"},
}

// Every run of the list of known ones comes out to the digits given.
func TestRecordedLogs(t *testing.T) {
	text, err := io.ReadAll(open(t, "expected_swf.json"))
	if err != nil {
		t.Fatal(err)
	}
	var known struct{ Runs []expected }
	if err := json.Unmarshal(text, &known); err != nil {
		t.Fatal(err)
	}
	logs := map[string][]allocation.Request{}
	for _, want := range known.Runs {
		t.Run(fmt.Sprintf("%s/%s/%d", want.Log[:6], want.Policy, want.Jobs), func(t *testing.T) {
			if logs[want.Log] == nil {
				logs[want.Log] = logOf(t, want.Log)
			}
			jobs := logs[want.Log][:want.Jobs]
			policy, ok := policies[want.Policy]
			if !ok {
				t.Fatalf("nobody knows what %s means", want.Policy)
			}
			got := startsOf(len(jobs))
			p := playOf(t, policy[0], policy[1], nodesOf(int64(want.Procs)), jobs)
			p.verify = false
			p.run(t, got)
			want.compare(t, jobs, got)
		})
	}
}

// compare measures starts as logs are measured.
func (want *expected) compare(t *testing.T, jobs []allocation.Request, got starts) {
	t.Helper()
	var wait, slowdown, maxWait, maxSlowdown, work, end float64
	for i := range jobs {
		r := &jobs[i]
		w, runs := (got[i] - r.Submitted).Seconds(), r.Duration.Seconds()
		s := max(1, (w+runs)/max(runs, 10))
		wait, slowdown, maxWait, maxSlowdown = wait+w, slowdown+s, max(maxWait, w), max(maxSlowdown, s)
		work += runs * float64(r.Need.Amounts[0]/1000)
		end = max(end, (got[i] + r.Duration).Seconds())
	}
	n, span := float64(len(jobs)), end-jobs[0].Submitted.Seconds()
	for _, c := range []struct {
		what      string
		got, want float64
	}{
		{"mean wait", wait / n, want.MeanWait},
		{"largest wait", maxWait, want.MaxWait},
		{"mean bounded slowdown", slowdown / n, want.Slowdown},
		{"largest bounded slowdown", maxSlowdown, want.MaxSlowdown},
		{"makespan", span, want.Makespan},
		{"utilisation", work / (float64(want.Procs) * span), want.Utilization},
	} {
		if math.Abs(c.got-c.want) > 0.5000001e-6 && math.Abs(c.got-c.want) > 1e-12*c.want {
			t.Errorf("%s is %.6f, not %.6f", c.what, c.got, c.want)
		}
	}
}

// Batsim published when each job started under its EASY backfilling; ours starts them all at the same instants.
func TestBatsimsSchedule(t *testing.T) {
	const file = "batsim-medium-late-32-easy.csv"
	rows, jobs := published(t, file), batsim(t, file)
	got := startsOf(len(jobs))
	playOf(t, "fifo", "easy_pinned", nodesOf(32), jobs).run(t, got)
	for i, row := range rows {
		if want := clock.Seconds(row[4]); got[i] != want {
			t.Errorf("job %d starts at %v, Batsim's at %v", i, got[i], want)
		}
	}
}
