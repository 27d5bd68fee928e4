package scenarios

import (
	"errors"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"simulate/scenarios/document"
)

var update = flag.Bool("update", false, "rewrite the expected outputs")

// read reads a text as the file scenario.yaml.
func read(text string, o Options) (*Scenario, document.Problems) {
	o.Open = func(name string) ([]byte, error) {
		if name != "scenario.yaml" {
			return nil, errors.New("no such file")
		}
		return []byte(text), nil
	}
	return Read("scenario.yaml", o)
}

// mustRead reads a text that nothing is wrong with.
func mustRead(t *testing.T, text string) *Scenario {
	t.Helper()
	s, problems := read(text, Options{})
	if len(problems) > 0 {
		t.Fatalf("%v\nin\n%s", problems, text)
	}
	return s
}

// Each case of a file in testdata is a scenario, a line of dashes, and what is said of it.
func cases(t *testing.T, file string, say func(text string) string) {
	t.Helper()
	path := filepath.Join("testdata", file)
	content, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	var rewritten strings.Builder
	for i, one := range strings.Split(string(content), "=== ") {
		if i == 0 {
			rewritten.WriteString(one)
			continue
		}
		title, rest, _ := strings.Cut(one, "\n")
		text, want, _ := strings.Cut(rest, "---\n")
		got := say(text)
		fmt.Fprintf(&rewritten, "=== %s\n%s---\n%s", title, text, got)
		if strings.TrimSpace(got) != strings.TrimSpace(want) && !*update {
			t.Errorf("%s: got\n%s\nexpected\n%s", title, got, want)
		}
		rewritten.WriteString("\n")
	}
	if *update {
		if err := os.WriteFile(path, []byte(strings.TrimRight(rewritten.String(), "\n")+"\n"), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

func TestMistakesAreToldAllAtOnceInTheirPlace(t *testing.T) {
	cases(t, "refused.txt", func(text string) string {
		var b strings.Builder
		_, problems := read(text, Options{})
		for _, p := range problems {
			fmt.Fprintf(&b, "%d:%d: %s", p.Line, p.Column, p.Message)
			if p.Suggestion != "" {
				fmt.Fprintf(&b, " [%s]", p.Suggestion)
			}
			b.WriteString("\n")
		}
		return b.String()
	})
}

func TestWhatChangesNothingIsRemarked(t *testing.T) {
	cases(t, "without_effect.txt", func(text string) string {
		var b strings.Builder
		s, problems := read(text, Options{})
		if len(problems) > 0 {
			return problems.Error() + "\n"
		}
		for _, f := range s.Findings {
			fmt.Fprintf(&b, "%s: %s\n", f.Path, f.Message)
		}
		return b.String()
	})
}

func TestDefaultsAreListedWithTheirValues(t *testing.T) {
	cases(t, "defaults.txt", func(text string) string {
		var b strings.Builder
		for _, d := range mustRead(t, text).Defaults {
			fmt.Fprintf(&b, "%s = %s\n", d.Path, d.Value)
		}
		return b.String()
	})
}

func TestThresholdsMeanWhatTheySay(t *testing.T) {
	cases(t, "thresholds.txt", func(text string) string {
		var b strings.Builder
		flags, text := flagsOf(text)
		s, problems := read(text, Options{Thresholds: flags})
		for _, p := range problems {
			fmt.Fprintf(&b, "%s [%s]\n", p, p.Suggestion)
		}
		if s == nil {
			return b.String()
		}
		for _, th := range s.Design.Thresholds {
			fmt.Fprintf(&b, "%s: %s %s %g", th.Expression, th.Metric, th.Op, th.Limit)
			if th.Baseline {
				b.WriteString(" times the baseline")
			}
			fmt.Fprintf(&b, " in %q %q %q %d %q\n", th.Scope.Process, th.Scope.Operator, th.Scope.Workload, th.Scope.Subtask, th.Scope.Part)
		}
		return b.String()
	})
}

// flagsOf takes lines like # --threshold X out of a scenario.
func flagsOf(text string) (flags []string, rest string) {
	for _, line := range strings.Split(text, "\n") {
		if flag, found := strings.CutPrefix(line, "# --threshold "); found {
			flags = append(flags, flag)
		}
	}
	return flags, text
}

func TestVariantsAreTheCrossProduct(t *testing.T) {
	cases(t, "variants.txt", func(text string) string {
		var b strings.Builder
		s, problems := read(text, Options{})
		for _, p := range problems {
			fmt.Fprintf(&b, "%d:%d: %s\n", p.Line, p.Column, p.Message)
		}
		if s == nil {
			return b.String()
		}
		for _, c := range s.Design.Candidates {
			fmt.Fprintf(&b, "%q", c.Name)
			for _, set := range c.Settings {
				fmt.Fprintf(&b, " %s=%s", set.Path, set.Value)
			}
			o := c.Config.Stream.Processes[0].Operators[0]
			fmt.Fprintf(&b, ": parallelism %d, work %g ms\n", o.Parallelism, o.Work.Base.Mean()/1e6)
		}
		return b.String()
	})
}
