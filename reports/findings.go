package reports

import (
	"slices"
	"strings"

	"simulate/sim/finding"
)

// remark is a finding and the variants that share it.
type remark struct {
	finding.Finding
	of []string
}

// weight orders severities, the gravest first.
var weight = []finding.Severity{finding.Error, finding.Warning, finding.Note}

// findings lists what a reader of the numbers must know, each once.
func (p *page) findings(r Report) {
	remarks := gathered(r)
	if len(remarks) == 0 {
		return
	}
	p.section("Findings")
	for _, f := range remarks {
		text := "  " + p.severity(f.Severity)
		if len(f.of) < len(r.Variants) {
			text += " (" + strings.Join(f.of, "; ") + ")"
		}
		text += ": " + f.Message
		if at := r.at(f.Path); at != "" {
			text += " (" + at + ")"
		}
		p.line(text+" "+p.faint("["+string(f.Code)+"]"), 4)
	}
}

func gathered(r Report) []remark {
	var all []remark
	names := labels(r.Variants)
	for _, v := range r.Variants {
		for _, f := range v.Findings {
			at := slices.IndexFunc(all, func(known remark) bool { return known.Finding == f })
			if at < 0 {
				at, all = len(all), append(all, remark{Finding: f})
			}
			if name := names[v.Name]; !slices.Contains(all[at].of, name) {
				all[at].of = append(all[at].of, name)
			}
		}
	}
	slices.SortStableFunc(all, func(a, b remark) int {
		return slices.Index(weight, a.Severity) - slices.Index(weight, b.Severity)
	})
	return all
}
