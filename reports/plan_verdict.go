package reports

import (
	"bytes"
	"fmt"
	"strings"

	"simulate/sim/experiment"
	"simulate/sim/finding"
	"simulate/sim/plan"
)

// planVerdict is what a plan comes to, in a few lines.
func (s style) planVerdict(r PlanReport) (c chapter) {
	mark := s.mark(experiment.Pass)
	counts := bySeverity(r.Findings)
	switch {
	case counts[finding.Error] > 0:
		mark = s.mark(experiment.Fail)
	case counts[finding.Warning] > 0:
		mark = s.mark(experiment.CannotTell)
	}
	c.add(headline(fmt.Sprintf("%s %s: %s", mark, s.strong(r.name()), tallied(counts))))
	if r.Description != "" {
		c.say("%s", s.faint(strings.Join(strings.Fields(r.Description), " ")))
	}
	rows := [][]string{}
	for _, total := range totals(r) {
		if total[1] != "" {
			rows = append(rows, total)
		}
	}
	if len(rows) > 0 {
		c.add(listing{rows: rows})
	}
	return c
}

// headline is a sentence that begins a report.
type headline string

func (h headline) text(s *sheet, width int) { paragraph{string(h), 2}.text(s, width) }

func (h headline) markdown(b *bytes.Buffer) { sentence(h).markdown(b) }

// bySeverity is how many findings there are of each severity, but for those that tell what has no effect.
func bySeverity(all []finding.Finding) map[finding.Severity]int {
	counts := map[finding.Severity]int{}
	for _, f := range all {
		if !isIdle(f) {
			counts[f.Severity]++
		}
	}
	return counts
}

func tallied(counts map[finding.Severity]int) string {
	var parts []string
	for _, severity := range weight {
		if n := counts[severity]; n > 0 {
			parts = append(parts, plural(n, string(severity)))
		}
	}
	if len(parts) == 0 {
		return "nothing contradicts anything"
	}
	return strings.Join(parts, ", ")
}

// totals is what is needed in all, and what there is.
func totals(r PlanReport) [][]string {
	count, needed, available := 0, 0, 0
	for _, t := range r.TaskManagers {
		count, needed, available = count+t.Count, needed+t.Needed, available+t.Available
	}
	slots, managers := "", ""
	if len(r.TaskManagers) > 0 {
		slots = fmt.Sprintf("%d needed, %d there at the start, %d free when all is placed", r.Slots.Needed, r.Slots.Available, r.Slots.Free)
		managers = fmt.Sprintf("%d needed, %d there at the start, %d planned", needed, available, count)
	}
	return [][]string{{"slots", slots}, {"task managers", managers}, {"nodes", nodesText(r.Nodes)}, {"cost", costText(r)}}
}

func nodesText(all []plan.NodePlan) string {
	count, added := 0, 0
	for _, n := range all {
		count, added = count+n.Count, added+n.Added
	}
	switch {
	case count == 0:
		return ""
	case added == 0:
		return fmt.Sprint(count)
	}
	return fmt.Sprintf("%d, %d of them not there at the start", count, added)
}

func costText(r PlanReport) string {
	if r.CostPerMonth == 0 {
		return ""
	}
	return fmt.Sprintf("%s %s a month", fourDigits(r.CostPerMonth), r.Currency)
}
