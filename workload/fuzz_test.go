package workload

import (
	"math"
	"slices"
	"strings"
	"testing"

	"simulate/sim/clock"
)

// sound says what holds of any text whatever: reading ends, mistakes have a place and say something, and what has
// none replays as it was summed up.
func sound(t *testing.T, text string, format Format) {
	r := recordedAs(text, format, nil)
	summary, mistakes := r.Trace.Read()
	havePlaces(t, text, mistakes)
	if r.Summary = summary; len(mistakes) > 0 || summary.Total > 1e5 || len(r.Problems()) > 0 {
		return
	}
	all := replayed(t, r, clock.Never, 256)
	if !slices.IsSorted(all) || math.Abs(float64(len(all))-summary.Total) > 1 {
		t.Fatalf("%d arrivals of %g", len(all), summary.Total)
	}
	if n := len(all); n > 0 && (all[0] < 0 || all[n-1] >= r.End()) {
		t.Fatalf("arrivals from %s to %s in a trace that ends at %s", all[0], all[n-1], r.End())
	}
}

// tables are seeds of both kinds of tables.
var tables = []string{
	threeMinutes, "", "t,n\n", "t;n\r\n0;5\r\n1;5\r\n", "\uFEFFt\tn\n0\t5\n60\t7\n", "t,n\n0,\"5\"\n1,\"\"\"\"\n", "t,n\n0,\"5\n1,5\n", "t,n\n0,1\n0,1\n",
	"t,n\n2024-10-27 02:30:00,5\n2024-10-27 02:00:00,5\n", "t,n\n2024-01-15T00:00:00.123456789123+01:00,5\n2024-01-15T00:00:01Z,5\n",
	"t,n\n-5,1e3\n1e3,.5\n", "t,n\n0,NaN\n", "t\x00,n\n", "t,n\n4611686018,1\n4611686019,1\n", "t,n\n0,1e300\n", strings.Repeat(",", 100) + "\n", "t,n\n0,1\n\n\n5,1,\n",
}

func FuzzRates(f *testing.F) {
	for _, text := range tables {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) { sound(t, text, Rates) })
}

func FuzzEvents(f *testing.F) {
	for _, text := range tables {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) { sound(t, text, Events) })
}

func FuzzPrometheus(f *testing.F) {
	f.Add(anAnswer)
	for _, text := range []string{
		"", "{}", "[]", "nul", `{"status":"error","error":"timeout"}`, `{"data":{"result":[],"resultType":"matrix"}}`, `{"data":{"resultType":"vector"}}`,
		`{"data":{"result":[{"metric":{},"values":[[0,"1"],[1,"NaN"],[2,"2"]]}]}}`, `{"data":{"result":[{"values":[]}]}}`, `{"data":{"result":[{"metric":{"a":1}}]}}`,
		`{"data":{"result":[{"metric":{},"values":[[0,1]]}]}}`, `{"data":{"result":[{"metric":{},"values":[["0","1"]]}]}}`, anAnswer[:len(anAnswer)/2],
	} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) { sound(t, text, Prometheus) })
}
