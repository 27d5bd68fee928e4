package scenarios

import (
	"fmt"
	"regexp"
	"slices"
	"strings"

	"simulate/scenarios/document"
	"simulate/sim/experiment"
)

// condition is a threshold as somebody wrote it.
type condition struct {
	metric string // with its scope in braces
	limit  string // with its comparison: <100ms
	say    func(suggestion, format string, values ...any)
}

// thresholds reads the scenario's conditions and those of the command line, which replace the scenario's of the
// same metric and scope.
func (b *builder) thresholds(flags []string) []experiment.Threshold {
	var given, all []experiment.Threshold
	replaced := map[string]bool{}
	for _, flag := range flags {
		c := b.flag(flag)
		replaced[compact(c.metric)] = true
		given = append(given, b.threshold(c)...)
	}
	for _, metric := range b.top.At("thresholds").Each() {
		for _, limit := range metric.All() {
			if limit.Text() == "" || replaced[compact(metric.Key())] {
				continue
			}
			c := condition{metric: metric.Key(), limit: limit.Text(), say: limit.Suggest}
			all = append(all, b.threshold(c)...)
		}
	}
	return append(all, given...)
}

// compact is a metric with its scope without blanks.
func compact(metric string) string { return strings.ReplaceAll(metric, " ", "") }

var flagForm = regexp.MustCompile(`^\s*([^<>]*?)\s*((?:<=|>=|<|>).*)$`)

// flag splits a condition of the command line.
func (b *builder) flag(text string) condition {
	c := condition{metric: text, say: func(suggestion, format string, values ...any) {
		b.wrong = append(b.wrong, document.Problem{
			Position: document.Position{File: "--threshold " + text}, Message: fmt.Sprintf(format, values...), Suggestion: suggestion,
		})
	}}
	if parts := flagForm.FindStringSubmatch(text); parts != nil {
		c.metric, c.limit = parts[1], parts[2]
	}
	return c
}

// threshold is what a condition means: one threshold, or one for each scope that it stands for.
func (b *builder) threshold(c condition) []experiment.Threshold {
	of, pairs, ok := c.splitMetric()
	if !ok {
		return nil
	}
	info, found := experiment.FindMetric(of)
	if !found {
		names := metricNames()
		c.say(document.Nearest(of, names), "there is no metric %q; simulate list metrics shows them", of)
		return nil
	}
	t := experiment.Threshold{Expression: compact(c.metric) + strings.ReplaceAll(c.limit, " ", ""), Metric: of}
	if !c.readLimit(&t, info.Unit) {
		return nil
	}
	s := scoping{builder: b, condition: c, metric: of, pairs: pairs}
	var all []experiment.Threshold
	for _, scope := range s.scopes() {
		t.Scope = scope
		all = append(all, t)
	}
	return all
}

func metricNames() []string {
	var names []string
	for _, m := range experiment.Metrics {
		if m.Part == "" {
			names = append(names, m.Name)
		}
	}
	return slices.Compact(names)
}

// pair is one key of a scope.
type pair struct{ key, value string }

// splitMetric takes METRIC{key=value, ...} apart.
func (c condition) splitMetric() (metric string, pairs []pair, ok bool) {
	metric, scope, braced := strings.Cut(c.metric, "{")
	metric = strings.TrimSpace(metric)
	if !braced {
		return metric, nil, true
	}
	inside, closed := strings.CutSuffix(strings.TrimSpace(scope), "}")
	if !closed {
		c.say("", `a scope does not end; write it like "wait_p99_s{process=a, operator=b}"`)
		return "", nil, false
	}
	for _, one := range strings.Split(inside, ",") {
		key, value, found := strings.Cut(one, "=")
		key, value = strings.TrimSpace(key), strings.Trim(strings.TrimSpace(value), `"`)
		if !found || key == "" || value == "" {
			c.say("", `expected key=value within braces, such as {process=a, operator=b}, found %q`, strings.TrimSpace(one))
			return "", nil, false
		}
		pairs = append(pairs, pair{key, value})
	}
	return metric, pairs, true
}
