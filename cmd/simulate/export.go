package main

import (
	"fmt"
	"strconv"

	"github.com/spf13/cobra"

	"simulate/reports"
)

// exportVerb prints what makes a scheduler run the shards of a scenario.
func (s *shell) exportVerb() *cobra.Command {
	c := &cobra.Command{
		Use:   "export slurm|kubernetes SCENARIO...",
		Short: "Print jobs that run a scenario in shards on many machines",
		Long: `Print jobs that run a scenario in shards on many machines and merge them: for Slurm a script to be run by sh, which submits
an array of jobs and a merge after it; for Kubernetes two jobs for kubectl apply, the first indexed, on a volume that all
machines share and that holds the scenario. Flags of a run, such as --seed and --set, stand in the jobs.`,
		Args: func(c *cobra.Command, args []string) error {
			if len(args) == 0 {
				return misuse("simulate export takes slurm or kubernetes, and a scenario")
			}
			return misuse("there is no export to %s; expected slurm or kubernetes", args[0])
		},
		RunE: func(*cobra.Command, []string) error { return nil },
	}
	c.AddCommand(
		s.exportTo("slurm", "Print a script that submits an array of jobs to Slurm", reports.Slurm),
		s.exportTo("kubernetes", "Print an indexed job for Kubernetes", reports.Kubernetes),
	)
	return c
}

func (s *shell) exportTo(name, short string, form reports.JobForm) *cobra.Command {
	var o options
	job := reports.Job{Shards: 10, Cores: 1}
	c := &cobra.Command{
		Use:     name + " SCENARIO...",
		Short:   short,
		Example: fmt.Sprintf("  simulate export %s prod.yaml --shards 40 -n 4000 --out results", name),
		Args:    arguments(1, -1, "one scenario or more"),
		RunE: func(c *cobra.Command, args []string) error {
			return s.export(args, &o, commanded(c.Flags()), job, form)
		},
	}
	f := c.Flags()
	f.SortFlags = false
	f.Var(count(&job.Shards), "shards", "in how many parts (default 10); give each a minute of work at least")
	f.Var(count(&job.Cores), "cores", "of each part (default 1)")
	f.StringVar(&job.Out, "out", "out", "the folder of the result; shards go to parts in it")
	f.Var(wholeNumber(&o.seed), "seed", "root of all random numbers (default: the scenario's, else 1)")
	f.VarP(count(&o.replications), "replications", "n", "how often each variant is run")
	f.Var(repeated("PATH=VALUE", &o.set), "set", "replace a value of the scenario; may be repeated")
	f.StringVar(&o.env, "env", "", "lay this environment of the scenario over it")
	f.Var(repeated("CONDITION", &o.thresholds), "threshold", "add or replace a threshold; may be repeated")
	if name == "kubernetes" {
		f.StringVar(&job.Image, "image", "simulate:"+Version, "the image of a container that has simulate in its path")
		f.StringVar(&job.Claim, "claim", "simulate", "the volume claim, mounted at /data, where everything happens")
	}
	return c
}

// export checks the scenarios and prints the jobs.
func (s *shell) export(args []string, o *options, from origins, job reports.Job, form reports.JobForm) error {
	if doubled(append(args, "-"), "-") {
		return misuse("a job reads its scenario from a file: standard input cannot be exported")
	}
	all, err := s.load(args, o)
	if err != nil {
		return err
	}
	for i := range all {
		o.overrule(&all[i], from, origins{})
		if all[i].design.Replications == 0 {
			return misuse("%s: shards are parts of a fixed number of replications: give it by -n", all[i].argument)
		}
	}
	job.Name, job.CountVariable = all[0].name, countVariable
	job.Run = append([]string{"simulate", "run"}, args...)
	add := func(flag, value string) { job.Run = append(job.Run, flag, value) }
	if from.given("seed") {
		add("--seed", strconv.FormatUint(o.seed, 10))
	}
	if from.given("replications") {
		add("-n", strconv.Itoa(o.replications))
	}
	if o.env != "" {
		add("--env", o.env)
	}
	for _, set := range o.set {
		add("--set", set)
	}
	for _, threshold := range o.thresholds {
		add("--threshold", threshold)
	}
	return form(s.out, job)
}
