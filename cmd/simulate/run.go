package main

import (
	"errors"

	"github.com/spf13/cobra"

	"simulate/sim/experiment"
)

func (s *shell) runVerb() *cobra.Command {
	var o options
	c := &cobra.Command{
		Use:   "run SCENARIO...",
		Short: "Run scenarios and say whether they hold",
		Long: `Run scenarios and say whether they hold. SCENARIO is a file, - for standard input, or the name of an example that is
inside (simulate list scenarios). Several are several reports: tables one after the other, rows of one CSV table,
documents in one JSON list, so that standard output is always one document.

Values come from flags, else from the environment (SIMULATE_SEED for --seed, and so on), else from the scenario, else from
.simulate.yaml in this folder or the nearest above (` + either(preferable) + `), else from defaults.
Equal scenario, seed and version give equal bytes, whatever the number of workers. Ctrl-C once finishes the running
replications and shows what they say; twice stops at once.

` + exitCodes,
		Example: `  simulate run smallest
  simulate run prod.yaml --seed 7 -n auto --until-precision 1%
  simulate run prod.yaml --set workloads.orders.rate=200/s --threshold 'latency_p99_s<100ms' -o json`,
		Args:              arguments(1, -1, "one scenario or more"),
		ValidArgsFunction: scenarioFiles,
		RunE:              func(c *cobra.Command, args []string) error { return s.run(c, args, &o) },
	}
	o.define(c.Flags())
	c.Flags().Var(s.shards(&o.shard), "shard", "run only part I of N of the replications, for simulate merge; auto: what falls to this task of an array of jobs")
	completeChoices(c, "output", formNames()...)
	completeChoices(c, "color", "auto", "always", "never")
	completeChoices(c, "log-format", "text", "json")
	return c
}

// run is the verb: settle the values, read, simulate, write, judge.
func (s *shell) run(c *cobra.Command, args []string, o *options) error {
	from := commanded(c.Flags())
	if err := s.environment(c.Flags(), from); err != nil {
		return err
	}
	under, err := s.preferences(c.Flags(), from, o.config)
	if err != nil {
		return err
	}
	if err := errors.Join(o.check(from.given), o.checkShard(args, from.given)); err != nil {
		return err
	}
	all, err := s.load(args, o)
	if err != nil {
		return err
	}
	for i := range all {
		o.overrule(&all[i], from, under)
	}
	before, err := s.before(all, o)
	if err != nil {
		return err
	}
	if o.dryRun {
		return s.dryRun(all, o, from)
	}
	if o.shard.of > 0 {
		return s.record(args, all, o, from, under)
	}
	return s.answer(all, o, from, before, nil)
}

// overrule lays what is known by flags over the design of a scenario, and notes where it comes from.
func (o *options) overrule(sc *scenario, from, under origins) {
	d := &sc.design
	if sc.overruled("seed", from, under) {
		d.Seed = o.seed
	}
	if sc.overruled("replications", from, under) {
		d.Replications = o.replications
	}
	if from.given("until-precision") {
		d.Replications = 0
		d.Precision = scaled(d.Precision, o.precision)
		sc.note("replications", from["until-precision"])
	}
	if o.maxReplications > 0 {
		d.MaxReplications = o.maxReplications
	}
	d.MaxEvents = o.maxEvents
	if o.noThresholds {
		d.Thresholds = nil
	}
}

// scaled is p with so narrow a mean, percentiles in proportion.
func scaled(p experiment.Precision, mean float64) experiment.Precision {
	by := mean / p.Mean
	return experiment.Precision{Mean: mean, P50: p.P50 * by, P90: p.P90 * by, P95: p.P95 * by, P99: p.P99 * by, P999: p.P999 * by}
}
