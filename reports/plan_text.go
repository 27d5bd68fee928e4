package reports

import (
	"bytes"
	"fmt"
	"io"
	"slices"
	"strings"
)

// PlanText writes plans for people: the findings first, the most severe at the top, then each number with its formula;
// what was left to defaults and what has no effect at the end.
func PlanText(w io.Writer, all []PlanReport, o Options) error {
	for i, one := range all {
		if i > 0 {
			if _, err := fmt.Fprintf(w, "\n%s\n\n", strings.Repeat("-", 72)); err != nil {
				return err
			}
		}
		p := &page{style: style{o}}
		p.folded(func() { p.chapters(p.plan(one)) })
		if err := p.write(w); err != nil {
			return err
		}
	}
	return nil
}

// PlanMarkdown writes the same as a page of GitHub's markdown. It begins with a mark by which a program finds the
// comment that it wrote before.
func PlanMarkdown(w io.Writer, all []PlanReport) error {
	for _, one := range all {
		var b bytes.Buffer
		fmt.Fprintf(&b, "<!-- simulate:plan:%s -->\n", strings.ReplaceAll(one.name(), "--", "-"))
		fmt.Fprintf(&b, "## Plan of %s\n\n", escaped(one.name()))
		markdownChapters(&b, style{Options{Unicode: true}}.plan(one))
		if _, err := w.Write(b.Bytes()); err != nil {
			return err
		}
	}
	return nil
}

// plan is a plan, chapter by chapter; those that would be empty are left out.
func (s style) plan(r PlanReport) []chapter {
	all := slices.Concat(
		[]chapter{
			s.planVerdict(r), s.planFindings(r), planProcesses(r), s.planOperators(r), planNeeds(r), planLatency(r), planChains(r),
			planGroups(r), planAssignments(r), planLeftOver(r), planPacking(r),
		},
		s.planTaskManagers(r),
		[]chapter{s.planJobManager(r), planNodes(r), s.planQuotas(r), planCost(r), planDefaults(r), planIdle(r)},
	)
	return slices.DeleteFunc(all, func(c chapter) bool { return len(c.parts) == 0 })
}
