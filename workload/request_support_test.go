package workload

import (
	"fmt"
	"io"
	"strings"
	"testing"

	"simulate/sim/allocation"
	"simulate/sim/clock"
	"simulate/sim/cluster"
	"simulate/sim/rng"
)

// bare is a cluster that has cpu, memory and pods, and no nodes yet.
func bare() *cluster.Config {
	return &cluster.Config{Resources: []cluster.Resource{
		{Name: "cpu", Kind: cluster.Cores}, {Name: "memory", Kind: cluster.Bytes}, {Name: "pods", Kind: cluster.Pieces},
	}}
}

// listOf is a list of requests that is written down here.
func listOf(text string, layout Layout, set func(t *RequestTrace)) *RequestTrace {
	t := &RequestTrace{Layout: layout}
	t.File, t.Undated = "list", true
	t.Trace.Open = func() (io.ReadCloser, error) { return io.NopCloser(strings.NewReader(text)), nil }
	if set != nil {
		set(t)
	}
	return t
}

// readList reads a list with which nothing is wrong.
func readList(t testing.TB, list *RequestTrace, on *cluster.Config) *RecordedRequests {
	t.Helper()
	for _, p := range list.Problems() {
		t.Fatal(p)
	}
	summary, mistakes := list.Read()
	for _, m := range mistakes {
		t.Fatal(m)
	}
	r := &RecordedRequests{Trace: *list, Summary: summary, Cluster: on, Tenants: make([]int32, len(summary.Tenants))}
	on.Models = append(on.Models, summary.Models...)
	for i := range r.Tenants {
		r.Tenants[i] = int32(i)
	}
	for _, p := range r.Problems() {
		t.Fatal(p)
	}
	return r
}

// requestsOf are all requests of a source; those that say nothing of it have priority 2 and are alone.
func requestsOf(t failing, source allocation.Source, resources int) (all []allocation.Request) {
	t.Helper()
	for {
		r := allocation.Request{Priority: 2, Gang: 1, Need: cluster.Need{Amounts: make([]int64, resources)}}
		if !source.Next(&r) {
			break
		}
		all = append(all, r)
	}
	if err := source.Err(); err != nil {
		t.Fatal(err)
	}
	if source.Next(&allocation.Request{}) {
		t.Fatal("a source that has ended goes on")
	}
	return all
}

// replayedRequests are all requests of a list in a run.
func replayedRequests(t testing.TB, r *RecordedRequests, key rng.Key) []allocation.Request {
	t.Helper()
	source, err := r.Source(key)
	if err != nil {
		t.Fatal(err)
	}
	return requestsOf(t, source, len(r.Cluster.Resources))
}

// written is requests for people: name@time+duration of amounts and devices.
func written(all []allocation.Request) string {
	var lines []string
	for _, r := range all {
		line := fmt.Sprintf("%s@%s+%s %v", r.Name, r.Submitted, r.Duration, r.Need.Amounts)
		if r.Need.Devices > 0 {
			line += fmt.Sprintf(" gpu %dx%d", r.Need.Devices, r.Need.Share)
		}
		if r.Need.Models != 0 {
			line += fmt.Sprintf(" of %b", r.Need.Models)
		}
		if r.Estimate != r.Duration {
			line += fmt.Sprintf(" said %s", r.Estimate)
		}
		lines = append(lines, line)
	}
	return strings.Join(lines, "\n")
}

// same fails unless two texts are the same.
func same(t testing.TB, what, got, want string) {
	t.Helper()
	if got != want {
		t.Errorf("%s:\n%s\nexpected\n%s", what, got, want)
	}
}

// mistakesOf is what Read says of a list.
func mistakesOf(list *RequestTrace) string {
	_, mistakes := list.Read()
	return toldOf(mistakes)
}

func toldOf(mistakes []*Mistake) string {
	var lines []string
	for _, m := range mistakes {
		lines = append(lines, m.Error())
	}
	return strings.Join(lines, "\n")
}

// failing is a test of either kind.
type failing interface {
	Helper()
	Fatal(...any)
}

type allocated = allocation.Request

// ended is when a request ends if it does not wait; one that stays when it comes.
func ended(r allocated) clock.Time {
	if r.Duration == clock.Never {
		return r.Submitted
	}
	return r.Submitted + r.Duration
}
