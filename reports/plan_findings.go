package reports

import (
	"fmt"
	"slices"
	"strings"

	"simulate/sim/finding"
)

// remarks are findings, the most severe first, each with its code and the line that it is about.
type remarks struct {
	style
	meta Meta
	all  []finding.Finding
}

// planFindings is what was found, but for what has no effect.
func (s style) planFindings(r PlanReport) chapter {
	shown := slices.DeleteFunc(slices.Clone(r.Findings), isIdle)
	if len(shown) == 0 {
		return chapter{}
	}
	slices.SortStableFunc(shown, func(a, b finding.Finding) int {
		return slices.Index(weight, a.Severity) - slices.Index(weight, b.Severity)
	})
	return chapter{title: "Findings", blocks: []block{remarks{s, r.Meta, shown}}}
}

func (r remarks) write(p *page) {
	for _, f := range r.all {
		p.line("  "+r.severity(f.Severity)+" "+r.strong(string(f.Code))+" "+r.faint(r.meta.at(f.Path)), 4)
		p.line("    "+f.Message, 4)
	}
}

func (r remarks) markdown(m *markdown) {
	for _, f := range r.all {
		fmt.Fprintf(&m.text, "- **%s** `%s`", f.Severity, f.Code)
		if at := r.meta.at(f.Path); at != "" {
			fmt.Fprintf(&m.text, " `%s`", at)
		}
		fmt.Fprintf(&m.text, ": %s\n", escaped(f.Message))
	}
	m.text.WriteByte('\n')
}

// planIdle is the settings that no plan depends on, by the reason why.
func planIdle(r PlanReport) chapter {
	c := chapter{title: "Settings that no plan depends on", aside: true}
	var reasons []string
	paths := map[string][]string{}
	for _, f := range r.Findings {
		if !isIdle(f) {
			continue
		}
		why := strings.TrimPrefix(f.Message, idle)
		if paths[why] == nil {
			reasons = append(reasons, why)
		}
		paths[why] = append(paths[why], strings.TrimPrefix(f.Path, "resources."))
	}
	for _, why := range reasons {
		c.say("%s: %s", why, strings.Join(paths[why], ", "))
	}
	return c
}

// planDefaults is the values that the scenario leaves open.
func planDefaults(r PlanReport) chapter {
	c := chapter{title: "Defaults used", aside: true}
	var shown []string
	for _, d := range r.Defaults {
		shown = append(shown, strings.ReplaceAll(d.Path+"="+d.Value, " ", glue))
	}
	if len(shown) > 0 {
		c.say("%s", strings.Join(shown, ", "))
	}
	return c
}
