package reports

import (
	"fmt"
	"io"
	"math"
	"testing"

	"simulate/sim/clock"
	"simulate/sim/experiment"
)

// many is a result of so many variants with twenty series of so many points each, as a long comparison gives.
func many(variants, points int) Report {
	r := Report{Meta: meta()}
	names := []string{"lag_events", "latency_mean_s", "offered_eps", "consumed_eps", "system_mean"}
	ofOperator := []string{"system_mean", "queue_mean", "throughput_eps", "utilization", "backpressured_share"}
	for v := range variants {
		one := large(30)
		one.Name = fmt.Sprintf("variant %d", v)
		one.Metrics = append(one.Metrics, process("latency_mean_s", 0.1, 0.01))
		for i := range 20 {
			s := experiment.Series{Name: names[i%5], Scope: experiment.Scope{Process: "p", Subtask: -1}, Unit: "1"}
			if i >= 5 {
				s.Name, s.Scope.Operator = ofOperator[i%5], fmt.Sprintf("operator %d", i/5)
			}
			one.Series = append(one.Series, wave(s, points, float64(v+20*i)))
		}
		r.Variants = append(r.Variants, one)
	}
	return r
}

func wave(s experiment.Series, points int, phase float64) experiment.Series {
	for k := range points {
		y := 100 + 60*math.Sin(float64(k)/float64(points)*20+phase) + 10*math.Sin(float64(k)*phase)
		s.At = append(s.At, clock.Time(k)*clock.Second)
		s.Mean, s.Lo, s.Hi = append(s.Mean, y), append(s.Lo, y-5), append(s.Hi, y+5)
	}
	return s
}

type counter int

func (c *counter) Write(b []byte) (int, error) { *c += counter(len(b)); return len(b), nil }

// All reports of 12 variants with 20 series of 10,000 points, each form by itself and all that a folder gets: a page under
// 2 MB, everything under 3 s.
func BenchmarkReports(b *testing.B) {
	all := []Report{many(12, 10_000)}
	var files []File
	for _, form := range Forms() {
		if form.Files != nil {
			b.Run(form.Name, func(b *testing.B) { writing(b, form.Files(all)) })
			files = append(files, form.Files(all)...)
		}
	}
	b.Run("folder", func(b *testing.B) { writing(b, files) })
}

func writing(b *testing.B, files []File) {
	var size counter
	for b.Loop() {
		size = 0
		for _, file := range files {
			if err := file.Write(&size); err != nil {
				b.Fatal(err)
			}
		}
	}
	b.ReportMetric(float64(size)/1e6, "MB")
}

func TestAPageStaysSmall(t *testing.T) {
	var size counter
	if err := HTML(&size, []Report{many(12, 2000)}); err != nil {
		t.Fatal(err)
	}
	if size > 2e6 {
		t.Errorf("the page takes %d bytes, 2 MB are the most", size)
	}
	if err := HTML(io.Discard, []Report{many(0, 0)}); err != nil {
		t.Error(err)
	}
}
