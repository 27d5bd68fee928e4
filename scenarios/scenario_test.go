package scenarios

import (
	"context"
	"slices"
	"testing"

	"simulate/scenarios/document"
	"simulate/scenarios/language"
	"simulate/sim/experiment"
)

func builderOf(t *testing.T, text string) *builder {
	t.Helper()
	d, problems := document.Load(document.Options{File: "scenario.yaml", Open: func(string) ([]byte, error) { return []byte(text), nil }})
	if d == nil {
		t.Fatal(problems)
	}
	b := newBuilder(d, language.Run, newRecordings(nil))
	b.build()
	if problems := b.problems(); len(problems) > 0 {
		t.Fatalf("%v\nin\n%s", problems, text)
	}
	return b
}

func TestAScenarioSaysWhoItIs(t *testing.T) {
	plain := mustRead(t, scene("", "rate: 1/s", ""))
	if plain.Name != "scenario" || plain.Currency != "USD" || plain.Description != "" {
		t.Errorf("%+v", plain)
	}
	named := mustRead(t, scene("name: peak\ndescription: why?\ncurrency: EUR", "rate: 60/min", ""))
	if named.Name != "peak" || named.Description != "why?" || named.Currency != "EUR" {
		t.Errorf("%+v", named)
	}
	if again := mustRead(t, "# the same\n"+scene("", "rate: 60/min", "")); again.Digest != plain.Digest {
		t.Error("comments and units change the digest")
	}
	if other := mustRead(t, scene("", "rate: 2/s", "")); other.Digest == plain.Digest {
		t.Error("another rate has the same digest")
	}
}

func TestTheCommandLineLaysItsValuesOver(t *testing.T) {
	text := scene("environments: {big: {processes: {p: {operators: {o: {parallelism: 8}}}}}}", `rate: "${RATE}"`, "")
	s, problems := read(text, Options{
		Env: "big", Set: []string{"processes.p.operators.o.concurrency=5"},
		Lookup: func(name string) (string, bool) { return "7/s", name == "RATE" },
	})
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	o := s.Design.Candidates[0].Config.Stream.Processes[0].Operators[0]
	if o.Parallelism != 8 || o.Concurrency != 5 {
		t.Errorf("%+v", o)
	}
}

func TestPathsOfTheEngineAreFoundInTheScenario(t *testing.T) {
	s := mustRead(t, `workloads:
  "web.orders":
    rate: 1/s
    profile:
      - {ramp: {to: 2, over: 1h}}
processes: {p: {runtime: ideal, operators: {o: {reads: web.orders}}}}
`)
	for path, want := range map[string]string{
		"workloads.web.orders.profile[0].ramp.to": "scenario.yaml:5:17",
		`workloads."web.orders".rate`:             "scenario.yaml:3:5",
		"workloads.web.orders.max_rate":           "scenario.yaml:2:3",
		"drain":                                   "scenario.yaml:1:1",
		"":                                        "scenario.yaml:1:1",
	} {
		if got := s.Position(path).String(); got != want {
			t.Errorf("%s is at %s, expected %s", path, got, want)
		}
	}
}

// A threshold is judged where its metric is taken; which metrics are taken where is written down twice, here and
// in the catalog of metrics.
func TestEveryMetricIsTakenWhereThresholdsLookForIt(t *testing.T) {
	s := mustRead(t, `
horizon: 1m
replications: 2
workloads: {a: {rate: 10/s}}
processes: {p: {runtime: ideal, operators: {x: {reads: a, processing_time: 1ms, outages: [[10s, 11s]]}}}}
`)
	result, err := experiment.Run(context.Background(), s.Design, experiment.Options{})
	if err != nil {
		t.Fatal(err)
	}
	for _, info := range experiment.Metrics {
		at := func(operator string) bool {
			return slices.ContainsFunc(result.Variants[0].Metrics, func(m experiment.Metric) bool {
				return m.Name == info.Name && m.Scope.Operator == operator
			})
		}
		if ends, stations := info.OfProcesses(), info.OfOperators(); ends != at("") || stations != at("x") {
			t.Errorf("%s is taken end to end: %v, at operators: %v", info.Name, at(""), at("x"))
		}
	}
}

func TestEveryThresholdOfTheGalleryIsJudged(t *testing.T) {
	for _, example := range Gallery() {
		s := readExample(t, example)
		s.Design.Replications = 1
		for i := range s.Design.Candidates {
			s.Design.Candidates[i].Config.Horizon.At = 1e10
			s.Design.Candidates[i].Config.Drain = 1e10
		}
		if len(s.Design.Thresholds) == 0 {
			continue
		}
		result, err := experiment.Run(context.Background(), s.Design, experiment.Options{})
		if err != nil {
			t.Fatal(err)
		}
		for _, want := range s.Design.Thresholds {
			if want.Metric != "catch_up_s" && !slices.ContainsFunc(result.Thresholds, func(j experiment.Judgement) bool { return j.Expression == want.Expression }) {
				t.Errorf("%s: nothing is judged by %s", example.Name, want.Expression)
			}
		}
	}
}

func TestCatalogsAreWhatTheLanguageKnows(t *testing.T) {
	for _, c := range Catalogs() {
		if c.Does == "" || len(c.Entries) == 0 {
			t.Errorf("%s is empty", c.Name)
		}
		for _, e := range c.Entries {
			if e.Does == "" {
				t.Errorf("%s: nobody says what %s does", c.Name, e.Name)
			}
		}
	}
	for word, keys := range map[string]string{"exchange": "exchanges", "discipline": "disciplines", "on_full": "on_full"} {
		for _, c := range Catalogs() {
			if c.Name != keys {
				continue
			}
			for _, e := range c.Entries {
				operator := "buffer: 3, " + word + ": " + e.Name
				if _, problems := read(scene("", "rate: 1/s", operator), Options{}); len(problems) > 0 && e.Name != "forward" {
					t.Errorf("%s: %v", operator, problems)
				}
			}
		}
	}
}
