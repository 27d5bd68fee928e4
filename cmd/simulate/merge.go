package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"simulate/reports"
	"simulate/sim"
)

// mergeVerb joins shards.
func (s *shell) mergeVerb() *cobra.Command {
	var o options
	var files []string
	c := &cobra.Command{
		Use:   "merge SHARD...",
		Short: "Join the shards of a run into its result",
		Long: `Join the shards that simulate run --shard wrote into the result that a run without --shard would have given, byte for
byte. SHARD is a file, or a folder of shards. The scenario is read again from where it was, or from --scenario.

` + exitCodes,
		Example: `  simulate run prod.yaml --shard 1/2 --out parts && simulate run prod.yaml --shard 2/2 --out parts
  simulate merge parts --out out`,
		Args:              arguments(1, -1, "shards, or a folder of them"),
		ValidArgsFunction: cobra.FixedCompletions(nil, cobra.ShellCompDirectiveDefault),
		RunE:              func(c *cobra.Command, args []string) error { return s.merge(c, args, files, &o) },
	}
	f := c.Flags()
	o.defineForms(f)
	f.Var(repeated("FILE", &files), "scenario", "the scenario, where it is not where it was; once for each of several")
	f.BoolVar(&o.strict, "strict", false, "a threshold that cannot be told counts as crossed")
	f.BoolVar(&o.explainMethod, "explain-method", false, "show how each operator was simulated, and why by no faster method")
	f.StringVar(&o.baseline, "baseline", "", "compare with these results too, and judge limits relative to the baseline by them")
	o.comparing.define(f)
	o.defineLooks(f)
	completeChoices(c, "output", formNames()...)
	completeChoices(c, "color", "auto", "always", "never")
	return c
}

// pieces are the shards of a run, open to be read, by their numbers from 1.
type pieces []*reports.ShardReader

func (s *shell) merge(c *cobra.Command, args, files []string, o *options) error {
	from := commanded(c.Flags())
	if err := s.environment(c.Flags(), from); err != nil {
		return err
	}
	if err := o.check(from.given); err != nil {
		return err
	}
	paths, err := shardFiles(args)
	if err != nil {
		return err
	}
	all, err := openShards(paths)
	if err != nil {
		return err
	}
	scenarios, from, err := s.again(all[0].Shard, files, o)
	if err != nil {
		return err
	}
	before, err := s.before(scenarios, o)
	if err != nil {
		return err
	}
	return s.answer(scenarios, o, from, before, all.replay)
}

// replay gives the replications of a scenario as they were counted.
func (p pieces) replay(scenario int) func(candidate, replication int) (sim.Result, error) {
	return func(candidate, replication int) (sim.Result, error) {
		for _, one := range p {
			if one.Has(replication) {
				r, err := one.Next(scenario, candidate, replication)
				if err != nil {
					return r, misuse("shard %d/%d: %w", one.Index, one.Of, err)
				}
				return r, nil
			}
		}
		panic(fmt.Sprintf("no shard has replication %d", replication)) // all of them are there
	}
}

