package workload

import (
	"io"
	"slices"
	"strings"
	"testing"

	"simulate/sim/clock"
)

// anAnswer is one as Prometheus gives it, laid out for people.
const anAnswer = `{"status": "success", "data": {"resultType": "matrix", "result": [
  {"metric": {"job": "shop", "zone": "a"}, "values": [[1705276800, "10"], [1705276815.5, "2.5"], [1705276830, "NaN"], [1705276845, "2.5"]]},
  {"metric": {"job": "shop", "zone": "b"}, "values": [[1705276800, "1"], [1705276815, "1"]], "histograms": [[1705276800, {"count": "3"}]]}
], "stats": {"seriesFetched": [2]}}, "warnings": ["a warning"]}`

func inZone(zone string) func(r *Recorded) {
	return func(r *Recorded) { r.Even, r.Trace.Where = true, []Match{{"zone", zone}} }
}

func TestSamplesAreRows(t *testing.T) {
	r := recordedAs(anAnswer, Prometheus, inZone("a"))
	all := replayed(t, r, clock.Never, 256)
	if got := counts(all, 15500*clock.Millisecond, 4); !slices.Equal(got, []float64{10, 2, 1, 2}) {
		t.Errorf("samples of 10, 2.5, nothing and 2.5 bring %v", got)
	}
	if s := r.Summary; s.Rows != 3 || s.Gaps != 1 || s.Interval != 15500*clock.Millisecond || s.LongestGap != 14*clock.Second {
		t.Errorf("%+v", s)
	}
	rate := recordedAs(anAnswer, Prometheus, func(r *Recorded) { inZone("b")(r); r.Trace.IsRate = true })
	if got := replayed(t, rate, clock.Never, 256); len(got) != 30 {
		t.Errorf("one event per second for half a minute: %d", len(got))
	}
}

func TestAnAnswerMayStandOnTheClock(t *testing.T) {
	start := days(2024, 1, 14) * int64(clock.Day)
	r := recordedAs(anAnswer, Prometheus, func(r *Recorded) {
		inZone("b")(r)
		r.Trace.Clock, r.Trace.Start, r.Trace.Undated = true, Wall{Unix: start, Zone: int64(clock.Hour)}, false
	})
	if got := replayed(t, r, clock.Never, 256); got[0] != clock.Day {
		t.Errorf("the first sample stands at %s, a day after the start", got[0])
	}
}

func TestAnswersThatCannotBe(t *testing.T) {
	begin := `{"status":"success","data":{"resultType":"matrix","result":[{"metric":{},"values":[`
	for _, c := range []struct{ why, text, want string }{
		{"nothing", "", "1:1: the file ends in the middle; it is truncated"},
		{"a table", "t,n\n0,5\n", "1:1: this is no JSON: invalid character ',' in literal true (expecting 'r')"},
		{"a list", "[1]", "1:2: expected a saved answer of Prometheus, which begins with {"},
		{"a failed query", `{"status":"error","errorType":"timeout","error":"query timed out"}`, "1:66: the query has failed: query timed out"},
		{
			"another question", `{"status":"success","data":{"resultType":"vector","result":[]}}`,
			"1:50: expected an answer to query_range, whose result is a matrix; this one is a vector",
		},
		{"no series", `{"data":{"resultType":"matrix","result":[]}}`, "1:45: the answer holds no time series; expected one"},
		{"several series", anAnswer, `3:42: two time series are left, {job="shop", zone="a"} and {job="shop", zone="b"}; choose one by where, or let the query add them up`},
		{"a truncated answer", begin + `[1,"5"],[2,"5"`, "1:98: the file ends in the middle; it is truncated"},
		{"a number that is none", begin + `[1,"5"],[2,"+Inf"]]}]}}`, `1:93: expected 0 arrivals or more, found "+Inf"`},
		{"a negative number", begin + `[1,"5"],[2,"-5"]]}]}}`, `1:93: expected 0 arrivals or more, found "-5"`},
		{"a value that is no text", begin + `[1,5]]}]}}`, "1:88: expected the value of a sample as a text"},
		{"a time that is none", begin + `["1","5"]]}]}}`, "1:88: expected the time of a sample in seconds, found 1"},
		{"a sample of three", begin + `[1,"5",2]]}]}}`, "1:92: expected a sample of two parts, [time, value]"},
		{"values in front of labels", `{"data":{"result":[{"values":[]}]}}`, `1:29: expected metric as the first key of a time series, found "values"`},
		{"disorder", begin + `[2,"5"],[1,"5"]]}]}}`, "1:93: the time goes back by 1s; sort the rows by time"},
		{"a text without end", `{"status":"` + strings.Repeat("x", 2*longestRow), "1:11: a value is longer than 1048576 bytes"},
	} {
		got := told(c.text, Prometheus, nil)
		if len(got) != 1 || got[0] != c.want {
			t.Errorf("%s: told %q, expected %q", c.why, got, c.want)
		}
	}
	if got := told(anAnswer, Prometheus, inZone("c")); len(got) != 1 || got[0] != `4:64: where leaves no time series; there is one with {job="shop", zone="b"}` {
		t.Errorf("told %q", got)
	}
}

// An answer of a hundred thousand series, of which one counts, takes the memory of one.
func TestALongAnswerIsReadInABoundedPart(t *testing.T) {
	series := []byte(`{"metric":{"zone":"x"},"values":[[0,"1"],[1,"1"]]},` + "\n")
	r := recordedAs("", Prometheus, func(r *Recorded) {
		r.Trace.Where = []Match{{"zone", "a"}}
		r.Trace.Open = func() (io.ReadCloser, error) {
			return &endlessRows{header: `{"data":{"result":[`, rows: 20_001, row: func(to []byte, i int) []byte {
				if i == 20_000 {
					return append(to, `{"metric":{"zone":"a"},"values":[[0,"1"],[1,"2"]]}]}}`...)
				}
				return append(to, series...)
			}}, nil
		}
	})
	file, w, m := r.Trace.open()
	if m != nil {
		t.Fatal(m)
	}
	defer file.Close()
	text := w.rows.(*samples).text
	for row := newRow(&r.Trace); ; {
		more, m := w.next(&row)
		if m != nil {
			t.Fatal(m)
		}
		if len(text.ends) > 1<<16 {
			t.Fatalf("%d line ends are remembered", len(text.ends))
		}
		if !more {
			break
		}
	}
	if text.line != 20_001 {
		t.Errorf("the answer ends in line %d", text.line)
	}
}
