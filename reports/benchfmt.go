package reports

import (
	"io"
	"strings"
	"unicode"

	"golang.org/x/perf/benchfmt"

	"simulate/sim/experiment"
)

// benchfmtMark begins every file.
const benchfmtMark = "# results of simulate\n"

// Benchmarks writes results in the Go benchmark format, which benchstat reads: a benchmark for each scope, a line for
// each replication, the metrics as units of their own. Only metrics of which more or less is better are shown.
func Benchmarks(w io.Writer, all []Report) error {
	b := newBenchmarks(w)
	b.units(all...)
	for _, r := range all {
		for _, v := range r.Variants {
			b.variant(r.Meta, v)
		}
	}
	return b.err
}

// benchmarks writes records; the first error stays.
type benchmarks struct {
	w      *benchfmt.Writer
	config []benchfmt.Config
	err    error
}

func newBenchmarks(w io.Writer) *benchmarks {
	_, err := io.WriteString(w, benchfmtMark)
	return &benchmarks{w: benchfmt.NewWriter(w), err: err}
}

func (b *benchmarks) write(r benchfmt.Record) {
	if b.err == nil {
		b.err = b.w.Write(r)
	}
}

// key is a line of the file's head, which holds for what follows.
func (b *benchmarks) key(name, value string) {
	value = strings.TrimSpace(oneWord(value))
	for i := range b.config {
		if b.config[i].Key == name {
			b.config[i].Value = []byte(value)
			return
		}
	}
	b.config = append(b.config, benchfmt.Config{Key: name, Value: []byte(value), File: true})
}

// units says of each metric that occurs in which direction it is better.
func (b *benchmarks) units(all ...Report) {
	known := map[string]bool{}
	for _, r := range all {
		for _, v := range r.Variants {
			for _, m := range v.Metrics {
				if benchmarked(m) && !known[m.Name] {
					known[m.Name] = true
					b.unit(m.Name)
				}
			}
		}
	}
}

func (b *benchmarks) unit(metric string) {
	better := "lower"
	if describe(metric).Up {
		better = "higher"
	}
	b.write(&benchfmt.UnitMetadata{UnitMetadataKey: benchfmt.UnitMetadataKey{Unit: metric, Key: "better"}, OrigUnit: metric, Value: better})
}

func benchmarked(m experiment.Metric) bool {
	info := describe(m.Name)
	return info.Judges(m.Scope)
}

func (b *benchmarks) variant(m Meta, v experiment.Variant) {
	b.key("simulate", m.Version)
	b.key("digest", m.Digest)
	for _, s := range scopes(v, func(experiment.Scope) bool { return true }) {
		name, of := benchmarkName(m, v, s), ofScope(v, s)
		for i := range v.Simulated.Replications {
			if values := inReplication(of, i); len(values) > 0 {
				b.write(&benchfmt.Result{Config: b.config, Name: benchfmt.Name(name), Iters: 1, Values: values})
			}
		}
	}
}

// inReplication are the values of some metrics in a replication.
func inReplication(of []experiment.Metric, i int) []benchfmt.Value {
	var values []benchfmt.Value
	for _, m := range of {
		if i < len(m.Values) && observed(m.Values[i]) {
			values = append(values, benchfmt.Value{Value: m.Values[i], Unit: m.Name})
		}
	}
	return values
}

// ofScope are the metrics of a scope.
func ofScope(v experiment.Variant, s experiment.Scope) []experiment.Metric {
	var all []experiment.Metric
	for _, m := range v.Metrics {
		if normal(m.Scope) == s && benchmarked(m) {
			all = append(all, m)
		}
	}
	return all
}

// benchmarkName is Simulate/scenario=shop/variant=5/process=shop.
func benchmarkName(of Meta, v experiment.Variant, s experiment.Scope) string {
	name := "Simulate/scenario=" + benchmarkWord(of.Scenario) + "/variant=" + benchmarkWord(v.Name)
	for _, k := range scopeKeys(s) {
		name += "/" + k.Name + "=" + benchmarkWord(k.Value)
	}
	return name
}

// benchmarkWord is a value within a name: slashes would begin another part of it, blanks would end it.
func benchmarkWord(text string) string {
	return strings.Map(func(r rune) rune {
		if r == '/' || unicode.IsSpace(r) || unicode.IsControl(r) {
			return '_'
		}
		return r
	}, text)
}