// shardFiles are the files that arguments name.
func shardFiles(args []string) ([]string, error) {
	var all []string
	for _, argument := range args {
		info, err := os.Stat(argument)
		switch {
		case errors.Is(err, fs.ErrNotExist):
			return nil, misuse("%s: there is no such file or folder; expected what simulate run --shard wrote", argument)
		case err != nil:
			return nil, err
		case !info.IsDir():
			all = append(all, argument)
			continue
		}
		inside, err := filepath.Glob(filepath.Join(strings.NewReplacer(`*`, `\*`, `?`, `\?`, `[`, `\[`, `\`, `\\`).Replace(argument), "*.simulate"))
		if err != nil {
			return nil, err
		}
		if len(inside) == 0 {
			return nil, misuse("%s: there is no shard in this folder; expected what simulate run --shard wrote", argument)
		}
		all = append(all, inside...)
	}
	return all, nil
}

// openShards opens all shards of a run, which must belong together and be all there are. They stay open as long as the
// program runs.
func openShards(paths []string) (pieces, error) {
	var all pieces
	at := map[int]string{}
	for _, path := range paths {
		f, err := os.Open(path)
		if err != nil {
			return nil, err
		}
		one, err := reports.NewShardReader(f)
		if err != nil {
			return nil, misuse("%s: %w", path, err)
		}
		if len(all) > 0 && identity(one.Shard) != identity(all[0].Shard) {
			return nil, misuse("%s and %s do not belong together: %s", at[all[0].Index], path, difference(all[0].Shard, one.Shard))
		}
		if other := at[one.Index]; other != "" {
			return nil, misuse("%s and %s are both shard %d/%d: give each once", other, path, one.Index, one.Of)
		}
		at[one.Index] = path
		all = append(all, one)
	}
	var missing []string
	for i := 1; i <= all[0].Of; i++ {
		if at[i] == "" {
			missing = append(missing, fmt.Sprintf("%d/%d", i, all[0].Of))
		}
	}
	if len(missing) > 0 {
		return nil, misuse("shards are missing: %s", strings.Join(missing[:min(len(missing), 20)], ", "))
	}
	slices.SortFunc(all, func(a, b *reports.ShardReader) int { return a.Index - b.Index })
	return all, nil
}

// identity is what all shards of a run have in common.
func identity(s reports.Shard) string {
	s.Index = 0
	text, err := json.Marshal(s)
	if err != nil {
		panic(err) // a bug: it came from such a text
	}
	return string(text)
}

// difference names the first thing by which shards are of different runs.
func difference(a, b reports.Shard) string {
	switch {
	case a.Simulator != b.Simulator:
		return fmt.Sprintf("they were simulated by %s and %s", said(a.Simulator), said(b.Simulator))
	case a.Of != b.Of:
		return fmt.Sprintf("one is of %d shards, the other of %d", a.Of, b.Of)
	case len(a.Scenarios) != len(b.Scenarios):
		return "they are of other scenarios"
	}
	for i, one := range a.Scenarios {
		switch other := b.Scenarios[i]; {
		case one.Digest != other.Digest:
			return fmt.Sprintf("scenario %s is not the same in both (%.19s, %.19s)", one.Name, one.Digest, other.Digest)
		case one.Seed != other.Seed:
			return fmt.Sprintf("one has seed %d, the other %d", one.Seed, other.Seed)
		case one.Replications != other.Replications:
			return fmt.Sprintf("one is of %d replications, the other of %d", one.Replications, other.Replications)
		}
	}
	return "they were asked for differently"
}

// again reads the scenarios of shards once more, as the command line that made them did.
func (s *shell) again(head reports.Shard, files []string, o *options) ([]scenario, origins, error) {
	if me := thisBuild().simulator(); me != head.Simulator {
		return nil, nil, misuse("the shards were simulated by simulate %s, this is %s: merge them by the same", said(head.Simulator), said(me))
	}
	arguments := head.Command.Arguments
	if len(files) > 0 {
		arguments = files
	}
	if len(arguments) != len(head.Scenarios) {
		return nil, nil, misuse("the shards are of %s: give --scenario so often", counted(len(head.Scenarios), "scenario"))
	}
	o.env, o.set, o.thresholds, o.noThresholds = head.Command.Env, head.Command.Set, head.Command.Thresholds, head.Command.NoThresholds
	all, err := s.load(arguments, o)
	if err != nil {
		return nil, nil, err
	}
	from := origins(head.Command.From)
	for i := range all {
		if all[i].digest != head.Scenarios[i].Digest {
			return nil, nil, misuse("%s is not what was simulated: its digest is %s, that of the shards %s", arguments[i], all[i].digest, head.Scenarios[i].Digest)
		}
		o.seed, o.replications = head.Scenarios[i].Seed, head.Scenarios[i].Replications
		o.overrule(&all[i], from, origins(head.Command.Under))
	}
	return all, from, nil
}
