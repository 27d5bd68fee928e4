package main

import (
	"errors"
	"fmt"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"simulate/scenarios/document"
)

// root is the command line as a whole.
func (s *shell) root() *cobra.Command {
	root := &cobra.Command{
		Use:   "simulate",
		Short: "A capacity planner's simulator of streams of events",
		Long: `simulate runs a scenario (what arrives, what processes it, what counts as good enough) and says whether it holds,
with intervals that can be trusted. Results go to standard output, everything else to standard error.

` + exitCodes,
		Example: `  simulate list scenarios               the examples inside
  simulate run smallest                 run one of them
  simulate init my.yaml                 begin your own`,
		SilenceErrors: true,
		SilenceUsage:  true,
		Args:          knownCommand,
		RunE:          func(c *cobra.Command, _ []string) error { return c.Help() },
	}
	root.CompletionOptions.DisableDefaultCmd = true // there is a verb of our own
	root.SetFlagErrorFunc(flagError)
	root.AddCommand(s.runVerb(), s.planVerb(), s.reportVerb(), s.compareVerb(), s.mergeVerb(), s.exportVerb(), s.validateVerb(), s.initVerb(),
		s.listVerb(), s.schemaVerb(), s.explainVerb(), s.deriveVerb(), s.versionVerb(), s.completionVerb())
	return root
}

// knownCommand refuses what is no verb, and names the nearest.
func knownCommand(c *cobra.Command, args []string) error {
	if len(args) == 0 {
		return nil
	}
	var names []string
	for _, verb := range c.Commands() {
		names = append(names, verb.Name())
	}
	return misuse("unknown command %q%s\nsimulate --help lists the commands", args[0], hint(document.Nearest(args[0], names)))
}

// flagError puts a mistake in a flag into a user's words.
func flagError(c *cobra.Command, err error) error {
	var unknown *pflag.NotExistError
	var invalid *pflag.InvalidValueError
	var missing *pflag.ValueRequiredError
	switch {
	case errors.Is(err, pflag.ErrHelp):
		return err
	case errors.As(err, &unknown):
		return misuse("unknown flag %s%s\n%s --help lists the flags", dashed(unknown.GetSpecifiedName()),
			hint(nearestFlag(c, unknown.GetSpecifiedName())), c.CommandPath())
	case errors.As(err, &invalid):
		return misuse("--%s %s: %v", invalid.GetFlag().Name, invalid.GetValue(), understood(invalid.GetFlag(), invalid.Unwrap()))
	case errors.As(err, &missing):
		return misuse("--%s needs a value: %s (%s)", missing.GetFlag().Name, missing.GetFlag().Value.Type(), missing.GetFlag().Usage)
	}
	return misuse("%v", err)
}

func nearestFlag(c *cobra.Command, name string) string {
	var names []string
	c.Flags().VisitAll(func(f *pflag.Flag) { names = append(names, f.Name) })
	if nearest := document.Nearest(name, names); nearest != "" && len(name) > 1 {
		return "--" + nearest
	}
	return ""
}

func dashed(name string) string {
	if len(name) == 1 {
		return "-" + name
	}
	return "--" + name
}

func hint(nearest string) string {
	if nearest == "" {
		return ""
	}
	return "; did you mean " + nearest + "?"
}

// arguments checks the number of arguments; what says which are expected.
func arguments(least, most int, what string) cobra.PositionalArgs {
	return func(c *cobra.Command, args []string) error {
		if len(args) < least || most >= 0 && len(args) > most {
			return misuse("%s takes %s, not %s", c.CommandPath(), what, listed(args))
		}
		return nil
	}
}

func listed(args []string) string {
	if len(args) == 0 {
		return "nothing"
	}
	return fmt.Sprintf("%q", strings.Join(args, " "))
}
