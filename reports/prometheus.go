package reports

import (
	"bufio"
	"fmt"
	"io"
	"math"
	"strings"

	"simulate/sim/experiment"
)

// prometheusMark begins every file.
const prometheusMark = "# HELP simulate_"

// Prometheus writes the metrics as gauges in the text format of Prometheus, each with the ends of its interval beside it,
// for a textfile collector or a push gateway. What was not observed is left out.
func Prometheus(w io.Writer, all []Report) error {
	b := bufio.NewWriter(w)
	for _, m := range experiment.Metrics {
		if m.Part == "" {
			for _, end := range ends95 {
				family(b, all, m, end)
			}
		}
	}
	return b.Flush()
}

// bound is one of the numbers of a metric.
type bound struct {
	suffix, about string
	of            func(m experiment.Metric) float64
}

var ends95 = []bound{
	{"", "", func(m experiment.Metric) float64 { return m.Value }},
	{"_ci95_low", ", lower end of the 95 % interval", func(m experiment.Metric) float64 { return low(m.CI95) }},
	{"_ci95_high", ", upper end of the 95 % interval", func(m experiment.Metric) float64 { return high(m.CI95) }},
}

func low(ci *experiment.Interval) float64 {
	if ci == nil {
		return math.NaN()
	}
	return ci.Low
}

func high(ci *experiment.Interval) float64 {
	if ci == nil {
		return math.NaN()
	}
	return ci.High
}

// family writes one family of gauges, if anything of it was observed.
func family(b *bufio.Writer, all []Report, info experiment.MetricInfo, end bound) {
	name, said := "simulate_"+info.Name+end.suffix, false
	for _, r := range all {
		for _, v := range r.Variants {
			for _, m := range v.Metrics {
				value := end.of(m)
				if m.Name != info.Name || !observed(value) {
					continue
				}
				if !said {
					fmt.Fprintf(b, "# HELP %s %s (%s)%s\n# TYPE %s gauge\n", name, info.Does, info.Unit, end.about, name)
					said = true
				}
				fmt.Fprintf(b, "%s{%s} %s\n", name, labelsOf(r, v, m), shortest(value))
			}
		}
	}
}

func labelsOf(r Report, v experiment.Variant, m experiment.Metric) string {
	words := []string{quotedLabel("scenario", r.Scenario), quotedLabel("variant", v.Name), quotedLabel("seed", fmt.Sprint(r.Seed))}
	for _, k := range scopeKeys(m.Scope) {
		words = append(words, quotedLabel(k.Name, k.Value))
	}
	return strings.Join(words, ",")
}

// quotedLabel is one label, whose value is quoted as the format asks.
func quotedLabel(name, value string) string {
	return name + `="` + strings.NewReplacer(`\`, `\\`, `"`, `\"`, "\n", `\n`).Replace(strings.ToValidUTF8(value, "\uFFFD")) + `"`
}
