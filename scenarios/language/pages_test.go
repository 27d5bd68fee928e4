package language

import (
	"bytes"
	"encoding/json"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"

	"simulate/scenarios/document"
)

// compiled is our schema in another's hands.
func compiled(t *testing.T) *jsonschema.Schema {
	t.Helper()
	parsed, err := jsonschema.UnmarshalJSON(bytes.NewReader(JSONSchema()))
	if err != nil {
		t.Fatal(err)
	}
	compiler := jsonschema.NewCompiler()
	if err := compiler.AddResource("scenario.json", parsed); err != nil {
		t.Fatal(err)
	}
	schema, err := compiler.Compile("scenario.json")
	if err != nil {
		t.Fatal(err)
	}
	return schema
}

// asJSON is a node as a JSON reader would have it.
func asJSON(n *document.Node) any {
	switch {
	case n.Kind == document.Map:
		object := map[string]any{}
		for _, entry := range n.Entries {
			object[entry.Key] = asJSON(entry.Value)
		}
		return object
	case n.Kind == document.List:
		list := []any{}
		for _, item := range n.Items {
			list = append(list, asJSON(item))
		}
		return list
	case n.Type == document.Number:
		return json.Number(strings.TrimPrefix(n.Text, "+"))
	case n.Type == document.Bool:
		return n.Text == "true"
	case n.Type == document.Null:
		return nil
	}
	return n.Text
}

func TestTheSchemaTakesWhatTheProgramTakes(t *testing.T) {
	schema := compiled(t)
	for _, each := range samples(t) {
		err := schema.Validate(asJSON(read(t, each.text).Root()))
		switch {
		case each.refused == "" && err != nil:
			t.Errorf("%s: %v\nin %s", each.path, err, each.text)
		case each.refused != "" && !onlyPlanned(t, each) && err == nil:
			t.Errorf("%s: %q is refused, but the schema takes it\nin %s", each.path, each.refused, each.text)
		}
	}
}

// onlyPlanned says whether a sample is refused by run and looked at by plan.
func onlyPlanned(t *testing.T, s sample) bool {
	problems := Check(read(t, s.text), Run)
	return len(problems) > 0 && strings.Contains(problems[0].Message, "simulate plan looks at it")
}

func TestTheSchemaKnowsMistakes(t *testing.T) {
	schema := compiled(t)
	for _, text := range []string{
		"horizon: 1h\n",
		smallest + "horizn: 1h\n",
		smallest + "horizon: 5\n",
		smallest + "horizon: 5 minutes\n",
		smallest + "replications: 0\n",
		smallest + "fidelity: high\n",
		operatorWith("parallelism: two"),
		operatorWith("processing_time: {mean: 5ms}"),
		operatorWith("processing_time: {distribution: gama, mean: 5ms}"),
		operatorWith("outages: [[1m]]"),
		workloadWith("rate: 100"),
	} {
		if schema.Validate(asJSON(read(t, text).Root())) == nil {
			t.Errorf("the schema takes\n%s", text)
		}
	}
	variables, err := jsonschema.UnmarshalJSON(strings.NewReader(`{"extends": "base.yaml", "replications": "${N:-5}", "horizon": "${H}", "seed": "${S}"}`))
	if err != nil {
		t.Fatal(err)
	}
	if err := schema.Validate(variables); err != nil {
		t.Errorf("the schema does not take variables: %v", err)
	}
}

func TestPagesAreTheSameEveryTime(t *testing.T) {
	if !bytes.Equal(JSONSchema(), JSONSchema()) || !bytes.Equal(Reference(), Reference()) {
		t.Error("a page changes from one writing to the next")
	}
}

func TestTheReferenceListsEveryKey(t *testing.T) {
	page := string(Reference())
	scenario.walk(nil, func(way document.Path, f *Field) {
		row := "| `" + way.String() + "` | " + cell(f.Does)
		switch {
		case f.Later && f.Planned:
			row += " **Planned, not run.**"
		case f.Later:
			row += " **Refused.**"
		}
		if !strings.Contains(page, row) {
			t.Errorf("the reference has no row %s", row)
		}
	})
}

func TestKeysAreExplained(t *testing.T) {
	for path, wants := range map[string][]string{
		"":                                    {"the scenario\n", "workloads", "thresholds"},
		"workloads.rate":                      {"workloads.*.rate\n", "mean number of events per second", "a rate such as 100000/s", "/s /min"},
		"workloads.orders.rate":               {"workloads.*.rate\n"},
		"processes.p.operators.x.discipline":  {"processes.*.operators.*.discipline\n", "fifo, priority", "default  fifo"},
		"processes.operators.processing_time": {"One of", "{distribution: erlang, k: 4, mean: 5ms}", "ns us ms s"},
		"warmup":                              {"auto or none", "or so long"},
		"processes.operators.calls":           {"refuses it"},
		"processes.runtime":                   {"plan takes flink; this version cannot run it yet"},
		"workloads.profile.diurnal.peak":      {"workloads.*.profile.diurnal.peak\n", "20:00"},
		"processes.operators.processing_time.by_workload": {"by_workload"},
		"processes.operators.outages[0]":                  {"outages[0]\n", "From one instant to another"},
		"horizon.events":                                  {"none; it is needed"},
	} {
		text, err := Explain(path)
		for _, want := range wants {
			if err != nil || !strings.Contains(text, want) {
				t.Errorf("%s is explained without %q: %v\n%s", path, want, err, text)
			}
		}
	}
}

func TestUnknownKeysAreExplainedByNearOnes(t *testing.T) {
	for path, want := range map[string]string{
		"rate":            "the language has no key rate; did you mean workloads.*.rate or requests.*.rate?",
		"horizon.evnts":   `the language has no key horizon.evnts; did you mean "events"?`,
		"qqqqqqqqqqqqqqq": "the language has no key qqqqqqqqqqqqqqq; the keys at the top are name, ",
		"a..b":            "a key is missing",
	} {
		_, err := Explain(path)
		if err == nil || !strings.HasPrefix(err.Error(), want) {
			t.Errorf("%s: %v, want %s", path, err, want)
		}
	}
}
