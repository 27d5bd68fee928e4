package reports

import (
	"fmt"
	"io"
	"strings"

	"github.com/jstemmer/go-junit-report/v2/junit"

	"simulate/sim/experiment"
)

// junitMark names the suites, by which a file is known.
const junitMark = `<testsuites name="simulate"`

// JUnit writes what was judged as tests: a suite for each scenario, a case for each threshold and variant. What cannot be
// told is skipped, or with Strict a failure; a variant that is unstable fails a case of its own.
func JUnit(w io.Writer, all []Report, o Options) error {
	suites := junit.Testsuites{Name: "simulate"}
	for i, r := range all {
		suite := junit.Testsuite{Name: xmlText(r.Scenario), ID: i, Time: "0"}
		suite.AddProperty("seed", fmt.Sprint(r.Seed))
		suite.AddProperty("digest", xmlText(r.Digest))
		suite.AddProperty("simulate", xmlText(r.Version))
		for _, v := range r.Variants {
			for _, c := range cases(r, v, o.Strict) {
				suite.AddTestcase(c)
			}
		}
		suites.AddSuite(suite)
	}
	return suites.WriteXML(w)
}

func cases(r Report, v experiment.Variant, strict bool) []junit.Testcase {
	var all []junit.Testcase
	if v.Verdict == experiment.Unstable {
		c := testcase("is stable", v.Name)
		c.Failure = reason("unstable", "more arrives than it can work off")
		all = append(all, c)
	}
	for _, j := range r.Thresholds {
		if j.Variant != v.Name {
			continue
		}
		c := testcase(thresholdName(j, r.Thresholds), v.Name)
		switch {
		case j.Verdict == experiment.Fail:
			c.Failure = reason("crossed", measuredText(j))
		case j.Verdict == experiment.CannotTell && strict:
			c.Failure = reason("cannot tell", measuredText(j)+"; "+undecided(j))
		case j.Verdict == experiment.CannotTell:
			c.Skipped = &junit.Result{Message: xmlText(measuredText(j) + "; " + undecided(j))}
		}
		all = append(all, c)
	}
	return all
}

// testcase is a case that passes.
func testcase(name, variant string) junit.Testcase {
	return junit.Testcase{Name: xmlText(name), Classname: xmlText(variant), Time: "0"}
}

func reason(kind, text string) *junit.Result {
	return &junit.Result{Type: kind, Message: xmlText(text), Data: cdata(text)}
}

// thresholdName is a threshold, and of what it is when the expression does not say.
func thresholdName(j experiment.Judgement, all []experiment.Judgement) string {
	if !strings.Contains(j.Expression, "{") && severalScopes(j, all) {
		return j.Expression + " {" + scopeText(j.Scope) + "}"
	}
	return j.Expression
}

// measuredText says what was measured, with its interval, and the limit.
func measuredText(j experiment.Judgement) string {
	cells := judged(j)
	return fmt.Sprintf("measured %s, 95 %% interval %s, limit %s", cells[0], cells[1], cells[2])
}

// xmlText is text without what XML cannot hold.
func xmlText(text string) string {
	return strings.Map(func(r rune) rune {
		if r < ' ' && r != '\t' && r != '\n' && r != '\r' || r == 0xFFFE || r == 0xFFFF {
			return '\uFFFD'
		}
		return r
	}, strings.ToValidUTF8(text, "\uFFFD"))
}

// cdata is text that does not end its section.
func cdata(text string) string { return strings.ReplaceAll(xmlText(text), "]]>", "]] >") }
