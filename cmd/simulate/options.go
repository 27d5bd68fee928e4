package main

import (
	"fmt"
	"runtime"
	"strings"
	"time"

	"github.com/spf13/pflag"

	"simulate/reports"
	"simulate/scenarios/document"
	"simulate/sim/experiment"
)

// options are the flags of run.
type options struct {
	seed            uint64
	replications    int // 0: auto
	precision       float64
	maxReplications int
	parallel        int // 0: all cores
	output          string
	set             []string
	env             string
	thresholds      []string
	noThresholds    bool
	strict          bool
	metrics         []string
	baseline        string // results to compare with
	comparing
	shard          part
	explainMethod  bool
	explain        string // a request
	out            []string
	targets        []target // of out
	events         string   // the file of --out events=FILE
	force          bool
	dryRun         bool
	timeout        time.Duration // 0: none
	maxEvents      uint64
	quiet, verbose bool
	logFormat      string
	color          string
	noProgress     bool
	config         string
}

// define declares the flags.
func (o *options) define(f *pflag.FlagSet) {
	f.SortFlags = false
	f.Var(wholeNumber(&o.seed), "seed", "root of all random numbers (default: the scenario's, else 1)")
	f.VarP(autoCount(&o.replications), "replications", "n", "how often each variant is run; auto: until the intervals are narrow enough")
	f.Var(share(&o.precision), "until-precision", "run until the interval of means is so narrow (half-width, such as 2%); percentiles in the scenario's proportion")
	f.Var(count(&o.maxReplications), "max-replications", "the most replications when they are found out (default 1024)")
	f.VarP(count(&o.parallel), "parallel", "j", "workers (default: all cores); results do not depend on it")
	o.defineForms(f)
	f.Var(repeated("PATH=VALUE", &o.set), "set", "replace a value of the scenario, such as workloads.orders.rate=200/s; may be repeated")
	f.StringVar(&o.env, "env", "", "lay this environment of the scenario over it")
	f.Var(repeated("CONDITION", &o.thresholds), "threshold", "add or replace a threshold, such as 'latency_p99_s<100ms'; may be repeated")
	f.BoolVar(&o.noThresholds, "no-thresholds", false, "judge nothing")
	f.BoolVar(&o.strict, "strict", false, "a threshold that cannot be told counts as crossed")
	f.StringVar(&o.baseline, "baseline", "", "compare with these results too, and judge limits relative to the baseline by them")
	o.comparing.define(f)
	f.BoolVar(&o.explainMethod, "explain-method", false, "show how each operator is simulated, and why by no faster method; beside -o json or csv on standard error")
	f.StringVar(&o.explain, "explain", "", "tell the story of this request in the first replication, such as batch-17, instead of the results")
	f.BoolVar(&o.dryRun, "dry-run", false, "check everything and show what would run; with -v also where each value comes from")
	f.Var(wait(&o.timeout), "timeout", "stop after so much real time with partial results")
	f.Var(wholeNumber(&o.maxEvents), "max-events", "begin no replication beyond so many simulated events in a variant, such as 1e9")
	o.defineLooks(f)
	f.BoolVar(&o.noProgress, "no-progress", false, "no progress bar")
	f.StringVar(&o.config, "config", "", "file of preferences (default: .simulate.yaml in this folder or above)")
}

// defineForms declares the flags that say what reports are made, and where they go.
func (o *options) defineForms(f *pflag.FlagSet) {
	f.SortFlags = false
	f.VarP(choice(&o.output, formNames()...), "output", "o", "what goes to standard output")
	f.Var(repeated("PATH", &o.out), "out", "write all reports to a folder; FORMAT=FILE writes one of them ("+strings.Join(append(fileForms(), "events"), ", ")+"); may be repeated")
	f.BoolVar(&o.force, "force", false, "replace a file that this program did not write")
	f.Var(list(&o.metrics, knownMetric), "metric", "show these metrics in the table instead of the usual ones")
}

// defineLooks declares the flags that say what is shown of them.
func (o *options) defineLooks(f *pflag.FlagSet) {
	f.BoolVarP(&o.quiet, "quiet", "q", false, "say only what went wrong")
	f.BoolVarP(&o.verbose, "verbose", "v", false, "say more: progress, defaults that were used")
	f.Var(choice(&o.logFormat, "text", "json"), "log-format", "how messages on standard error look")
	f.Var(choice(&o.color, "auto", "always", "never"), "color", "colours in the table")
}

// check refuses what contradicts itself; given says whether a value was given anywhere.
func (o *options) check(given func(flag string) bool) error {
	if err := o.aim(); err != nil {
		return err
	}
	for _, flag := range []string{"min-effect", "no-adjust", "fail-on"} {
		if given(flag) && o.baseline == "" {
			return misuse("--%s says how results are compared: say with which by --baseline RESULTS", flag)
		}
	}
	switch {
	case o.baseline == "-":
		return misuse("--baseline is a folder or a file, not standard input")
	case o.explain != "" && o.baseline != "":
		return misuse("--explain tells a story and compares nothing: leave out --baseline")
	case o.explain != "" && o.output != "table":
		return misuse("--explain tells a story for people: leave out --output")
	case given("until-precision") && given("replications") && o.replications > 0:
		return misuse("--until-precision finds out the number of replications: leave out --replications, or say auto")
	case o.noThresholds && len(o.thresholds) > 0:
		return misuse("--no-thresholds and --threshold contradict each other: leave out one")
	case o.quiet && o.verbose:
		return misuse("--quiet and --verbose contradict each other: leave out one")
	case o.dryRun && o.output != "table":
		return misuse("--dry-run shows a plan for people: leave out --output")
	}
	return nil
}

// aim finds out where reports go, and that they may.
func (o *options) aim() (err error) {
	if o.targets, o.events, err = targetsOf(o.out); err != nil {
		return err
	}
	for _, t := range o.targets {
		if err := t.check(o.force); err != nil {
			return err
		}
	}
	return nil
}

// workers is how many replications run side by side.
func (o *options) workers() int {
	if o.parallel == 0 {
		return runtime.GOMAXPROCS(0)
	}
	return o.parallel
}

// formNames are the forms that may go to standard output.
func formNames() []string {
	var names []string
	for _, form := range reports.Forms() {
		if form.Printed {
			names = append(names, form.Name)
		}
	}
	return names
}

func knownMetric(name string) error {
	if _, known := experiment.FindMetric(name); known {
		return nil
	}
	var names []string
	for _, m := range experiment.Metrics {
		names = append(names, m.Name)
	}
	return fmt.Errorf("there is no metric %q%s (simulate list metrics)", name, hint(document.Nearest(name, names)))
}
