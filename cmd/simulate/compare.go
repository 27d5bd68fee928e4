package main

import (
	"os"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"simulate/reports"
	"simulate/sim/experiment"
)

// comparing are the flags that say how results are compared, and what fails.
type comparing struct {
	by        string
	minEffect float64
	unjoined  bool
	failOn    string
	detailed  bool
}

func (c *comparing) define(f *pflag.FlagSet) {
	c.minEffect = 0.01
	f.Var(effect(&c.minEffect), "min-effect", "smaller relative differences do not count, such as 1% or 0 (default 1%)")
	f.BoolVar(&c.unjoined, "no-adjust", false, "judge each metric as if it were the only one, instead of adjusting p for their number (Holm)")
	f.Var(choice(&c.failOn, "regression", "any", "never"), "fail-on", "what exits with 99: a metric that became worse, any that changed, nothing")
}

// effect is a share, or 0.
func effect(into *float64) *value {
	plain := share(into)
	return &value{kind: "SHARE", read: func(text string) error {
		if text == "0" || text == "0%" {
			*into = 0
			return nil
		}
		return plain.Set(text)
	}}
}

// terms are the flags as the experiment knows them.
func (c *comparing) terms(metrics []string) experiment.Terms {
	return experiment.Terms{MinEffect: c.minEffect, Unadjusted: c.unjoined, Metrics: metrics}
}

// ending is what the outcome asks for.
func (c *comparing) ending(d *reports.Diff) error {
	switch better, worse, _ := d.Outcome(); {
	case c.failOn == "regression" && worse > 0, c.failOn == "any" && worse+better > 0:
		return ending{code: exitCrossed}
	case c.detailed && worse+better > 0:
		return ending{code: exitDiffers}
	}
	return nil
}

// compareVerb holds two results against each other.
func (s *shell) compareVerb() *cobra.Command {
	var o options
	var how comparing
	c := &cobra.Command{
		Use:   "compare BASE HEAD",
		Short: "Say what became better or worse from one result to another",
		Long: `Say what became better or worse from one result to another. BASE and HEAD are folders that simulate run --out made, or
their result.json; main=BASE gives one a label. One result alone is compared by an axis of its scenario: --by policy.

Scenarios and variants are matched by name, or as the only ones. Replications of one seed are compared pair by pair; of
different seeds by Welch's test. A difference counts that is significant after p was adjusted for all of them, and that is
not below --min-effect. Which direction is better is the metric's own: simulate list metrics.

Exit codes:
  0    nothing became worse
  1    cannot read or write, or an internal error
  2    wrong usage, or something that is no result
  3    with --detailed-exitcode: nothing became worse, but something changed
  99   something became worse`,
		Example: `  simulate compare base/ head/
  simulate compare main=base/result.json pr=head/result.json -o markdown
  simulate compare out/ --by parallelism`,
		Args:              arguments(1, 2, "a base and a head, or one result with --by"),
		ValidArgsFunction: cobra.FixedCompletions(nil, cobra.ShellCompDirectiveDefault),
		RunE:              func(c *cobra.Command, args []string) error { return s.compare(c, args, &o, &how) },
	}
	f := c.Flags()
	f.SortFlags = false
	f.VarP(choice(&o.output, diffForms()...), "output", "o", "what goes to standard output")
	f.StringVar(&how.by, "by", "", "compare the values of this `AXIS` of one result with its first: a path, or its last key")
	f.Var(list(&o.metrics, judgingMetric), "metric", "compare these metrics only")
	how.define(f)
	f.BoolVar(&how.detailed, "detailed-exitcode", false, "exit with 3 if something changed and nothing became worse")
	o.defineLooks(f)
	completeChoices(c, "output", diffForms()...)
	completeChoices(c, "fail-on", "regression", "any", "never")
	completeChoices(c, "color", "auto", "always", "never")
	return c
}

func diffForms() []string {
	var names []string
	for _, form := range reports.DiffForms() {
		names = append(names, form.Name)
	}
	return names
}

// judgingMetric refuses metrics of which neither more nor less is better.
func judgingMetric(name string) error {
	if err := knownMetric(name); err != nil {
		return err
	}
	if info, _ := experiment.FindMetric(name); !info.Judges(experiment.Scope{Subtask: -1}) {
		return misuse("%s cannot be compared: neither more nor less of it is better, or it is the largest seen", name)
	}
	return nil
}

func (s *shell) compare(c *cobra.Command, args []string, o *options, how *comparing) error {
	if err := s.environment(c.Flags(), commanded(c.Flags())); err != nil {
		return err
	}
	switch {
	case len(args) == 1 && how.by == "":
		return misuse("simulate compare takes a base and a head, or one result with --by AXIS")
	case len(args) == 2 && how.by != "":
		return misuse("--by compares the variants of one result: leave out %s, or --by", args[1])
	case doubled(args, "-"):
		return misuse("standard input can be read once: give - once")
	}
	d, err := s.held(args, how, o.metrics)
	if err != nil {
		return err
	}
	if err := s.writeDiff(d, o); err != nil {
		return err
	}
	return how.ending(d)
}

// held reads what is to be compared, and compares it.
func (s *shell) held(args []string, how *comparing, metrics []string) (*reports.Diff, error) {
	var sides []results
	var labels [2]string
	for i, argument := range args {
		label, path := labelled(argument)
		one, err := s.loadResults(path)
		if err != nil {
			return nil, err
		}
		sides, labels[i] = append(sides, one), label
	}
	var d *reports.Diff
	var err error
	if how.by != "" {
		d, err = reports.By(sides[0].reports, how.by, how.terms(metrics))
	} else {
		d, err = reports.Held(sides[0].reports, sides[1].reports, labels, how.terms(metrics))
	}
	if err != nil {
		return nil, misuse("%w", err)
	}
	if how.by == "" {
		tellApart(d, sides[0].manifest.Simulator, sides[1].manifest.Simulator)
	}
	return d, nil
}

// tellApart says of two builds of a version from which commits they are.
func tellApart(d *reports.Diff, base, head reports.Simulator) {
	if base.Commit != "" && head.Commit != "" && base != head {
		d.Base.Versions, d.Head.Versions = []string{said(base)}, []string{said(head)}
	}
}

// labelled takes LABEL=PATH apart, unless that is the name of something that exists.
func labelled(argument string) (label, path string) {
	label, path, given := strings.Cut(argument, "=")
	if _, err := os.Stat(argument); err == nil || !given || label == "" {
		return argument, argument
	}
	return label, path
}

func (s *shell) writeDiff(d *reports.Diff, o *options) error {
	looks := s.looks(o.color)
	looks.Metrics, looks.Verbose = o.metrics, o.verbose
	return reports.WriteDiff(s.out, o.output, d, looks)
}
