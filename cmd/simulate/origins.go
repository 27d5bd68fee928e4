package main

import (
	"fmt"
	"strings"

	"github.com/spf13/pflag"
)

// origins say where the values of flags come from: a flag, the environment, preferences; absent: a default.
type origins map[string]string

// commanded are the origins of the flags that the command line gives.
func commanded(flags *pflag.FlagSet) origins {
	from := origins{}
	flags.Visit(func(f *pflag.Flag) { from[f.Name] = "--" + f.Name })
	return from
}

// environment gives the flags that the command line left alone the values of SIMULATE_ variables.
func (s *shell) environment(flags *pflag.FlagSet, from origins) error {
	var wrong error
	flags.VisitAll(func(f *pflag.Flag) {
		variable := "SIMULATE_" + strings.ToUpper(strings.ReplaceAll(f.Name, "-", "_"))
		text, set := s.lookup(variable)
		if !set || text == "" || f.Changed || f.Name == "help" || wrong != nil {
			return
		}
		if err := f.Value.Set(text); err != nil {
			wrong = misuse("%s=%s: %v", variable, text, understood(f, err))
			return
		}
		f.Changed = true
		from[f.Name] = variable
	})
	return wrong
}

// understood is an error of a flag's value in a user's words.
func understood(f *pflag.Flag, err error) error {
	if f.Value.Type() == "bool" {
		return fmt.Errorf("expected true or false")
	}
	return err
}

// given says whether a value for the flag was given anywhere.
func (from origins) given(flag string) bool { return from[flag] != "" }
