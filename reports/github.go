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

// GitHub writes what must be known as annotations of a workflow: an error for each threshold that was crossed and each
// finding that is one, a warning for what cannot be told and for warnings, and a notice of the verdict.
func GitHub(w io.Writer, all []Report, o Options) error {
	var b strings.Builder
	for _, r := range all {
		for _, j := range r.Thresholds {
			text := thresholdName(j, r.Thresholds) + ": " + measuredText(j)
			switch {
			case j.Verdict == experiment.Fail:
				annotate(&b, "error", r.Scenario+", "+j.Variant+": threshold crossed", text)
			case j.Verdict == experiment.CannotTell && o.Strict:
				annotate(&b, "error", r.Scenario+", "+j.Variant+": threshold undecided", text+"; "+undecided(j))
			case j.Verdict == experiment.CannotTell:
				annotate(&b, "warning", r.Scenario+", "+j.Variant+": threshold undecided", text+"; "+undecided(j))
			}
		}
		for _, f := range gathered(r) {
			if f.Severity != finding.Note {
				annotate(&b, string(f.Severity), r.Scenario+": "+string(f.Code), f.Message)
			}
		}
		annotate(&b, "notice", r.Scenario, tally(r.Variants))
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
