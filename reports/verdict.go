package reports

import (
	"fmt"
	"slices"
	"strings"

	"simulate/sim/experiment"
)

// verdict opens the summary: the answer, the question, and what the answer rests on.
func (p *page) verdict(r Report) {
	p.section("")
	if len(r.Variants) == 1 {
		v := r.Variants[0]
		p.line(p.mark(v.Verdict)+" "+p.strong(r.Scenario)+" "+answer(v, r.Thresholds)+p.partial(v), 2)
	} else {
		p.verdicts(r)
	}
	if r.Description != "" {
		for _, line := range strings.Split(strings.TrimSpace(r.Description), "\n") {
			p.line("  "+strings.TrimSpace(line), 2)
		}
	}
	p.line("  "+p.faint(p.basis(r)), 2)
}

func (p *page) verdicts(r Report) {
	p.line(p.mark(worst(r.Variants))+" "+p.strong(r.Scenario)+": "+tally(r.Variants), 2)
	names := labels(r.Variants)
	for _, v := range r.Variants {
		if v.Verdict == experiment.NotJudged && v.Simulated.Replications > 0 && !v.Simulated.Partial {
			continue // which has been said
		}
		p.line("  "+p.mark(v.Verdict)+" "+names[v.Name]+" "+answer(v, r.Thresholds)+p.partial(v), 4)
	}
}

func (p *page) partial(v experiment.Variant) string {
	if !v.Simulated.Partial {
		return ""
	}
	return " " + p.unsure(fmt.Sprintf("[PARTIAL: stopped after %s]", plural(v.Simulated.Replications, "replication")))
}

// answer says a variant's verdict in words.
func answer(v experiment.Variant, judged []experiment.Judgement) string {
	in, all := 0, 0
	for _, j := range judged {
		if j.Variant == v.Name {
			all++
			if agrees(j.Verdict, v.Verdict) {
				in++
			}
		}
	}
	of := fmt.Sprintf("%d of %s", in, plural(all, "threshold"))
	switch v.Verdict {
	case experiment.Meets:
		return "meets its thresholds: " + of + " passed"
	case experiment.Violates:
		return "violates its thresholds: " + of + " failed"
	case experiment.CannotTell:
		return "cannot be told from its thresholds yet: " + of + " undecided"
	case experiment.Unstable:
		return "is unstable: more arrives than it can work off"
	}
	if v.Simulated.Replications == 0 {
		return "has no result"
	}
	return "has no thresholds to be judged by"
}

// agrees says whether a threshold's verdict is one of those that make a variant's.
func agrees(one, all experiment.Verdict) bool {
	switch all {
	case experiment.Meets:
		return one == experiment.Pass
	case experiment.Violates:
		return one == experiment.Fail
	}
	return one == experiment.CannotTell
}

// gravity orders verdicts from the best to the worst.
var gravity = []experiment.Verdict{experiment.NotJudged, experiment.Meets, experiment.CannotTell, experiment.Violates, experiment.Unstable}

func worst(variants []experiment.Variant) experiment.Verdict {
	at := 0
	for _, v := range variants {
		at = max(at, slices.Index(gravity, v.Verdict))
	}
	return gravity[at]
}

func tally(variants []experiment.Variant) string {
	count := map[experiment.Verdict]int{}
	for _, v := range variants {
		count[v.Verdict]++
	}
	words := []string{plural(len(variants), "variant")}
	for _, w := range []struct {
		verdict experiment.Verdict
		text    string
	}{
		{experiment.Meets, "%d met the thresholds"},
		{experiment.CannotTell, "%d cannot be told yet"},
		{experiment.Violates, "%d violated them"},
		{experiment.Unstable, "%d unstable"},
		{experiment.NotJudged, "%d without thresholds"},
	} {
		if n := count[w.verdict]; n > 0 {
			words = append(words, fmt.Sprintf(w.text, n))
		}
	}
	return strings.Join(words, ", ")
}
