package reports

import (
	"fmt"
	"io"
	"strings"

	"simulate/sim/experiment"
	"simulate/sim/finding"
)

// githubMark is in the last line.
const githubMark = "::notice title="

// mostAnnotations is how many annotations of one level GitHub shows of a step.
const mostAnnotations = 10

// GitHub writes what must be known as annotations of a workflow: an error for each threshold that was crossed and each
// finding that is one, a warning for what cannot be told and for warnings, as far as GitHub shows them, and a notice of the
// verdict.
func GitHub(w io.Writer, all []Report, o Options) error {
	a := newAnnotations("simulate run")
	for _, r := range all {
		for _, j := range r.Thresholds {
			text := thresholdName(j, r.Thresholds) + ": " + measuredText(j)
			switch {
			case j.Verdict == experiment.Fail:
				a.add("error", r.Scenario+", "+j.Variant+": threshold crossed", text)
			case j.Verdict == experiment.CannotTell && o.Strict:
				a.add("error", r.Scenario+", "+j.Variant+": threshold undecided", text+"; "+undecided(j))
			case j.Verdict == experiment.CannotTell:
				a.add("warning", r.Scenario+", "+j.Variant+": threshold undecided", text+"; "+undecided(j))
			}
		}
		for _, f := range gathered(r) {
			if f.Severity != finding.Note {
				a.add(string(f.Severity), r.Scenario+": "+string(f.Code), f.Message)
			}
		}
		a.add("notice", r.Scenario, tally(r.Variants))
	}
	return a.write(w)
}

// annotations are those of a step.
type annotations struct {
	by  string // who says so
	all []annotation
}

type annotation struct{ level, title, text string }

func newAnnotations(by string) *annotations { return &annotations{by: by} }

func (a *annotations) add(level, title, text string) {
	a.all = append(a.all, annotation{level, title, text})
}

// write writes as many of a level as are shown; where there are more, the last says so.
func (a *annotations) write(w io.Writer) error {
	var b strings.Builder
	count, told := map[string]int{}, map[string]int{}
	for _, one := range a.all {
		count[one.level]++
	}
	for _, one := range a.all {
		told[one.level]++
		switch n, left := told[one.level], count[one.level]-mostAnnotations+1; {
		case n == mostAnnotations && left > 1:
			annotate(&b, one.level, a.by, plural(left, "more "+one.level)+" like these: see the report")
		case n <= mostAnnotations:
			annotate(&b, one.level, one.title, one.text)
		}
	}
	_, err := io.WriteString(w, b.String())
	return err
}

// annotate writes one command of GitHub's workflows.
func annotate(b *strings.Builder, level, title, text string) {
	message := strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A")
	property := strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A", ":", "%3A", ",", "%2C")
	fmt.Fprintf(b, "::%s title=%s::%s\n", level, property.Replace(title), message.Replace(text))
}
