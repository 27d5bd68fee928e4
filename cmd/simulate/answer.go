package main

import (
	"errors"
	"fmt"
	"log/slog"
	"slices"
	"syscall"
	"time"

	"simulate/reports"
	"simulate/sim"
	"simulate/sim/experiment"
)

// replay gives a replication that was simulated before.
type replay = func(candidate, replication int) (sim.Result, error)

// answer simulates and writes; its error holds the exit code where that is not 0. With played, the replications of each
// scenario have been simulated before.
func (s *shell) answer(all []scenario, o *options, from origins, before *results, played func(scenario int) replay) error {
	log, started := s.logger(o), time.Now()
	w := newWatch(o.timeout, log)
	defer w.stop()
	heard, err := listen(all, o, from)
	if err != nil {
		return err
	}
	defer heard.drop()
	var done []reports.Report
	for i := range all {
		if w.code.Load() != 0 {
			log.Warn("not run: " + all[i].argument)
			continue
		}
		var again replay
		if played != nil {
			again = played(i)
		}
		result, err := s.simulate(&all[i], o, w, log, again)
		if err != nil {
			return err
		}
		done = append(done, reports.Report{Meta: meta(&all[i], o, from), Result: all[i].complete(result)})
	}
	if err := heard.done(); err != nil {
		return err
	}
	if heard.story != nil {
		return s.tell(heard.story)
	}
	if err := s.deliver(done, o, s.manifest(all, o, from, started), log); err != nil {
		return err
	}
	compared, err := s.against(before, done, o)
	if err != nil {
		return err
	}
	return errors.Join(judged(done, o, int(w.code.Load())), compared)
}

// simulate runs one scenario; it comes back early with an error only if it must stop at once.
func (s *shell) simulate(sc *scenario, o *options, w *watch, log *slog.Logger, again replay) (experiment.Result, error) {
	shown := s.progress(sc.name, o, log)
	log.Debug("simulating "+sc.argument, "variants", len(sc.design.Candidates), "workers", o.workers(), "seed", sc.design.Seed)
	type outcome struct {
		result experiment.Result
		err    error
	}
	finished := make(chan outcome, 1)
	go func() {
		var got outcome
		got.err = safely(func() (err error) {
			got.result, err = experiment.Run(w.ctx, sc.design, experiment.Options{Workers: o.workers(), Progress: shown.show, Abandon: w.abandon, Replay: again})
			return err
		})
		finished <- got
	}()
	select {
	case got := <-finished:
		shown.end()
		if got.err != nil {
			return got.result, fmt.Errorf("%s: %w", sc.argument, got.err)
		}
		return got.result, nil
	case <-w.now:
		return experiment.Result{}, ending{code: int(w.code.Load())}
	}
}

// deliver writes files, then standard output; that one of them fails does not keep the other from the user.
func (s *shell) deliver(done []reports.Report, o *options, m reports.Manifest, log *slog.Logger) error {
	failed := save(elsewhere(done, m), o.targets, m, o.force, log)
	shown := s.write(done, o)
	if failed != nil && errors.Is(shown, syscall.EPIPE) { // that nobody reads on is no reason to hide it
		return failed
	}
	return errors.Join(shown, failed)
}

// elsewhere are reports as files show them: repeated in the folder of the scenario, wherever that is.
func elsewhere(done []reports.Report, m reports.Manifest) []reports.Report {
	filed := slices.Clone(done)
	for i := range filed {
		filed[i].Reproduce = m.Scenarios[i].Reproduce
	}
	return filed
}

func (s *shell) write(done []reports.Report, o *options) error {
	looks := s.looks(o.color)
	looks.Metrics, looks.Verbose, looks.ExplainMethod, looks.Strict = o.metrics, o.verbose, o.explainMethod, o.strict
	form, _ := reports.FormOf(o.output)
	if err := form.Write(s.out, done, looks); err != nil {
		return err
	}
	if o.explainMethod && o.output != "table" {
		return reports.Methods(s.err, done, reports.Options{Unicode: s.unicode()})
	}
	return nil
}

// judged is the ending that the verdicts ask for; early is the code of having stopped early, which weighs more.
func judged(done []reports.Report, o *options, early int) error {
	if early != exitDone {
		return ending{code: early}
	}
	for _, one := range done {
		for _, t := range one.Thresholds {
			if t.Verdict == experiment.Fail || o.strict && t.Verdict == experiment.CannotTell {
				return ending{code: exitCrossed}
			}
		}
	}
	return nil
}

func meta(sc *scenario, o *options, from origins) reports.Meta {
	return reports.Meta{
		Scenario:    sc.name,
		Description: sc.question,
		Digest:      sc.digest,
		Seed:        sc.design.Seed,
		Version:     Version,
		Given:       sc.given(),
		Defaults:    sc.defaults,
		Reproduce:   reproduce(sc.argument, sc, o, from),
		Position:    sc.at,
	}
}
