package experiment

import (
	"math"
	"slices"
	"testing"
)

func variantOf(m ...Metric) *Variant { return &Variant{Name: "v", Metrics: m} }

// values is a metric whose mean is that of its values.
func valued(name string, values ...float64) Metric {
	sum := 0.0
	for _, v := range values {
		sum += v
	}
	return Metric{Name: name, Scope: Scope{Process: "p", Subtask: -1}, Value: sum / float64(len(values)), Values: values}
}

func TestContrastsArePairedWhereTheSeedIsTheSame(t *testing.T) {
	base := variantOf(valued("latency_mean_s", 1, 2, 3, 4))
	head := variantOf(valued("latency_mean_s", 1.1, 2.11, 3.09, 4.1))
	for _, c := range []struct {
		same    bool
		pairs   int
		verdict Verdict
	}{{true, 4, Worse}, {false, 0, NoDifference}} {
		all := ContrastOf(base, head, Terms{SameSeed: c.same})
		Settle(all, Terms{SameSeed: c.same})
		if got := all[0]; got.Pairs != c.pairs || got.Verdict != c.verdict || math.Abs(got.Difference-0.1) > 1e-12 {
			t.Errorf("same seed %v: %+v", c.same, got)
		}
	}
}

func TestReplicationsArePairedByNumber(t *testing.T) {
	base, head := variantOf(valued("latency_mean_s", 1, 2, 3, 4)), variantOf(valued("latency_mean_s", 5.1, 4.1, 3.1))
	for i := range 4 {
		base.Simulated.Runs = append(base.Simulated.Runs, Replication{Number: i})
		head.Simulated.Runs = append(head.Simulated.Runs, Replication{Number: 4 - i})
	}
	b, h := pairs(base, head, base.Metrics[0].Values, head.Metrics[0].Values)
	if !slices.Equal(b, []float64{4, 3}) || !slices.Equal(h, []float64{4.1, 3.1}) {
		t.Errorf("%v with %v", b, h)
	}
}

func TestWhatIsBetterIsTheMetricsOwn(t *testing.T) {
	less, more := []float64{1, 1.01, 0.99, 1}, []float64{2, 2.01, 1.99, 2}
	for _, c := range []struct {
		metric string
		want   Verdict
	}{{"latency_p99_s", Worse}, {"throughput_eps", Better}, {"cost", Worse}, {"utilization", ""}} {
		all := ContrastOf(variantOf(valued(c.metric, less...)), variantOf(valued(c.metric, more...)), Terms{})
		switch {
		case c.want == "":
			if len(all) != 0 {
				t.Errorf("%s is compared, though neither more nor less of it is better", c.metric)
			}
		case all[0].Verdict != c.want:
			t.Errorf("more %s is %s, want %s", c.metric, all[0].Verdict, c.want)
		}
	}
}

func TestEffectsTooSmallToMatterAreNoDifference(t *testing.T) {
	for _, c := range []struct {
		metric      string
		base, head  float64
		least, want float64
	}{
		{"latency_mean_s", 10, 10.05, 0.01, 0.005},
		{"latency_mean_s", 0, 1, 0.01, math.Inf(1)},
		{"latency_mean_s", 0, 0, 0.01, 0},
		{"availability", 0.9999, 0.999, 0.01, 9}, // nine times as long down
		{"dropped_share", 0.01, 0.011, 0.01, 0.1},
	} {
		x := Contrast{Comparison: Comparison{Metric: c.metric, Difference: c.head - c.base, Verdict: Worse}, Base: Metric{Value: c.base}}
		if got := x.effect(); math.Abs(got-c.want) > 1e-9 && got != c.want {
			t.Errorf("%s from %v to %v: effect %v, want %v", c.metric, c.base, c.head, got, c.want)
		}
		all := []Contrast{x}
		Settle(all, Terms{MinEffect: c.least})
		if (all[0].Verdict == Worse) != (c.want >= c.least) {
			t.Errorf("%s from %v to %v is %s", c.metric, c.base, c.head, all[0].Verdict)
		}
	}
}

func TestWhatOnlyOneSideSawIsNotCompared(t *testing.T) {
	nan := math.NaN()
	base := variantOf(valued("latency_mean_s", 1, 2), valued("latency_p99_s", nan, nan), valued("throughput_eps", 1, nan, 3), valued("offered", 1, 2))
	base.Metrics[2].Value = 2
	head := variantOf(valued("latency_p99_s", 1, 2), valued("throughput_eps", 1, 2, 4), valued("offered", 1, 2))
	all := ContrastOf(base, head, Terms{SameSeed: true})
	if len(all) != 1 || all[0].Metric != "throughput_eps" || all[0].Pairs != 2 {
		t.Errorf("got %+v", all)
	}
	lost, won := Unmatched(base, head, Terms{}), Unmatched(head, base, Terms{})
	if len(lost) != 1 || lost[0].Name != "latency_mean_s" || len(won) != 1 || won[0].Name != "latency_p99_s" {
		t.Errorf("lost %v, won %v", lost, won)
	}
}
