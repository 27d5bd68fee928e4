package reports

import (
	"bytes"
	"encoding/json"

	"simulate/sim/experiment"
	"simulate/sim/finding"
)

// The document of the results page, key by key. The order of the fields is the order of the keys.
type resultJSON struct {
	Format      string           `json:"format"`
	Scenario    scenarioJSON     `json:"scenario"`
	Seed        uint64           `json:"seed"`
	Simulator   simulatorJSON    `json:"simulator"`
	Defaults    []defaultJSON    `json:"defaults"`
	Variants    []variantJSON    `json:"variants"`
	Comparisons []comparisonJSON `json:"comparisons"`
	Thresholds  []thresholdJSON  `json:"thresholds"`
}

type scenarioJSON struct {
	Name        string `json:"name"`
	Digest      string `json:"digest"`
	Description string `json:"description,omitempty"`
}

type simulatorJSON struct {
	Version string `json:"version"`
}

type defaultJSON struct {
	Path  string          `json:"path"`
	Value json.RawMessage `json:"value"`
}

type variantJSON struct {
	Name        string          `json:"name"`
	Settings    settingsJSON    `json:"settings"`
	Verdict     *string         `json:"verdict"`
	Metrics     []metricJSON    `json:"metrics"`
	Series      []seriesJSON    `json:"series"`
	Allocations allocationsJSON `json:"allocations"`
	Snapshots   []struct{}      `json:"snapshots"` // resource overviews: none without a cluster
	Findings    []findingJSON   `json:"findings"`
	Simulated   simulatedJSON   `json:"simulated"`
}

// allocationsJSON counts requests, mean over the replications: none without a cluster.
type allocationsJSON struct {
	Placed decimal `json:"placed"`
	Failed decimal `json:"failed"`
}

// subjectJSON is what a number is of.
type subjectJSON struct {
	Metric string    `json:"metric"`
	Scope  scopeJSON `json:"scope"`
}

// estimateJSON is a number and how far it can be trusted.
type estimateJSON struct {
	Value decimal   `json:"value"`
	CI95  []decimal `json:"ci95"`
}

type metricJSON struct {
	subjectJSON
	estimateJSON
	Replications int `json:"replications"`
}

type seriesJSON struct {
	subjectJSON
	Unit string    `json:"unit"`
	Axis string    `json:"x,omitempty"` // another one than time
	X    []decimal `json:"x_values,omitzero"`
	T    []decimal `json:"t_s,omitzero"`
	Mean []decimal `json:"mean"`
	Lo   []decimal `json:"lo"`
	Hi   []decimal `json:"hi"`
}

type findingJSON struct {
	Code     finding.Code     `json:"code"`
	Severity finding.Severity `json:"severity"`
	At       string           `json:"at"`
	Message  string           `json:"message"`
}

type simulatedJSON struct {
	Events       uint64       `json:"events"`
	Replications int          `json:"replications"`
	Method       string       `json:"method"`
	Methods      []methodJSON `json:"methods"`
	Warmup       decimal      `json:"warmup_s"`
	Horizon      decimal      `json:"horizon_s"`
	Partial      bool         `json:"partial"`
}

type methodJSON struct {
	Process  string `json:"process"`
	Operator string `json:"operator"`
	Method   string `json:"method"`
	Why      string `json:"why,omitempty"` // why by no faster one
}

type comparisonJSON struct {
	subjectJSON
	Baseline   string    `json:"baseline"`
	Variant    string    `json:"variant"`
	Difference decimal   `json:"difference"`
	CI95       []decimal `json:"ci95"`
	P          decimal   `json:"p"`
	Verdict    *string   `json:"verdict"`
	Relative   decimal   `json:"relative"`
}

type thresholdJSON struct {
	Expression string `json:"expression"`
	Variant    string `json:"variant"`
	estimateJSON
	Verdict *string `json:"verdict"`
	subjectJSON
	Limit decimal `json:"limit"`
}

// scopeJSON is an object of the keys that are set, in the order of the language.
type scopeJSON experiment.Scope

// MarshalJSON writes only what narrows the scope.
func (s scopeJSON) MarshalJSON() ([]byte, error) {
	var o objectJSON
	for _, k := range scopeKeys(experiment.Scope(s)) {
		if k.Number {
			o.add(k.Name, json.RawMessage(k.Value))
		} else {
			o.add(k.Name, k.Value)
		}
	}
	return o.bytes()
}

// settingsJSON is an object in the order in which the scenario compares.
type settingsJSON []experiment.Setting

// MarshalJSON writes one key a setting.
func (s settingsJSON) MarshalJSON() ([]byte, error) {
	var o objectJSON
	for _, setting := range s {
		o.add(setting.Path, literal(setting.Value))
	}
	return o.bytes()
}

// objectJSON is a JSON object with the keys in the order of adding; the first error stays.
type objectJSON struct {
	text bytes.Buffer
	err  error
}

func (o *objectJSON) add(key string, value any) {
	if o.text.Len() > 0 {
		o.text.WriteByte(',')
	}
	o.encode(key)
	o.text.WriteByte(':')
	o.encode(value)
}

func (o *objectJSON) encode(value any) {
	encoder := json.NewEncoder(&o.text)
	encoder.SetEscapeHTML(false)
	if err := encoder.Encode(value); err != nil && o.err == nil {
		o.err = err
	}
	o.text.Truncate(max(o.text.Len()-1, 0)) // the encoder's newline
}

func (o *objectJSON) bytes() ([]byte, error) {
	return append(append([]byte{'{'}, o.text.Bytes()...), '}'), o.err
}
