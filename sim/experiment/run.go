// Package experiment turns runs into answers: replications in parallel, the warm-up cut off, intervals, variants
// compared pair by pair, thresholds judged.
//
// All variants see the same random numbers in replication r, whatever the order or the number of workers: results
// are kept by index and reduced in that order, so equal designs give equal bytes. Means are averaged over the
// replications with Student's t; quantiles are those of the merged sample with an interval by sectioning (the
// replications are the sections). The warm-up is one cut for all statistics of a variant.
package experiment

import (
	"context"
	"errors"
	"fmt"
	"sync"

	"simulate/sim"
)

// Options says how a Design is run; none of it changes the numbers of a run that is not interrupted.
type Options struct {
	Workers  int             // 0: one
	Progress func(Progress)  // called after each replication, by one goroutine at a time; nil: nobody asks
	Abandon  <-chan struct{} // closed: running replications are given up too

	// Replay gives a replication that was simulated elsewhere; it is asked for them in order. nil: they are simulated.
	Replay func(candidate, replication int) (sim.Result, error)
}

// Progress is how far an experiment has come.
type Progress struct {
	Variant     string
	Done, Total int    // replications of all variants; Total grows while precision is sought
	Events      uint64 // simulated so far
}

// Run simulates d. When ctx ends, the replications that are running are finished and the Result is that of the
// replications had so far, marked partial. An error is one of the scenario's sources, or a bug.
func Run(ctx context.Context, d Design, o Options) (Result, error) {
	if o.Replay != nil {
		o.Workers = 1 // one after the other is in order
	}
	r := runner{ctx: ctx, d: &d, o: o}
	r.progress.Total = len(d.Candidates) * d.first()
	var result Result
	var studies []study
	for i := range d.Candidates {
		r.candidate = i
		s, err := r.study(&d.Candidates[i])
		if err != nil {
			return Result{}, err
		}
		studies = append(studies, s)
	}
	for i := range studies {
		result.Comparisons = append(result.Comparisons, compare(&studies[0], &studies[i])...)
		judged := judge(d.Thresholds, d.rival(&studies[0], &studies[i]), &studies[i])
		studies[i].unjudged(d.Thresholds, judged)
		result.Thresholds = append(result.Thresholds, judged...)
		studies[i].variant.Verdict = verdict(&studies[i], judged)
		result.Variants = append(result.Variants, studies[i].variant)
	}
	adjust(each(result.Comparisons))
	return result, nil
}

// runner runs the replications of one variant after the other.
type runner struct {
	ctx       context.Context
	d         *Design
	o         Options
	progress  Progress
	events    uint64 // of the variant that runs
	candidate int    // its place in the design
}

// atOnce is how many replications are held in memory before they are taken in; the first ones decide where the
// warm-up ends.
const atOnce = 64

// study runs one variant, with as many replications as it takes.
func (r *runner) study(c *Candidate) (study, error) {
	r.progress.Variant, r.events = c.Name, 0
	a := analysis{c: c}
	for n := r.d.first(); ; {
		complete, err := r.extend(&a, n)
		if err != nil {
			return study{}, err
		}
		s := a.study()
		s.partial(!complete)
		if r.d.Replications > 0 || !complete {
			return s, nil
		}
		next, done := s.next(r.d)
		if done {
			return s, nil
		}
		r.progress.Total += next - n
		n = next
	}
}

// extend brings an analysis to n replications, and says whether all could be had.
func (r *runner) extend(a *analysis, n int) (complete bool, err error) {
	for a.runs < n {
		to := min(n, a.runs+atOnce)
		runs, err := r.replicate(a.c, span(a.runs, to))
		if err != nil {
			return false, err
		}
		if r.d.MaxEvents > 0 {
			runs = a.within(runs, r.d.MaxEvents)
		}
		a.add(runs)
		if a.runs < to {
			return false, nil
		}
	}
	return true, nil
}

// within is the prefix of runs that begin before so many events were simulated; the first always does.
func (a *analysis) within(runs []sim.Result, most uint64) []sim.Result {
	events := a.events
	for i := range runs {
		if a.runs+i > 0 && events >= most {
			return runs[:i]
		}
		events += runs[i].Events
	}
	return runs
}

// span are the numbers from..to-1.
func span(from, to int) []int {
	numbers := make([]int, 0, to-from)
	for i := from; i < to; i++ {
		numbers = append(numbers, i)
	}
	return numbers
}

// replicate runs the replications of those numbers side by side and returns, in order, those before the first that was
// not run.
func (r *runner) replicate(c *Candidate, numbers []int) ([]sim.Result, error) {
	results := make([]sim.Result, len(numbers))
	errs := make([]error, len(numbers))
	var mutex sync.Mutex
	var workers sync.WaitGroup
	next := 0
	take := func() int {
		mutex.Lock()
		defer mutex.Unlock()
		if next == len(numbers) || r.ctx.Err() != nil || r.spent() {
			return -1
		}
		next++
		return next - 1
	}
	done := func(i int) {
		mutex.Lock()
		defer mutex.Unlock()
		r.report(results[i].Events)
	}
	for range max(1, min(r.o.Workers, len(numbers))) {
		workers.Go(func() {
			for i := take(); i >= 0; i = take() {
				results[i], errs[i] = r.one(c, numbers[i])
				done(i)
			}
		})
	}
	workers.Wait()
	return complete(results, errs)
}

// one runs one replication. A panic is a bug of ours, and becomes an error: nobody outside this goroutine could
// catch it.
func (r *runner) one(c *Candidate, replication int) (result sim.Result, err error) {
	defer func() {
		if bug := recover(); bug != nil {
			err = fmt.Errorf("internal error in replication %d of seed %d: %v", replication, r.d.Seed, bug)
		}
	}()
	if r.o.Replay != nil {
		return r.o.Replay(r.candidate, replication)
	}
	return sim.Run(c.Config, r.d.Seed, replication, r.o.Abandon)
}

// complete is the prefix of the replications that ran to their end.
func complete(results []sim.Result, errs []error) ([]sim.Result, error) {
	for i := range results {
		switch {
		case errors.Is(errs[i], sim.ErrStopped) || (errs[i] == nil && results[i].Tally.Sections == nil):
			return results[:i], nil
		case errs[i] != nil:
			return nil, errs[i]
		}
	}
	return results, nil
}

// spent says whether so many events were simulated that no further replication may begin. Which replications
// count is decided by their order; this only saves work.
func (r *runner) spent() bool { return r.d.MaxEvents > 0 && r.events >= r.d.MaxEvents }

func (r *runner) report(events uint64) {
	r.progress.Done++
	r.progress.Events += events
	r.events += events
	if r.o.Progress != nil {
		r.o.Progress(r.progress)
	}
}
