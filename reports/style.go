package reports

import (
	"github.com/fatih/color"

	"simulate/sim/experiment"
	"simulate/sim/finding"
)

// style says how things look: signs and colours. Every colour repeats what a word or sign says already.
type style struct{ Options }

func (s style) paint(text string, attributes ...color.Attribute) string {
	if !s.Color || text == "" {
		return text
	}
	c := color.New(attributes...)
	c.EnableColor()
	return c.Sprint(text)
}

func (s style) strong(text string) string { return s.paint(text, color.Bold) }
func (s style) faint(text string) string  { return s.paint(text, color.Faint) }
func (s style) good(text string) string   { return s.paint(text, color.FgGreen) }
func (s style) bad(text string) string    { return s.paint(text, color.FgRed) }
func (s style) unsure(text string) string { return s.paint(text, color.FgYellow) }

// mark is the sign of a verdict.
func (s style) mark(v experiment.Verdict) string {
	switch v {
	case experiment.Pass, experiment.Meets, experiment.Better:
		return s.good(s.either("✓", "ok"))
	case experiment.Fail, experiment.Violates, experiment.Unstable, experiment.Worse:
		return s.bad(s.either("✗", "FAIL"))
	case experiment.CannotTell, experiment.NoDifference:
		return s.unsure("~")
	}
	return s.either("·", "-")
}

// severity is the first word of a finding.
func (s style) severity(v finding.Severity) string {
	switch v {
	case finding.Error:
		return s.bad(string(v))
	case finding.Warning:
		return s.unsure(string(v))
	}
	return s.strong(string(v))
}

func (s style) plusMinus() string { return s.either("±", "+-") }

func (s style) either(unicode, ascii string) string {
	if s.Unicode {
		return unicode
	}
	return ascii
}
