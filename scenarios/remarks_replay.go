package scenarios

import (
	"fmt"
	"math"

	"simulate/sim/clock"
	"simulate/sim/finding"
	"simulate/workload"
)

// remarkReplays finds traces that bring nothing, or less than the run waits for.
func (b *builder) remarkReplays() {
	events, endless := 0.0, len(b.replays) < len(b.config.Stream.Workloads)
	for i := range b.replays {
		r := &b.replays[i]
		if why := bringsNothing(r.load, b.config.Horizon.At); why != "" {
			b.findings = append(b.findings, finding.Finding{
				Code: finding.NoEffect, Severity: finding.Warning, Path: r.at.Path().String(), Message: "the trace brings no event: " + why,
			})
		}
		events += r.load.Expected(clock.Never)
		endless = endless || r.load.Loop
	}
	for i := range b.asking {
		a := &b.asking[i]
		if endless = endless || !a.ends(); a.ends() {
			events += a.expected(clock.Never)
		}
	}
	if wanted := b.config.Horizon.Events; !endless && events < float64(wanted)-0.5 {
		b.noEffect(b.top.At("horizon", "events"), "what arrives is less, about %.0f, and does not go on: the run ends with that", events)
	}
}

// bringsNothing says why surely no event of a trace comes in a run; empty: some may.
func bringsNothing(load *workload.Recorded, horizon clock.Time) string {
	s := load.Summary
	switch passes := passes(load, horizon); {
	case s.Total == 0:
		return "its rows count no arrivals"
	case load.Expected(horizon) == 0:
		return "its rows lie outside of the time between start and stop or the horizon"
	case len(load.Profile) == 0 && s.Total*load.Scale*passes < 1-1e-5:
		return fmt.Sprintf("%.6g recorded arrivals times scale: %g come to less than one", s.Total*passes, load.Scale)
	}
	return ""
}

// passes is how often a trace begins in a run.
func passes(load *workload.Recorded, horizon clock.Time) float64 {
	if !load.Loop {
		return 1
	}
	period := load.Summary.End - load.Summary.First
	return math.Ceil(horizon.Seconds() * load.Speedup / period.Seconds())
}
