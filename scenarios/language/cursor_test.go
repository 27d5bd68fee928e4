package language

import (
	"fmt"
	"reflect"
	"strings"
	"testing"

	"simulate/scenarios/document"
	"simulate/sim/clock"
)

func TestACursorReadsWhatStandsInTheScenario(t *testing.T) {
	c := Open(read(t, everything), Run)
	enrich := c.At("processes", "p", "operators", "enrich")
	orders := c.At("workloads", "orders")
	for what, story := range map[string]struct{ got, want any }{
		"a number of events":      {c.At("horizon", "events").Integer(), int64(1e7)},
		"the form of the horizon": {c.At("horizon").Form(), "events"},
		"a duration":              {c.At("drain").Duration(), 10 * clock.Minute},
		"a word":                  {c.At("warmup").Text(), "auto"},
		"the form of a word":      {c.At("warmup").Form(), "word"},
		"the largest seed":        {c.At("seed").Seed(), uint64(1<<64 - 1)},
		"a form that is a word":   {c.At("replications").Form(), "auto"},
		"a share in percent":      {c.At("precision", "mean").Share(), 0.02},
		"a share as a number":     {c.At("precision", "p99").Share(), 0.05},
		"a time of day":           {c.At("observe", "at").Item(1).Instant(), 11 * clock.Hour},
		"a rate by a variable":    {orders.At("rate").Rate(), 100.0},
		"a negative whole number": {orders.At("priority").Int(), -3},
		"a size in a map":         {orders.At("bytes_per_event", "mean").Size(), int64(1024)},
		"an amount in base units": {orders.At("bytes_per_event", "mean").Amount(), 1024.0},
		"the form of mean and cv": {orders.At("bytes_per_event").Form(), "lognormal"},
		"a named distribution":    {orders.At("fields", "items").Form(), "geometric"},
		"a profile":               {orders.At("profile").Item(4).Form(), "spike"},
		"within a profile":        {orders.At("profile").Item(4).At("spike", "for").Duration(), 10 * clock.Minute},
		"a pair: its instant":     {orders.At("profile").Item(2).At("steps").Item(1).Item(0).Instant(), 6 * clock.Hour},
		"a pair: its number":      {orders.At("profile").Item(2).At("steps").Item(1).Item(1).Number(), 2.0},
		"arrivals":                {c.At("workloads", "bursts", "arrivals").Form(), "mmpp"},
		"rates in a list":         {c.At("workloads", "bursts", "arrivals", "mmpp", "rates").Item(1).Rate(), 200.0},
		"negative numbers":        {c.At("workloads", "bursts", "arrivals", "mmpp", "generator").Item(1).Item(1).Number(), -3.0},
		"keys by weights":         {c.At("workloads", "clients", "keys").Form(), "weights"},
		"a quoted variable":       {enrich.At("parallelism").Int(), 4},
		"unbounded":               {enrich.At("concurrency").Form(), "unbounded"},
		"a number of places":      {enrich.At("buffer").Int(), 100},
		"nested cases":            {enrich.At("processing_time", "by_workload", "clicks").Form(), "by_input"},
		"parts of a nanosecond":   {enrich.At("processing_time", "by_workload", "clicks", "by_input", "source", "per", "bytes").Amount(), 0.5},
		"an outage over midnight": {enrich.At("outages").Item(1).Item(1).InstantFrom(20 * clock.Hour), clock.Day + 11*clock.Hour + 10*clock.Minute},
		"a quantity: pieces":      {c.At("cluster", "shared", "licences").Amount(), 200.0},
		"what a rate counts":      {c.At("cluster", "shared", "api_quota").Measure(), PerSecond},
		"what pieces count":       {c.At("cluster", "nodes", "general", "resources", "fpga").Measure(), Pieces},
		"money":                   {c.At("cluster", "nodes", "listed", "price").Money(), 0.384},
		"a column with a unit":    {c.At("requests", "recorded", "trace", "columns", "memory", "unit").Amount(), 1048576.0},
		"a strategy's form":       {c.At("scheduling", "placement").Form(), "settings"},
		"a factor":                {c.At("requests", "analyses", "estimate").Form(), "factor"},
		"a path":                  {enrich.At("outages").Item(1).Path().String(), "processes.p.operators.enrich.outages[1]"},
		"a position":              {enrich.At("buffer").Position().String(), "s.yaml:52:17"},
		"a position of a map":     {enrich.Position().String(), "s.yaml:40:7"},
		"nothing":                 {c.At("processes", "q", "operators").Exists(), false},
		"what nothing has":        {len(c.At("processes", "q", "operators").Each()), 0},
	} {
		if !reflect.DeepEqual(story.got, story.want) {
			t.Errorf("%s: got %v, want %v", what, story.got, story.want)
		}
	}
	if problems := c.Problems(); len(problems) > 0 {
		t.Errorf("unexpected problems:\n%v", problems)
	}
}

