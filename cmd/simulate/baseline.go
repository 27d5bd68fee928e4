package main

import (
	"io"

	"simulate/reports"
	"simulate/sim/experiment"
)

// before loads the results of --baseline, if it was given, and lets limits relative to the baseline refer to them.
func (s *shell) before(all []scenario, o *options) (*results, error) {
	if o.baseline == "" {
		return nil, nil
	}
	r, err := s.loadResults(o.baseline)
	if err != nil {
		return nil, err
	}
	for i := range all {
		d := &all[i].design
		d.Reference = &experiment.Reference{}
		for _, known := range r.reports {
			if known.Scenario == all[i].name || len(r.reports) == 1 && len(all) == 1 {
				d.Reference.Variants, d.Reference.SameSeed = known.Variants, known.Seed == d.Seed
			}
		}
	}
	return &r, nil
}

// against compares what was run with the baseline, shows it, and returns the ending that it asks for. Where standard
// output holds a document of a run, the comparison goes to standard error.
func (s *shell) against(before *results, done []reports.Report, o *options) (compared, failed error) {
	if before == nil {
		return nil, nil
	}
	d, err := reports.Held(before.reports, done, [2]string{o.baseline, "this run"}, o.terms(o.metrics))
	if err != nil {
		return nil, misuse("--baseline: %w", err)
	}
	tellApart(d, before.manifest.Simulator, thisBuild().simulator())
	looks := s.looks(o.color)
	looks.Metrics, looks.Verbose = o.metrics, o.verbose
	form, to := "table", io.Writer(s.err)
	switch o.output {
	case "table", "markdown", "github":
		form, to = o.output, s.out
	}
	if form != "github" {
		if _, err := io.WriteString(to, "\n"); err != nil {
			return nil, err
		}
	}
	if err := reports.WriteDiff(to, form, d, looks); err != nil {
		return nil, err
	}
	return o.ending(d), nil
}
