package accuracy

import (
	"encoding/csv"
	"fmt"
	"math"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"
)

// counted are the recordings of counts, each with a share of it that is replayed at a capacity (events per second)
// which the peak exceeds for long.
var counted = []struct {
	file, time, value string
	interval          time.Duration
	scale, capacity   float64
}{
	{"nab-nyc_taxi.csv.gz", "timestamp", "value", 30 * time.Minute, 0.1, 0.9},
	{"nab-Twitter_volume_AAPL.csv.gz", "timestamp", "value", 5 * time.Minute, 1, 0.4},
	{"nab-elb_request_count_8c0756.csv.gz", "timestamp", "value", 5 * time.Minute, 1, 0.25},
}

func TestRecordedCountsComeOutExactly(t *testing.T) {
	for _, c := range counted {
		t.Run(c.file, func(t *testing.T) {
			r, want := record(t, c.file, c.interval), known(t).Counts[c.file]
			v := replay(t, pipeline(r.rates(c.time, c.value), "poisson", r.length(), c.interval, "processing_time: 1us"))
			rows := held(t, r, r.numbers(t, c.value), arrived(t, v, c.interval))
			if offered, finished := value(t, v, "offered"), value(t, v, "finished"); offered != want.Total || finished != want.Total {
				t.Errorf("%g events were offered and %g finished, expected %g", offered, finished, want.Total)
			}
			got := []float64{float64(len(rows)), slices.Max(rows), nearestRank(rows, 0.5), nearestRank(rows, 0.95), nearestRank(rows, 0.99)}
			if wants := []float64{float64(want.Points), want.Peak, want.P50, want.P95, want.P99}; !slices.Equal(got, wants) {
				t.Errorf("rows, peak, p50, p95, p99 are %v, expected %v", got, wants)
			}
		})
	}
}

func TestRecordedCountsFlowAsAFluid(t *testing.T) {
	for _, c := range counted {
		t.Run(c.file, func(t *testing.T) {
			r := record(t, c.file, c.interval)
			overloaded(t, r, r.rates(c.time, c.value), c.value, c.scale, c.capacity)
		})
	}
}

// overloaded replays a share of a recording at a capacity that its peak exceeds, with arrivals of both kinds.
func overloaded(t *testing.T, r *recorded, trace, column string, scale, capacity float64) {
	t.Helper()
	want := fluid(r.since(), scaled(r.numbers(t, column), scale), r.interval.Seconds(), capacity)
	service := fmt.Sprintf("processing_time: %.3fus", 1e6/capacity)
	length := max(r.length(), time.Duration(want.gone*1e9)).Truncate(time.Millisecond)
	for _, arrivals := range []string{"constant", "poisson"} {
		v := replay(t, pipeline(strings.TrimSuffix(trace, "}")+fmt.Sprintf(", scale: %g}", scale), arrivals, length, r.interval, service))
		agrees(t, arrivals, v, want)
	}
}

// backlog is what a load does to a server: how many wait at most, when that is, and when none does any more.
type backlog struct{ peak, at, gone float64 }

// fluid is the backlog if each row flows in evenly over a time from its own on (all at once, if that is 0), and
// flows out at a capacity.
func fluid(since, rows []float64, over, capacity float64) backlog {
	var b backlog
	level, now := 0.0, 0.0
	flow := func(rate, until float64) {
		before := level
		level = max(0, level+(rate-capacity)*(until-now))
		if level == 0 && math.IsNaN(b.gone) {
			b.gone = now + before/(capacity-rate)
		}
		now = until
	}
	for i, n := range rows {
		flow(0, since[i])
		if over == 0 {
			level += n
		} else {
			flow(n/over, since[i]+over)
		}
		if level > b.peak {
			b = backlog{peak: level, at: now, gone: math.NaN()}
		}
	}
	flow(0, now+level/capacity+1)
	return b
}