func TestEachAndAllGoInOrder(t *testing.T) {
	c := Open(read(t, everything), Run)
	var names []string
	for _, w := range c.At("workloads").Each() {
		names = append(names, w.Key())
	}
	for _, edge := range c.At("processes", "p", "operators", "source", "reads").All() {
		name := edge.Text()
		if edge.Form() == "edge" {
			name = fmt.Sprintf("%s at %v by %s", edge.At("from").Text(), edge.At("share").Share(), edge.At("exchange").Text())
		}
		names = append(names, name)
	}
	for _, edge := range c.At("processes", "p", "operators", "enrich", "after").All() {
		names = append(names, edge.Form()+" "+edge.Text())
	}
	want := "orders, clicks, bursts, clients, orders, clicks at 0.3 by hash, name source"
	if got := strings.Join(names, ", "); got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
}

func TestDefaultsThatAreReadAreRecordedOnce(t *testing.T) {
	c := Open(read(t, smallest+"drain: 5m\n"), Run)
	o := c.At("processes", "p", "operators", "o")
	first, again := o.At("concurrency").Int(), o.At("concurrency").Int()
	if first != 1 || again != 1 || c.At("drain").Duration() != 5*clock.Minute {
		t.Error("wrong values")
	}
	if o.At("buffer").Form() != "unbounded" || o.At("discipline").Text() != "fifo" || c.At("warmup").Or("none").Text() != "none" {
		t.Error("wrong defaults")
	}
	if o.At("max_parallelism").Int() != 0 || c.At("precision", "p99").Share() != 0.05 || c.At("drain").Or("7m").Duration() != 5*clock.Minute {
		t.Error("wrong defaults")
	}
	if o.At("selectivity").Form() != "constant" || o.At("selectivity").Amount() != 1 || c.At("horizon").Duration() != clock.Hour {
		t.Error("wrong defaults")
	}
	want := []Default{
		{"processes.p.operators.o.concurrency", "1"},
		{"processes.p.operators.o.discipline", "fifo"},
		{"warmup", "none"},
		{"precision.p99", "5%"},
		{"processes.p.operators.o.selectivity", "1"},
		{"horizon", "1h"},
	}
	if got := c.Defaults(); !reflect.DeepEqual(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
}

func TestWhatCheckRefusedIsNotSaidAgain(t *testing.T) {
	c := Open(read(t, operatorWith("concurrency: -5")+"horizon: {events: x}\nstart_time: never\n"), Run)
	before := len(c.Problems())
	if got := c.At("processes", "p", "operators", "o", "concurrency").Int(); got != 1 {
		t.Errorf("reads %d, want the default", got)
	}
	c.At("horizon").Duration()
	c.At("horizon", "events").Integer()
	c.At("start_time").Timestamp()
	if after := len(c.Problems()); before != 3 || after != before {
		t.Errorf("%d problems, then %d:\n%v", before, after, c.Problems())
	}
	if len(c.Defaults()) != 0 {
		t.Errorf("a refused value is no default: %v", c.Defaults())
	}
}

func TestProblemsThatOnlyReadingFinds(t *testing.T) {
	c := Open(read(t, operatorWith("after: [sorce, source]")+"observe: {at: [2024-01-15T09:00:00Z]}\n"), Run)
	c.At("observe", "at").Item(0).Instant()
	o := c.At("processes", "p", "operators", "o")
	o.At("after").Item(0).NoSuch("operator", []string{"source", "o"})
	o.Problem("operator %q has no way to a sink", o.Key())
	o.At("keys").Problem("hash needs keys")
	want := strings.Join([]string{
		`s.yaml:6:7: operator "o" has no way to a sink`,
		"s.yaml:6:7: hash needs keys",
		`s.yaml:8:17: there is no operator "sorce"`,
		"s.yaml:9:16: at[0]: expected an instant such as 10m, found the text \"2024-01-15T09:00:00Z\"; an absolute time needs start_time at the top of the scenario",
	}, "\n")
	var got []string
	suggestions := ""
	for _, problem := range c.Problems() {
		got = append(got, problem.String())
		suggestions += problem.Suggestion
	}
	if !reflect.DeepEqual(sorted(got), sorted(strings.Split(want, "\n"))) || suggestions != "source" {
		t.Errorf("got\n%s\nwant\n%s\nsuggestions %s", strings.Join(got, "\n"), want, suggestions)
	}
}

func sorted(lines []string) map[string]bool {
	set := map[string]bool{}
	for _, line := range lines {
		set[line] = true
	}
	return set
}

func TestFilesStandBesideTheFileThatNamesThem(t *testing.T) {
	texts := map[string]string{"a/s.yaml": "extends: ../b/base.yaml\nvars: {x: one.csv}\n", "b/base.yaml": smallest + "vars: {y: two.csv}\n"}
	open := func(name string) ([]byte, error) { return []byte(texts[name]), nil }
	d, problems := document.Load(document.Options{File: "a/s.yaml", Open: open, Settings: []string{"vars.z=three.csv"}})
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	vars := Open(d, Run).At("vars")
	for key, want := range map[string]string{"x": "a/one.csv", "y": "b/two.csv", "z": "a/three.csv"} {
		if got := vars.At(key).Filename(); got != want {
			t.Errorf("%s is %s, want %s", key, got, want)
		}
	}
}

func TestEqualMeaningHasAnEqualDigest(t *testing.T) {
	base := "workloads: {a: {rate: 600/min, start: 0}, b: {rate: 5k/s}}\nprocesses: {p: {runtime: ideal, operators: {o: {reads: [a, b], processing_time: {mean: 1ms, cv: 1}}}}}\nseed: 10\nname: x\n"
	digest := Digest(read(t, base))
	if !strings.HasPrefix(digest, "sha256:") || len(digest) != len("sha256:")+64 {
		t.Errorf("a digest is not %s", digest)
	}
	for what, text := range map[string]string{
		"other order of keys": "name: x\nseed: 10\n" + strings.Replace(base, "seed: 10\nname: x\n", "", 1),
		"other units":         strings.NewReplacer("600/min", "10/s", "5k/s", "5000/s", "1ms", "1000us").Replace(base),
		"other forms":         strings.NewReplacer("seed: 10", "seed: 10 # a comment", "name: x", "name: 'x'", "start: 0", "start: 0s").Replace(base),
		"variables":           "vars: {R: 10/s}\n" + strings.Replace(base, "600/min", "'${R}'", 1),
		"environments":        "environments: {other: {seed: 5}}\n" + base,
	} {
		if Digest(read(t, text)) != digest {
			t.Errorf("%s: another digest", what)
		}
	}
	for what, text := range map[string]string{
		"another rate":           strings.Replace(base, "600/min", "601/min", 1),
		"another seed":           strings.Replace(base, "10\n", "11\n", 1),
		"another order of names": strings.Replace(base, "{a: {rate: 600/min, start: 0}, b: {rate: 5k/s}}", "{b: {rate: 5k/s}, a: {rate: 600/min, start: 0}}", 1),
		"another key":            base + "horizon: 1h\n",
	} {
		if Digest(read(t, text)) == digest {
			t.Errorf("%s: the same digest", what)
		}
	}
	if Digest(read(t, base), read(t, base+"horizon: 1h\n")) == digest {
		t.Error("another variant: the same digest")
	}
}
