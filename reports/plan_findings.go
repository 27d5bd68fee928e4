package reports

import (
	"bytes"
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
	shown := slices.DeleteFunc(r.gravest(), isIdle)
	if len(shown) == 0 {
		return chapter{}
	}
	return chapter{title: "Findings", parts: []part{remarks{s, r.Meta, shown}}}
}

func (r remarks) text(s *sheet, width int) {
	for _, f := range r.all {
		text := "  " + r.severity(f.Severity) + " " + r.strong(string(f.Code))
		for _, where := range r.meta.whereabouts(f.Path) {
			text += " " + r.faint(where)
		}
		paragraph{text, 6}.text(s, width)
		paragraph{"    " + f.Message, 4}.text(s, width)
	}
}

func (r remarks) markdown(b *bytes.Buffer) {
	for _, f := range r.all {
		fmt.Fprintf(b, "- **%s** `%s`", f.Severity, f.Code)
		for _, where := range r.meta.whereabouts(f.Path) {
			fmt.Fprintf(b, " `%s`", where)
		}
		fmt.Fprintf(b, ": %s\n", escaped(f.Message))
	}
	b.WriteByte('\n')
}

// whereabouts are where a path was written, and the path itself, which says more where it is inherited.
func (m Meta) whereabouts(path string) []string {
	at := m.at(path)
	switch {
	case at == "":
		return nil
	case at == path:
		return []string{path}
	}
	return []string{at, path}
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
		why := strings.TrimPrefix(f.Message, "no plan depends on it: ")
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
