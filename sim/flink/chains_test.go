package flink_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"simulate/sim/flink"
)

// job reads operators as name:parallelism and edges as a>b, which go forward, or a=b, which go by key.
func job(operators, edges string) flink.Graph {
	var g flink.Graph
	place := map[string]int{}
	for i, op := range strings.Fields(operators) {
		name, p, _ := strings.Cut(op, ":")
		n := 0
		fmt.Sscan(p, &n)
		place[name] = i
		g.Operators = append(g.Operators, flink.Operator{Name: name, Parallelism: n})
	}
	for _, e := range strings.Fields(edges) {
		at := strings.IndexAny(e, ">=")
		to := flink.Forward
		if e[at] == '=' {
			to = flink.Hash
		}
		g.Edges = append(g.Edges, flink.Edge{From: place[e[:at]], To: place[e[at+1:]], Partitioner: to})
	}
	return g
}

// told is the chains of a job, each by the names of its operators.
func told(g *flink.Graph) string {
	var all []string
	for _, v := range g.Chains() {
		var names []string
		for _, op := range v.Operators {
			names = append(names, g.Operators[op].Name)
		}
		all = append(all, strings.Join(names, "-"))
	}
	return strings.Join(all, " ")
}

func TestAnEdgeIsChainedOnlyWhenNothingSpeaksAgainstIt(t *testing.T) {
	for _, c := range []struct {
		why, operators, edges string
		change                func(g *flink.Graph)
		want                  string
	}{
		{"all well", "a:2 b:2 c:2", "a>b b>c", nil, "a-b-c"},
		{"records change subtasks", "a:2 b:2 c:2", "a=b b>c", nil, "a b-c"},
		{"parallelism differs", "a:2 b:3", "a>b", nil, "a b"},
		{"two inputs", "a:2 b:2 c:2", "a>c b>c", nil, "a b c"},
		{"two outputs both chain", "a:2 b:2 c:2 d:2", "a>b a>c b>d", nil, "a-b-c-d"},
		{"named upstream last", "sink:2 map:2 src:2", "src>map map>sink", nil, "src-map-sink"},
		{"blocking exchange", "a:2 b:2", "a>b", func(g *flink.Graph) { g.Edges[0].Batch = true }, "a b"},
		{"switched off", "a:2 b:2", "a>b", func(g *flink.Graph) { g.Unchained = true }, "a b"},
		{"other group", "a:2 b:2", "a>b", func(g *flink.Graph) { g.Operators[1].Group = "g" }, "a b"},
		{"head begins a chain", "a:2 b:2 c:2", "a>b b>c", func(g *flink.Graph) { g.Operators[1].Chaining = flink.ChainHead }, "a b-c"},
		{"never", "a:2 b:2 c:2", "a>b b>c", func(g *flink.Graph) { g.Operators[1].Chaining = flink.ChainNever }, "a b c"},
		{"behind a source", "a:2 b:2", "a>b", func(g *flink.Graph) { g.Operators[1].Chaining = flink.ChainHeadWithSources }, "a-b"},
		{"not behind a source", "a:2 b:2 c:2", "a>b b>c", func(g *flink.Graph) { g.Operators[2].Chaining = flink.ChainHeadWithSources }, "a-b c"},
		{"other maximum parallelism, allowed", "a:2 b:2", "a>b", func(g *flink.Graph) { g.Operators[0].MaxParallelism = 128 }, "a-b"},
		{"other maximum parallelism, forbidden", "a:2 b:2", "a>b", func(g *flink.Graph) { g.Operators[0].MaxParallelism, g.EqualMax = 128, true }, "a b"},
	} {
		g := job(c.operators, c.edges)
		if c.change != nil {
			c.change(&g)
		}
		if err := g.Check(); err != nil {
			t.Errorf("%s: %v", c.why, err)
		}
		if got := told(&g); got != c.want {
			t.Errorf("%s: chains %s, want %s", c.why, got, c.want)
		}
	}
}

func TestAGroupIsOnesOwnElseThatOfAllInputsElseTheDefault(t *testing.T) {
	g := job("a:1 b:1 c:1 join:1 end:1 other:1", "a=c b=join c=join join=end a=other")
	g.Operators[0].Group, g.Operators[1].Group = "x", "y"
	want := []string{"x", "y", "x", "default", "default", "x"}
	if got := g.Groups(); !slices.Equal(got, want) {
		t.Errorf("groups %v, want %v", got, want)
	}
}

func TestSlotsAreTheWidestVertexOfEachGroup(t *testing.T) {
	// Document N's three groups: 64 + 128 + 64, where one group would need 128.
	g := job("source:64 enrich:128 sink:64", "source=enrich enrich=sink")
	if n := flink.Slots(g.Chains()); n != 128 {
		t.Errorf("%d slots in one group, want 128", n)
	}
	for i, name := range []string{"sources", "processing", "sinks"} {
		g.Operators[i].Group = name
	}
	want := []flink.GroupSlots{{Group: "sources", Slots: 64}, {Group: "processing", Slots: 128}, {Group: "sinks", Slots: 64}}
	if got := flink.SlotsPerGroup(g.Chains()); !slices.Equal(got, want) {
		t.Errorf("slots %v, want %v", got, want)
	}
	if n := flink.TaskManagers(flink.Slots(g.Chains()), 4); n != 64 {
		t.Errorf("%d task managers of 4, want 64", n)
	}
}

func TestWhatIsNoJobIsSaidAllAtOnce(t *testing.T) {
	g := job("a:0 b:1", "a>b")
	g.Edges = append(g.Edges, flink.Edge{From: 1, To: 7})
	says(t, g.Check(), `operator "a" has parallelism 0`, "edge 2 goes from operator 1 to 7; there are 2")
	g = job("a:1 b:1 c:1", "a>b b>c c>b")
	says(t, g.Check(), `in a circle through "b"`)
	g = job("source_auth_events:64 enrich_customers:128", "source_auth_events=enrich_customers")
	for i, group := range []string{"sources", "processing"} {
		g.Operators[i].Group, g.Operators[i].CoLocation = group, "co1"
	}
	says(t, g.CheckCoLocation(), "source_auth_events has 64, enrich_customers has 128", `source_auth_events has "sources", enrich_customers has "processing"`)
}

// says fails unless an error says all of these.
func says(t *testing.T, err error, words ...string) {
	t.Helper()
	for _, w := range words {
		if err == nil || !strings.Contains(err.Error(), w) {
			t.Errorf("error %v, want it to say %q", err, w)
		}
	}
}
