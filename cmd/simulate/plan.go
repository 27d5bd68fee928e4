package main

import (
	"reflect"
	"slices"

	"github.com/spf13/cobra"

	"simulate/reports"
	"simulate/scenarios/document"
)

// planOptions are the flags of plan.
type planOptions struct {
	output  string
	explain string // a path
	env     string
	set     []string
	strict  bool
	color   string
}

func (s *shell) planVerb() *cobra.Command {
	var o planOptions
	c := &cobra.Command{
		Use:   "plan SCENARIO...",
		Short: "Say what scenarios ask for, without running them",
		Long: `Say what scenarios ask for, without running them: slots and task managers, memory to the byte, network buffers, the load
of each operator, nodes, quotas and money, and which of their figures contradict each other. It takes milliseconds. SCENARIO
is a file, - for standard input, or the name of an example that is inside. Several are several plans, and so are the
variants that a scenario compares; -o json then is a list.

--explain PATH shows one setting instead, or all below it: its value, the level and the line that set it, and what it overrides.

Exit codes: 0 whatever is found, 2 a scenario is invalid, 1 something cannot be written; with --strict 99 if a finding is an error.`,
		Example: `  simulate plan authorisation
  simulate plan prod.yaml --env peak --strict
  simulate plan prod.yaml --set resources.enrichment.parallelism=256 -o json
  simulate plan authorisation --explain resources.authorization_enrichment.task_memory`,
		Args:              arguments(1, -1, "one scenario or more"),
		ValidArgsFunction: scenarioFiles,
		RunE:              func(c *cobra.Command, args []string) error { return s.plan(c, args, &o) },
	}
	o.define(c)
	return c
}

func (o *planOptions) define(c *cobra.Command) {
	var names []string
	for _, form := range reports.PlanForms() {
		names = append(names, form.Name)
	}
	f := c.Flags()
	f.SortFlags = false
	f.VarP(choice(&o.output, names...), "output", "o", "what goes to standard output")
	f.Var(repeated("PATH=VALUE", &o.set), "set", "replace a value of the scenario; may be repeated")
	f.StringVar(&o.env, "env", "", "lay this environment of the scenario over it")
	f.StringVar(&o.explain, "explain", "", "show this setting, such as resources.p.task_memory, and where it comes from, instead of the plan")
	f.BoolVar(&o.strict, "strict", false, "exit with 99 if a finding is an error")
	f.Var(choice(&o.color, "auto", "always", "never"), "color", "colours in the table")
	completeChoices(c, "output", names...)
	completeChoices(c, "color", "auto", "always", "never")
}

// plan is the verb: read, plan, write, judge.
func (s *shell) plan(c *cobra.Command, args []string, o *planOptions) error {
	if err := s.environment(c.Flags(), commanded(c.Flags())); err != nil {
		return err
	}
	if o.explain != "" {
		return s.explainSettings(args, o)
	}
	all, err := s.loadPlans(args, o)
	if err != nil {
		return err
	}
	var made []reports.PlanReport
	for i := range all {
		made = append(made, all[i].report())
	}
	for _, form := range reports.PlanForms() {
		if form.Name == o.output {
			if err := form.Write(s.out, made, s.looks(o.color)); err != nil {
				return err
			}
		}
	}
	if o.strict && slices.ContainsFunc(made, reports.PlanReport.Fails) {
		return ending{code: exitCrossed}
	}
	return nil
}

// explainSettings shows settings of scenarios, and where they come from.
func (s *shell) explainSettings(args []string, o *planOptions) error {
	if _, err := document.ParsePath(o.explain); err != nil {
		return misuse("--explain %s: %v", o.explain, err)
	}
	all, err := s.loadPlans(args, o)
	if err != nil {
		return err
	}
	var found []reports.Effective
	said := map[string]bool{} // by scenario
	for i := range all {
		for _, one := range all[i].effective(all[i].Explain(o.explain)) {
			said[all[i].argument] = true
			if !slices.ContainsFunc(found, func(f reports.Effective) bool { return reflect.DeepEqual(f, one) }) { // variants share most
				found = append(found, one)
			}
		}
	}
	for i := range all {
		if !said[all[i].argument] {
			return misuse("%s says nothing of %s, and no default was used for it%s", all[i].argument, o.explain, hint(all[i].nearest(o.explain)))
		}
	}
	switch o.output {
	case "json":
		return reports.SettingsJSON(s.out, found)
	case "markdown":
		return misuse("--explain is for people or programs: leave out --output, or say json")
	}
	return reports.Settings(s.out, found, s.looks(o.color))
}
