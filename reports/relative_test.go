package reports

import (
	"bytes"
	"strings"
	"testing"

	"simulate/sim/experiment"
)

// once is two variants of one replication each.
func once(of, than float64) Report {
	r := Report{Meta: clusterMeta()}
	for i, wait := range []float64{than, of} {
		r.Variants = append(r.Variants, experiment.Variant{Name: []string{"first_fit", "fgd"}[i], Metrics: []experiment.Metric{
			{Name: "wait_mean_s", Scope: whole, Value: wait, Replications: 1},
			{Name: "placed", Scope: whole, Value: 7, Replications: 1},
		}, Simulated: experiment.Simulated{Replications: 1}})
	}
	r.Comparisons = []experiment.Comparison{{
		Metric: "wait_mean_s", Scope: whole, Baseline: "first_fit", Variant: "fgd", Difference: of - than, Relative: of / than,
	}}
	return r
}

// One replication has no interval, so there is a ratio and nothing that is said to be significant or not.
func TestOneReplicationIsToldWithoutATest(t *testing.T) {
	for _, c := range []struct {
		of, than float64
		metrics  []string
		want     string
	}{
		{10, 49, nil, "fgd: 4.90 times lower wait_mean_s than first_fit (one replication: no interval)"},
		{10, 10, []string{"wait_mean_s"}, "fgd: wait_mean_s as first_fit (one replication: no interval)"},
	} {
		var text bytes.Buffer
		for _, f := range Forms() {
			if f.Name == "table" {
				if err := f.Write(&text, []Report{once(c.of, c.than)}, Options{Width: 120, Metrics: c.metrics}); err != nil {
					t.Fatal(err)
				}
			}
		}
		got := text.String()
		if !strings.Contains(got, c.want) || strings.Contains(got, "~") || strings.Contains(got, "significant") || strings.Contains(got, "* best") {
			t.Errorf("got\n%s\nwant %s, and no marks", got, c.want)
		}
	}
}

// What holds for all requests, when there is but one class of them, is said once, and so is what was judged of that class.
func TestOneClassOfRequestsIsToldOnce(t *testing.T) {
	jobs := experiment.Scope{Request: "jobs", Subtask: -1}
	r := once(10, 49)
	for i := range r.Variants {
		r.Variants[i].Metrics = append(r.Variants[i].Metrics, scoped(jobs, "placed", 7, 0))
	}
	for _, of := range []experiment.Scope{whole, jobs} {
		r.Comparisons = append(r.Comparisons, experiment.Comparison{Metric: "wait_p99_s", Scope: of, Baseline: "first_fit", Variant: "fgd", Difference: 1, Relative: 2, Verdict: experiment.NoDifference})
	}
	r.Thresholds = []experiment.Judgement{{Metric: "wait_p99_s", Scope: jobs, Variant: "fgd"}}
	all := told(r, nil)
	if len(all) != 2 || all[0].Metric != "wait_p99_s" || normal(all[0].Scope) != whole || all[1].Metric != "wait_mean_s" {
		t.Errorf("told are %+v", all)
	}
}
