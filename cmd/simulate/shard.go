package main

import (
	"errors"
	"fmt"
	"log/slog"
	"maps"
	"path/filepath"
	"strconv"
	"strings"

	"simulate/reports"
	"simulate/sim"
	"simulate/sim/experiment"
)

// part is which shard of how many is run; of 0: all of it.
type part struct{ index, of int }

// shards is the value of --shard: i/n, or auto.
func (s *shell) shards(into *part) *value {
	return &value{kind: "I/N|auto", read: func(text string) (err error) {
		if text == "auto" {
			*into, err = s.arrayTask()
			return err
		}
		i, n, ok := strings.Cut(text, "/")
		index, wrong := strconv.Atoi(i)
		of, worse := strconv.Atoi(n)
		if !ok || wrong != nil || worse != nil || of < 1 || index < 1 || index > of {
			return errors.New("expected I/N with I from 1 to N, such as 2/40, or auto")
		}
		*into = part{index, of}
		return nil
	}}
}

// countVariable says how many shards there are, where a scheduler does not.
const countVariable = "SHARD_COUNT"

// array is how a scheduler tells its tasks apart.
type array struct {
	name, id, first, step, count string // variables; first and step: empty where ids go from 0 by 1
}

var arrays = []array{
	{"Slurm", "SLURM_ARRAY_TASK_ID", "SLURM_ARRAY_TASK_MIN", "SLURM_ARRAY_TASK_STEP", "SLURM_ARRAY_TASK_COUNT"},
	{"AWS Batch", "AWS_BATCH_JOB_ARRAY_INDEX", "", "", "AWS_BATCH_JOB_ARRAY_SIZE"},
	{"Cloud Run", "CLOUD_RUN_TASK_INDEX", "", "", "CLOUD_RUN_TASK_COUNT"},
	{"Kubernetes", "JOB_COMPLETION_INDEX", "", "", countVariable},
}

// arrayTask is the part that falls to this task of an array of jobs.
func (s *shell) arrayTask() (part, error) {
	for _, a := range arrays {
		if s.variable(a.id) == "" {
			continue
		}
		count := a.count
		if s.variable(count) == "" {
			count = countVariable
		}
		id, wrong := strconv.Atoi(s.variable(a.id))
		of, worse := strconv.Atoi(s.variable(count))
		first, step := s.number(a.first, 0), max(1, s.number(a.step, 1))
		index := (id-first)/step + 1
		if wrong != nil || worse != nil || index < 1 || index > of {
			return part{}, fmt.Errorf("%s says %s=%q and %s=%q, which is no task of an array", a.name, a.id, s.variable(a.id), count, s.variable(count))
		}
		return part{index, of}, nil
	}
	return part{}, errors.New("auto finds no array of jobs (Slurm, AWS Batch, Cloud Run, Kubernetes); say I/N")
}

// number is the value of a variable, or another where it has none.
func (s *shell) number(variable string, otherwise int) int {
	if n, err := strconv.Atoi(s.variable(variable)); err == nil {
		return n
	}
	return otherwise
}

// checkShard refuses what a shard cannot do.
func (o *options) checkShard(args []string, given func(flag string) bool) error {
	switch {
	case o.shard.of == 0:
		return nil
	case len(o.targets) != 1 || !o.targets[0].folder() || o.events != "":
		return misuse("--shard writes one file for simulate merge: say in which folder by --out FOLDER")
	case given("output") || o.explain != "" || o.baseline != "" || o.dryRun:
		return misuse("--shard shows nothing: leave out --output, --explain, --baseline and --dry-run; simulate merge has them")
	case o.maxEvents > 0:
		return misuse("--shard runs a fixed number of replications: leave out --max-events")
	case doubled(append(args, "-"), "-"):
		return misuse("--shard: simulate merge reads the scenario again, so it must be a file")
	}
	return nil
}

// record runs a shard and writes it.
func (s *shell) record(args []string, all []scenario, o *options, from, under origins) error {
	log := s.logger(o)
	head := s.shardOf(args, all, o, from, under)
	for i := range all {
		if all[i].design.Replications == 0 {
			return misuse("%s: a shard is part of a fixed number of replications: give it by -n", all[i].argument)
		}
	}
	path := filepath.Join(o.targets[0].path, fmt.Sprintf("shard-%0*d-of-%d.simulate", len(strconv.Itoa(head.Of)), head.Index, head.Of))
	if !o.force && !ours(path, reports.ShardFormat) {
		return misuse("%s exists, and simulate did not write it; choose another folder, or say --force", path)
	}
	d, err := newDraft(path)
	if err != nil {
		return err
	}
	defer d.drop()
	code, err := s.recordTo(d, head, all, o, log)
	if err == nil && code != exitDone {
		return ending{code: code}
	}
	if err = d.complete(err); err == nil {
		err = d.name()
	}
	if err != nil {
		return err
	}
	log.Info("wrote " + path)
	return nil
}

// recordTo writes all replications of a shard; code is why it ended early.
func (s *shell) recordTo(d *draft, head reports.Shard, all []scenario, o *options, log *slog.Logger) (code int, err error) {
	to, err := reports.NewShardWriter(d, head)
	if err != nil {
		return exitFailed, err
	}
	w := newWatch(o.timeout, log)
	defer w.stop()
	for i := range all {
		shown := s.progress(all[i].name, o, log)
		var complete bool
		err := safely(func() (err error) {
			complete, err = experiment.Record(w.ctx, all[i].design, experiment.Options{Workers: o.workers(), Progress: shown.show, Abandon: w.abandon},
				head.Numbers(i), func(candidate, replication int, r *sim.Result) error { return to.Add(i, candidate, replication, r) })
			return err
		})
		shown.end()
		if err != nil {
			return exitFailed, fmt.Errorf("%s: %w", all[i].argument, err)
		}
		if !complete {
			log.Warn("not written: a shard is whole or it is none")
			return int(w.code.Load()), nil
		}
	}
	return exitDone, to.Close()
}

// shardOf says of what the file will hold a part.
func (s *shell) shardOf(args []string, all []scenario, o *options, from, under origins) reports.Shard {
	head := reports.Shard{
		Simulator: thisBuild().simulator(),
		Index:     o.shard.index, Of: o.shard.of,
		Command: reports.Command{
			Arguments: args, Env: o.env, Set: append([]string{}, o.set...), Thresholds: append([]string{}, o.thresholds...), NoThresholds: o.noThresholds,
			From: only(from, "seed", "replications"), Under: only(under, "seed", "replications"),
		},
	}
	for i := range all {
		head.Scenarios = append(head.Scenarios, reports.ShardSource{
			Name: all[i].name, Digest: all[i].digest, Seed: all[i].design.Seed,
			Replications: all[i].design.Replications, Variants: len(all[i].design.Candidates),
		})
	}
	return head
}

// only are the origins of some flags.
func only(from origins, flags ...string) map[string]string {
	some := maps.Clone(from)
	maps.DeleteFunc(some, func(flag, _ string) bool { return flag != flags[0] && flag != flags[1] })
	return some
}
