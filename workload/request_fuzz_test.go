package workload

import (
	"strings"
	"testing"

	"simulate/sim/clock"
)

// soundList says what holds of any text whatever: reading ends, mistakes have a place and say something, and a list
// without any is replayed as it was summed up.
func soundList(t *testing.T, text string, layout Layout, set func(t *RequestTrace)) {
	list := listOf(text, layout, set)
	summary, mistakes := list.Read()
	havePlaces(t, text, mistakes)
	if len(mistakes) > 0 {
		return
	}
	on := bare()
	on.Models = summary.Models
	r := &RecordedRequests{Trace: *list, Summary: summary, Cluster: on, Tenants: make([]int32, len(summary.Tenants))}
	all := replayedRequests(t, r, root)
	if uint64(len(all)) != summary.Rows {
		t.Fatalf("%d requests of %d", len(all), summary.Rows)
	}
	end := clock.Time(0)
	for i, q := range all {
		end = max(end, ended(q))
		if q.Duration < 0 || q.Estimate < q.Duration || q.Gang < 1 || q.Need.Devices < 0 || q.Need.Share < 0 || q.Need.Share > 1000 {
			t.Fatalf("request %d is %+v", i, q)
		}
		if i > 0 && q.Submitted < all[i-1].Submitted || q.Submitted < summary.First || q.Submitted > summary.Last {
			t.Fatalf("request %d comes at %s", i, q.Submitted)
		}
		for _, amount := range q.Need.Amounts {
			if amount < 0 || amount > mostOfResource {
				t.Fatalf("request %d asks for %v", i, q.Need.Amounts)
			}
		}
	}
	if end > 0 && end < clock.Never/2 && end != r.End() {
		t.Fatalf("it ends at %s, and at %s", end, r.End())
	}
}

// havePlaces says that mistakes have a place and say something.
func havePlaces(t *testing.T, text string, mistakes []*Mistake) {
	if len(mistakes) > mostMistakes+1 {
		t.Fatalf("%d mistakes", len(mistakes))
	}
	lines := 1 + strings.Count(text, "\n")
	for _, m := range mistakes {
		if m.Message == "" || m.Line > lines || m.Line > 0 && m.Column < 1 || m.Line == 0 && m.Column != 0 {
			t.Fatalf("a mistake without a place: %+v", m)
		}
	}
}

func FuzzRequestsOfOpenB(f *testing.F) {
	for _, text := range append(tables, threePods, "creation_time,cpu_milli,memory_mib,num_gpu,gpu_milli\n-5,1,1,1,1\n-9,1,1,0,0\n2024-01-15,1,1,1,1\n") {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		soundList(t, text, OpenB, nil)
		soundList(t, text, OpenB, func(t *RequestTrace) { t.Order = Together })
	})
}

func FuzzRequestsOfSWF(f *testing.F) {
	for _, text := range append(tables, fiveJobs, "; UnixStartTime: 99999999999\n; TimeZone: -\n1 4e9 0 4e9 1 0 0 0 0 0 0 0 0 0 0 0 0 0", "\uFEFF; \xff\n;", "1 2") {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) { soundList(t, text, SWF, func(t *RequestTrace) { t.Limit = 50 }) })
}

func FuzzRequestsOfTables(f *testing.F) {
	for _, text := range append(tables, fourRows, "when,cores,mem,gpus,secs,guess,team,rank,n,who\n4.6e9,1,1,1,4.6e9,1,,1,1,\n-4.6e9,1,1,1,4.6e9,1,,1,1,\n") {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		soundList(t, text, CSV, csvColumns)
		soundList(t, text, CSV, func(t *RequestTrace) { csvColumns(t); t.Order = Shuffled })
	})
}

func FuzzNodes(f *testing.F) {
	for _, text := range append(tables, twoNodes) {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		rows, mistakes := nodesOf(text, OpenB).Read()
		havePlaces(t, text, mistakes)
		names := map[string]bool{}
		for _, n := range rows {
			if len(mistakes) == 0 && (names[n.Name] || n.Name == "" || n.Devices < 0 || n.Devices > 64 || min(n.Amounts[0], n.Amounts[1]) < 0) {
				t.Fatalf("a node that cannot be: %+v", n)
			}
			names[n.Name] = true
		}
	})
}
