package main

import (
	"errors"

	"github.com/spf13/cobra"
)

// reportVerb makes reports again.
func (s *shell) reportVerb() *cobra.Command {
	var o options
	c := &cobra.Command{
		Use:   "report RESULTS...",
		Short: "Make reports of saved results, without simulating",
		Long: `Make reports of saved results, without simulating. RESULTS is a folder that simulate run --out made, its result.json, or -
for standard input. What is made again is the same, byte for byte, but for the digits of time in manifest.json.`,
		Example: `  simulate report out/
  simulate report out/ --out csv=metrics.csv
  simulate report monday/ tuesday/ -o json`,
		Args:              arguments(1, -1, "one folder of results or more"),
		ValidArgsFunction: cobra.FixedCompletions(nil, cobra.ShellCompDirectiveDefault),
		RunE:              func(c *cobra.Command, args []string) error { return s.report(c, args, &o) },
	}
	o.defineForms(c.Flags())
	o.defineLooks(c.Flags())
	completeChoices(c, "output", formNames()...)
	completeChoices(c, "color", "auto", "always", "never")
	return c
}

func (s *shell) report(c *cobra.Command, args []string, o *options) error {
	if err := s.environment(c.Flags(), commanded(c.Flags())); err != nil {
		return err
	}
	if err := o.aim(); err != nil {
		return err
	}
	if o.events != "" {
		return misuse("--out events is written while simulate run runs; results do not hold it")
	}
	if doubled(args, "-") {
		return misuse("standard input can be read once: give - once")
	}
	all := make([]results, len(args))
	var wrong error
	for i, argument := range args {
		one, err := s.loadResults(argument)
		all[i], wrong = one, errors.Join(wrong, err)
	}
	if wrong != nil {
		return wrong
	}
	joined, m, err := join(all)
	if err != nil {
		return err
	}
	return s.deliver(joined, o, m, s.logger(o))
}
