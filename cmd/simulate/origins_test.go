package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/spf13/pflag"
)

// settled are the options that a command line, an environment and a file of preferences come to.
func settled(t *testing.T, line, environment []string, preferences string) (o options, from, under origins, err error) {
	t.Helper()
	t.Chdir(t.TempDir())
	if err := os.MkdirAll(filepath.Join("below", "deeper"), 0o755); err != nil {
		t.Fatal(err)
	}
	if preferences != "" {
		if err := os.WriteFile(".simulate.yaml", []byte(preferences), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	t.Chdir(filepath.Join("below", "deeper"))
	flags := pflag.NewFlagSet("run", pflag.ContinueOnError)
	o.define(flags)
	if err := flags.Parse(line); err != nil {
		t.Fatal(err)
	}
	s := in(environment...)
	from = commanded(flags)
	if err = s.environment(flags, from); err == nil {
		under, err = s.preferences(flags, from, o.config)
	}
	return o, from, under, err
}

func TestFlagsBeatTheEnvironmentBeatsPreferences(t *testing.T) {
	const preferences = "parallel: 3\ncolor: never\ntimeout: 1m\nseed: 9\n"
	o, from, under, err := settled(t, []string{"--parallel=5"}, []string{"SIMULATE_PARALLEL", "4", "SIMULATE_COLOR", "always"}, preferences)
	if err != nil {
		t.Fatal(err)
	}
	if o.parallel != 5 || o.color != "always" || o.timeout.Minutes() != 1 || o.output != "table" {
		t.Errorf("got parallel %d, color %s, timeout %s, output %s", o.parallel, o.color, o.timeout, o.output)
	}
	up := filepath.Join("..", "..", ".simulate.yaml")
	for flag, want := range map[string]string{"parallel": "--parallel", "color": "SIMULATE_COLOR", "timeout": up + ":3:10", "output": "", "seed": ""} {
		if from[flag] != want {
			t.Errorf("%s comes from %q, want %q", flag, from[flag], want)
		}
	}
	if o.seed != 9 || under["seed"] != up+":4:7" {
		t.Errorf("the preferred seed is %d from %q", o.seed, under["seed"])
	}
}

func TestAnOverruledPreferenceIsStillChecked(t *testing.T) {
	o, _, _, err := settled(t, []string{"--output=csv"}, nil, "output: json\n")
	if err != nil || o.output != "csv" {
		t.Errorf("got %s, %v", o.output, err)
	}
	if _, _, _, err = settled(t, []string{"--output=csv"}, nil, "output: jsn\n"); err == nil {
		t.Error("a wrong value passed")
	}
}

func TestAllMistakesInPreferencesAreShown(t *testing.T) {
	_, _, _, err := settled(t, nil, nil, "sed: 1\nparallel: none\noutput: [json]\n")
	if err == nil {
		t.Fatal("they passed")
	}
	for _, want := range []string{`:1:1: unknown preference "sed"`, ":2:11: parallel: expected a whole number", ":3:9: output: expected one value"} {
		if !strings.Contains(err.Error(), want) {
			t.Errorf("%q is missing in\n%v", want, err)
		}
	}
}

func TestAMistakeInTheEnvironmentNamesTheVariable(t *testing.T) {
	_, _, _, err := settled(t, nil, []string{"SIMULATE_MAX_REPLICATIONS", "few"}, "")
	if err == nil || !strings.HasPrefix(err.Error(), "SIMULATE_MAX_REPLICATIONS=few: expected") {
		t.Errorf("got %v", err)
	}
}

func TestPreferencesMaySayNothing(t *testing.T) {
	for _, text := range []string{"", "\n", "# parallel: 3\n\n  # later\n"} {
		if o, _, _, err := settled(t, nil, nil, text); err != nil || o.parallel != 0 {
			t.Errorf("%q: %v", text, err)
		}
	}
}
