package main

import (
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"simulate/reports"
	"simulate/scenarios"
	"simulate/scenarios/document"
	"simulate/sim/experiment"
)

// scenario is one that can run.
type scenario struct {
	argument string // what the command line calls it
	name     string
	question string
	digest   string
	design   experiment.Design
	defaults []reports.Default
	from     origins // of values that others overrule
	read     *scenarios.Scenario
	position func(path string) document.Position
}

// load reads all scenarios of the command line; their problems are reported together.
func (s *shell) load(arguments []string, o *options) ([]scenario, error) {
	var all []scenario
	var problems document.Problems
	if doubled(arguments, "-") {
		return nil, misuse("standard input can be read once: give - once")
	}
	for _, argument := range arguments {
		one, wrong := s.loadOne(argument, o)
		problems = append(problems, wrong...)
		all = append(all, one)
	}
	if len(problems) > 0 {
		return nil, problems
	}
	return all, nil
}

func (s *shell) loadOne(argument string, o *options) (scenario, document.Problems) {
	name, open, problem := s.open(argument)
	if problem != nil {
		return scenario{}, document.Problems{*problem}
	}
	read, problems := scenarios.Read(name, scenarios.Options{
		Open: open, Trace: recording, Env: o.env, Set: o.set, Lookup: s.lookup, Thresholds: o.thresholds,
	})
	if len(problems) > 0 {
		return scenario{}, problems
	}
	one := scenario{
		argument: argument, name: read.Name, question: read.Description, digest: read.Digest,
		design: read.Design, read: read, position: read.Position,
	}
	for _, d := range read.Defaults {
		one.defaults = append(one.defaults, reports.Default{Path: d.Path, Value: d.Value})
	}
	return one, nil
}

// open says how to read what an argument names: standard input, a file, else an example that is inside.
func (s *shell) open(argument string) (name string, open func(string) ([]byte, error), problem *document.Problem) {
	if argument == "-" {
		return "standard input", s.standardInput, nil
	}
	if _, err := os.Stat(argument); err == nil || !errors.Is(err, fs.ErrNotExist) || filepath.Base(argument) != argument {
		return argument, os.ReadFile, nil
	}
	wanted := strings.TrimSuffix(argument, ".yaml")
	var names []string
	for _, example := range slices.Concat(scenarios.Gallery(), scenarios.Plans()) {
		if example.Name == wanted {
			text := example.Text
			return wanted + ".yaml", func(string) ([]byte, error) { return text, nil }, nil
		}
		names = append(names, example.Name)
	}
	return "", nil, &document.Problem{
		Position:   document.Position{File: argument},
		Message:    "there is no such file, and no example of that name (simulate list scenarios)",
		Suggestion: document.Nearest(wanted, names),
	}
}

// standardInput is the scenario itself; files that it names are files.
func (s *shell) standardInput(name string) ([]byte, error) {
	if name != "standard input" {
		return os.ReadFile(name)
	}
	return io.ReadAll(s.in)
}

// recording opens a file that is read several times, from its beginning; where there is none, the recording that
// comes with an example and has its name.
func recording(name string) (io.ReadCloser, error) {
	info, err := os.Stat(name)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		if inside, none := scenarios.Recording(filepath.Base(name)); none == nil {
			return inside, nil
		}
		return nil, err
	case err != nil:
		return nil, err
	case !info.Mode().IsRegular():
		return nil, errors.New("it is no plain file, which can be read several times")
	}
	return os.Open(name)
}

// complete adds to a result what is known of the scenario as such, which holds for each variant.
func (sc *scenario) complete(result experiment.Result) experiment.Result {
	for i := range result.Variants {
		v := &result.Variants[i]
		v.Findings = append(slices.Clone(sc.read.Findings), v.Findings...)
	}
	return result
}

// given is what the scenario gives.
func (sc *scenario) given() []reports.Default {
	all := make([]reports.Default, len(sc.read.Given))
	for i, d := range sc.read.Given {
		all[i] = reports.Default(d)
	}
	return all
}

// at is where a path was written, without folders, so that results do not depend on where files lie.
func (sc *scenario) at(path string) string {
	return brief(sc.position(path))
}

// overruled says whether a value of the scenario gives way: always to flags, to preferences if it is open.
func (sc *scenario) overruled(flag string, from, under origins) bool {
	switch {
	case from.given(flag):
		sc.note(flag, from[flag])
	case under.given(flag) && sc.open(flag):
		sc.note(flag, under[flag])
	default:
		return false
	}
	return true
}

// open says whether the scenario leaves a value to its default.
func (sc *scenario) open(path string) bool {
	return slices.ContainsFunc(sc.defaults, func(d reports.Default) bool { return d.Path == path })
}

// note says where a value comes from, so that it is no default any more.
func (sc *scenario) note(path, where string) {
	if sc.from == nil {
		sc.from = origins{}
	}
	sc.from[path] = where
	sc.defaults = slices.DeleteFunc(slices.Clone(sc.defaults), func(d reports.Default) bool { return d.Path == path })
}

func doubled(list []string, what string) bool {
	n := 0
	for _, one := range list {
		if one == what {
			n++
		}
	}
	return n > 1
}
