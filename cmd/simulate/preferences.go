package main

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"

	"github.com/spf13/pflag"

	"simulate/scenarios/document"
)

// preferencesName is the file that is looked for in the working folder and those above it.
const preferencesName = ".simulate.yaml"

// preferable are the flags that a file of preferences may give a value: how somebody likes to work, not what a
// scenario says.
var preferable = []string{"seed", "replications", "parallel", "output", "color", "timeout"}

// underScenario are those that the scenario may give too, and then wins.
var underScenario = []string{"seed", "replications"}

// preferences gives the flags that nobody has set the values of a file of preferences (empty: the one in this
// folder or above, if there is one). Of those that the scenario may hold it notes the origin apart, in under.
func (s *shell) preferences(flags *pflag.FlagSet, from origins, file string) (under origins, err error) {
	under = origins{}
	if file == "" {
		file = findUp(preferencesName)
	}
	if file == "" {
		return under, nil
	}
	text, err := os.ReadFile(file)
	if err != nil {
		return nil, misuse("preferences: %v", err)
	}
	if saysNothing(text) {
		return under, nil
	}
	d, problems := document.Load(document.Options{File: file, Open: func(string) ([]byte, error) { return text, nil }})
	if d == nil {
		return nil, problems
	}
	for _, entry := range d.Root().Entries {
		if problem := prefer(flags, from, under, entry); problem != nil {
			problems = append(problems, *problem)
		}
	}
	if len(problems) > 0 {
		return nil, problems
	}
	return under, nil
}

// saysNothing is true of a file of blank lines and comments.
func saysNothing(text []byte) bool {
	for line := range bytes.Lines(text) {
		if line = bytes.TrimSpace(line); len(line) > 0 && line[0] != '#' {
			return false
		}
	}
	return true
}

// prefer takes over one entry of the file; one that is overruled is only checked.
func prefer(flags *pflag.FlagSet, from, under origins, entry document.Entry) *document.Problem {
	if !slices.Contains(preferable, entry.Key) {
		return &document.Problem{
			Position: entry.At, Path: entry.Key, Suggestion: document.Nearest(entry.Key, preferable),
			Message: fmt.Sprintf("unknown preference %q; expected %s", entry.Key, either(preferable)),
		}
	}
	flag := flags.Lookup(entry.Key)
	before := flag.Value.String()
	if err := setScalar(flag, entry.Value); err != nil {
		return &document.Problem{Position: entry.Value.Position, Path: entry.Key, Message: entry.Key + ": " + err.Error()}
	}
	where := entry.Value.Position.String()
	switch {
	case from.given(entry.Key):
		if err := flag.Value.Set(before); err != nil {
			panic(err) // a bug: it was accepted before
		}
	case slices.Contains(underScenario, entry.Key):
		under[entry.Key] = where
	default:
		from[entry.Key] = where
	}
	return nil
}

func setScalar(flag *pflag.Flag, node *document.Node) error {
	if node.Kind != document.Scalar {
		return errors.New("expected one value, not a map or a list")
	}
	return flag.Value.Set(node.Text)
}

// findUp is the nearest file of that name in the working folder or one above it; empty: there is none.
func findUp(name string) string {
	folder, err := os.Getwd()
	if err != nil {
		return ""
	}
	for steps := ""; ; steps = filepath.Join("..", steps) {
		if info, err := os.Stat(filepath.Join(folder, name)); err == nil && info.Mode().IsRegular() {
			return filepath.Join(steps, name)
		}
		if filepath.Dir(folder) == folder {
			return ""
		}
		folder = filepath.Dir(folder)
	}
}
