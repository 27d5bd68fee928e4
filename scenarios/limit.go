package scenarios

import (
	"regexp"
	"strings"

	"simulate/scenarios/language"
	"simulate/sim/experiment"
)

var limitForm = regexp.MustCompile(`^\s*(<=|>=|<|>)\s*(\S.*?)\s*$`)

// readLimit reads the comparison and the limit, in the metric's unit or relative to the baseline.
func (c condition) readLimit(t *experiment.Threshold, unit string) bool {
	parts := limitForm.FindStringSubmatch(c.limit)
	if parts == nil {
		c.say("", "expected a comparison (<, <=, >, >=) and a limit, such as <%s or <=1.05*baseline, found %q", exampleOf(unit), c.limit)
		return false
	}
	t.Op = experiment.Op(parts[1])
	text := parts[2]
	if factor, relative := strings.CutSuffix(text, "baseline"); relative {
		t.Baseline = true
		text = strings.TrimSpace(strings.TrimSuffix(strings.TrimSpace(factor), "*"))
		unit = "1"
		if text == "" {
			text = "1"
		}
	}
	value, err := quantity(text, unit)
	if err != nil {
		c.say("", "expected a limit such as %s or 1.05*baseline, found %q", exampleOf(unit), parts[2])
		return false
	}
	t.Limit = value
	return true
}

// quantity reads a limit in the unit of a metric; a bare number is in base units.
func quantity(text, unit string) (float64, error) {
	value, err := language.ParseNumber(text)
	switch {
	case err == nil:
		return value, nil
	case unit == "s":
		t, err := language.ParseDuration(text)
		return t.Seconds(), err
	case unit == "1/s":
		return language.ParseRate(text)
	case unit == "1" && strings.HasSuffix(text, "%"):
		return language.ParseShare(text)
	}
	return 0, err
}

func exampleOf(unit string) string {
	switch unit {
	case "s":
		return "100ms"
	case "1/s":
		return "100/s"
	}
	return "0.1"
}
