package main

import (
	"errors"
	"fmt"

	"github.com/spf13/cobra"

	"simulate/reports"
	"simulate/scenarios/document"
)

func (s *shell) validateVerb() *cobra.Command {
	var o options
	c := &cobra.Command{
		Use:   "validate SCENARIO...",
		Short: "Check scenarios without running them",
		Long: `Check scenarios without running them: syntax, keys, units, references, values. All problems of all files come at once,
with their positions. As a table they go to standard error like those of every command; -o json and -o github write them to
standard output.

Exit codes: 0 all are valid, 2 at least one is not, 1 something cannot be written.`,
		Example: `  simulate validate scenarios/*.yaml
  simulate validate prod.yaml --env peak --set processes.p.operators.o.parallelism=16
  simulate validate scenarios/*.yaml -o github`,
		Args:              arguments(1, -1, "one scenario or more"),
		ValidArgsFunction: scenarioFiles,
		RunE:              func(_ *cobra.Command, args []string) error { return s.validate(args, &o) },
	}
	f := c.Flags()
	f.SortFlags = false
	f.VarP(choice(&o.output, "table", "json", "github"), "output", "o", "how problems are written")
	f.Var(repeated("PATH=VALUE", &o.set), "set", "replace a value of the scenario; may be repeated")
	f.StringVar(&o.env, "env", "", "lay this environment of the scenario over it")
	f.Var(repeated("CONDITION", &o.thresholds), "threshold", "add or replace a threshold; may be repeated")
	completeChoices(c, "output", "table", "json", "github")
	return c
}

func (s *shell) validate(args []string, o *options) error {
	_, err := s.load(args, o)
	var problems document.Problems
	if err != nil && !errors.As(err, &problems) {
		return err
	}
	if err := s.writeProblems(problems.Sorted(), args, o.output); err != nil {
		return err
	}
	if len(problems) > 0 {
		return ending{code: exitMisused}
	}
	return nil
}

func (s *shell) writeProblems(problems document.Problems, args []string, output string) error {
	switch {
	case output == "json":
		return reports.WriteJSON(s.out, append(document.Problems{}, problems...))
	case output == "github":
		return problems.WriteGitHub(s.out)
	case len(problems) > 0:
		return problems.Write(s.err)
	}
	for _, arg := range args {
		if _, err := fmt.Fprintf(s.out, "%s: valid\n", arg); err != nil {
			return err
		}
	}
	return nil
}
