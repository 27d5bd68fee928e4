package experiment

import (
	"context"

	"simulate/sim"
)

// Record simulates replications of those numbers of every candidate, and tells each, in order: so that somebody may keep
// them, and others give them back by Replay. When ctx ends first, not all are told, and it is not complete.
func Record(ctx context.Context, d Design, o Options, numbers []int, tell func(candidate, replication int, r *sim.Result) error) (complete bool, err error) {
	r := runner{ctx: ctx, d: &d, o: o}
	r.progress.Total = len(d.Candidates) * len(numbers)
	for i := range d.Candidates {
		c := &d.Candidates[i]
		r.progress.Variant, r.candidate = c.Name, i
		for rest := numbers; len(rest) > 0; {
			batch := rest[:min(atOnce, len(rest))]
			runs, err := r.replicate(c, batch)
			if err != nil {
				return false, err
			}
			for k := range runs {
				if err := tell(i, batch[k], &runs[k]); err != nil {
					return false, err
				}
			}
			if len(runs) < len(batch) {
				return false, nil
			}
			rest = rest[len(batch):]
		}
	}
	return true, nil
}
