package main

import (
	"fmt"
	"io"
	"math"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// rates tells how often simulate compare exits with 99, from the files of runs to the exit code.
type rates struct {
	folder       string
	replications int
	minEffect    string
}

const tenMetrics = "latency_mean_s,latency_p50_s,latency_p90_s,latency_p95_s,latency_p99_s,throughput_eps,wait_mean_s,queue_mean,sojourn_mean_s,wait_probability"

// saved runs a queue and returns its file. What arrives is drawn by the name of the workload.
func (r *rates) saved(t *testing.T, name, workload, service string, seed int) string {
	t.Helper()
	scenario := fmt.Sprintf("name: queue\nhorizon: {events: 2000}\nwarmup: auto\nreplications: %d\nworkloads:\n  %s: {rate: 700/s}\n"+
		"processes:\n  p:\n    runtime: ideal\n    operators:\n      work: {reads: %[2]s, processing_time: {distribution: exponential, mean: %s}}\n",
		r.replications, workload, service)
	var document, said strings.Builder
	if code := run([]string{"run", "-", "--seed", fmt.Sprint(seed), "-o", "json", "-q"}, strings.NewReader(scenario), &document, &said); code != exitDone {
		t.Fatalf("exit code %d: %s", code, said.String())
	}
	file := filepath.Join(r.folder, name+".json")
	if err := os.WriteFile(file, []byte(document.String()), 0o644); err != nil {
		t.Fatal(err)
	}
	return file
}

func (r *rates) compared(t *testing.T, base, head string) (code int) {
	t.Helper()
	var said strings.Builder
	code = run([]string{"compare", base, head, "--metric", tenMetrics, "--min-effect", r.minEffect}, nil, io.Discard, &said)
	if code != exitDone && code != exitCrossed {
		t.Fatalf("exit code %d: %s", code, said.String())
	}
	return code
}

// alarms counts the pairs of equal runs in which something is called worse: apart, of seeds of their own; or paired, of one
// seed, by which their replications are held against each other, but with other arrivals.
func (r *rates) alarms(t *testing.T, pairs int, paired bool) (n int) {
	t.Helper()
	for i := range pairs {
		base, head := r.saved(t, "base", "events", "1ms", 2*i+1), ""
		if paired {
			head = r.saved(t, "head", "others", "1ms", 2*i+1)
		} else {
			head = r.saved(t, "head", "events", "1ms", 2*i+2)
		}
		if r.compared(t, base, head) == exitCrossed {
			n++
		}
	}
	return n
}

// noticed counts the pairs in which 5 % more service time is called worse, and those in which 5 % less is.
func (r *rates) noticed(t *testing.T, pairs, apart int) (right, wrong int) {
	t.Helper()
	for i := range pairs {
		base, head := r.saved(t, "base", "events", "1ms", i+1), r.saved(t, "head", "events", "1.05ms", i+1+apart)
		if r.compared(t, base, head) == exitCrossed {
			right++
		}
		if r.compared(t, head, base) == exitCrossed {
			wrong++
		}
	}
	return right, wrong
}

// mostAlarms is how many of so many pairs may alarm: 5 %, and what sampling adds once in 200 such tests.
func mostAlarms(pairs int) int {
	return int(0.05*float64(pairs) + 2.6*math.Sqrt(0.05*0.95*float64(pairs)))
}

func TestCompareSeldomAlarmsAndFindsWhatChanged(t *testing.T) {
	const pairs = 24
	r := rates{folder: t.TempDir(), replications: 10, minEffect: "0"}
	for _, paired := range []bool{false, true} {
		if n := r.alarms(t, pairs, paired); n > mostAlarms(pairs) {
			t.Errorf("paired %v: %d of %d pairs of equal runs exit with 99", paired, n, pairs)
		}
	}
	const changed = 12
	r.replications, r.minEffect = 20, "1%"
	if right, wrong := r.noticed(t, changed, 0); right < changed-1 || wrong > 0 {
		t.Errorf("5 %% more service time exits with 99 in %d of %d pairs, 5 %% less in %d", right, changed, wrong)
	}
}