// agrees wants the backlog of a run to be the one expected, but for one percent. When it is gone is looked at once
// an interval.
func agrees(t *testing.T, how string, v *run, want backlog) {
	t.Helper()
	if got := value(t, v, "lag_max_events"); math.Abs(got-want.peak) > 0.01*want.peak {
		t.Errorf("%s: %g events wait at the peak, expected %g", how, got, want.peak)
	}
	lag := series(t, v, "lag_events")
	after := want.at + 0.5*(want.gone-want.at)
	for i, n := range lag.Mean {
		if at := lag.At[i].Seconds(); at > after && n < 2 {
			if drain := at - want.at; math.Abs(at-want.gone) > 0.01*drain {
				t.Errorf("%s: it takes until %g s to drain, expected %g s", how, at, want.gone)
			}
			return
		}
	}
	t.Errorf("%s: it never drains, expected after %g s", how, want.gone)
}

// The World Cup site of 1998 in the week around its busiest minute.
func TestAWeekOfTheWorldCup(t *testing.T) {
	const file, days = "worldcup98-requests-per-minute.csv.gz", 3.5 * 24 * float64(time.Hour)
	all := record(t, file, time.Minute)
	counts := all.numbers(t, "count")
	busiest := slices.Index(counts, slices.Max(counts))
	if want := known(t).Counts[file]; counts[busiest] != want.Peak {
		t.Fatalf("the busiest minute has %g requests, expected %g", counts[busiest], want.Peak)
	}
	from, to := all.times[busiest].Add(-time.Duration(days)), all.times[busiest].Add(time.Duration(days))
	r := all.between(from, to)
	trace := strings.TrimSuffix(r.rates("period", "count"), "}") + fmt.Sprintf(", from: %s, to: %s}", from.Format(time.RFC3339), to.Format(time.RFC3339))
	rows := r.numbers(t, "count")
	t.Run("comes out exactly", func(t *testing.T) {
		v := replay(t, pipeline(trace, "poisson", r.length(), time.Minute, "processing_time: 1us"))
		held(t, r, rows, arrived(t, v, time.Minute))
		if offered, finished := value(t, v, "offered"), value(t, v, "finished"); offered != sum(rows) || finished != offered {
			t.Errorf("%g requests were offered and %g finished, expected %g", offered, finished, sum(rows))
		}
	})
	t.Run("flows as a fluid", func(t *testing.T) { overloaded(t, r, trace, "count", 0.01, 4) })
}

// A made-up day of counts by minute, with a few minutes missing: what recordings have, where there are none.
func TestAMadeUpDay(t *testing.T) {
	rows := [][]string{{"time", "count"}}
	for i := range 24 * 60 {
		if i%500 == 7 {
			continue
		}
		at := time.Date(2024, 1, 15, 0, i, 0, 0, time.UTC)
		rows = append(rows, []string{at.Format("2006-01-02 15:04:05"), fmt.Sprint(int(60 * (1 - 0.8*math.Cos(float64(i)*math.Pi/720)) * (1 + float64(i%7)/7)))})
	}
	file := filepath.Join(t.TempDir(), "day.csv")
	out, err := os.Create(file)
	if err != nil {
		t.Fatal(err)
	}
	defer out.Close()
	if err := csv.NewWriter(out).WriteAll(rows); err != nil {
		t.Fatal(err)
	}
	r := newRecorded(t, file, rows, time.Minute)
	v := replay(t, pipeline(r.rates("time", "count"), "poisson", r.length(), time.Minute, "processing_time: 1us"))
	counts := r.numbers(t, "count")
	held(t, r, counts, arrived(t, v, time.Minute))
	if offered, finished := value(t, v, "offered"), value(t, v, "finished"); offered != sum(counts) || finished != offered {
		t.Errorf("%g events were offered and %g finished, expected %g", offered, finished, sum(counts))
	}
	overloaded(t, r, r.rates("time", "count"), "count", 10, 16)
}
