package reports

import (
	"encoding/json"

	"simulate/sim/finding"
)

// The document of the results page, key by key. The order of the fields is the order of the keys.
type resultJSON struct {
	Format      string           `json:"format"`
	Scenario    scenarioJSON     `json:"scenario"`
	Seed        uint64           `json:"seed"`
	Simulator   simulatorJSON    `json:"simulator"`
	Given       []defaultJSON    `json:"configuration"` // what the scenario gives, layers and variables applied
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
	Value decimal     `json:"value"`
	CI95  *[2]decimal `json:"ci95"`
}

type metricJSON struct {
	subjectJSON
	estimateJSON
	Replications int      `json:"replications"`
	Values       decimals `json:"values"` // by replication
}

// seriesHeadJSON says what the numbers of a series are.
type seriesHeadJSON struct {
	subjectJSON
	Unit string `json:"unit"`
	Axis string `json:"x,omitempty"` // another one than time
}

type seriesJSON struct {
	seriesHeadJSON
	X    decimals `json:"x_values,omitzero"`
	T    instants `json:"t_s,omitzero"`
	Mean decimals `json:"mean"`
	Lo   decimals `json:"lo"`
	Hi   decimals `json:"hi"`
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
	Runs         []runJSON    `json:"runs"`
	Method       string       `json:"method"`
	Methods      []methodJSON `json:"methods"`
	Warmup       instant      `json:"warmup_s"`
	Horizon      instant      `json:"horizon_s"`
	Partial      bool         `json:"partial"`
}

// runJSON is one replication. What runs have the same seed and number see the same random numbers.
type runJSON struct {
	Replication int     `json:"replication"`
	Seed        uint64  `json:"seed"`
	Events      uint64  `json:"events"`
	Horizon     instant `json:"horizon_s"`
}

type methodJSON struct {
	Process  string `json:"process"`
	Operator string `json:"operator"`
	Method   string `json:"method"`
	Why      string `json:"why,omitempty"` // why by no faster one
}

type comparisonJSON struct {
	subjectJSON
	Baseline   string      `json:"baseline"`
	Variant    string      `json:"variant"`
	Difference decimal     `json:"difference"`
	CI95       *[2]decimal `json:"ci95"`
	P          decimal     `json:"p"`
	Verdict    *string     `json:"verdict"`
	Relative   decimal     `json:"relative"`
}

type thresholdJSON struct {
	Expression string `json:"expression"`
	Variant    string `json:"variant"`
	estimateJSON
	Verdict *string `json:"verdict"`
	subjectJSON
	Limit   decimal `json:"limit"`
	AtLeast decimal `json:"at_least,omitzero"`          // of a value that the run was too short to see
	More    int     `json:"more_replications,omitzero"` // that would probably decide
}
