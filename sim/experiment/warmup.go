package experiment

import (
	"fmt"
	"math"
	"slices"

	"simulate/sim"
	"simulate/sim/clock"
	"simulate/sim/finding"
	"simulate/sim/stats"
)

// warmup chooses the section with which the statistics begin: the first that starts no earlier than every
// operator's MSER-5 cut of the averaged number present (of a cluster: of requests that wait or run), and no earlier than
// ten relaxation times of the slowest operator fed by an open load, or of the cluster. A run that is too short for that loses the largest share that sections allow.
func warmup(c *sim.Config, runs []sim.Result, present []levelSeries) (cut int, short *finding.Finding) {
	switch {
	case c.Warmup.Auto:
	case c.Warmup.Until > 0:
		return 1, nil
	default:
		return 0, nil
	}
	last := len(runs[0].Tally.Sections) - 2
	for i := range runs {
		last = min(last, len(runs[i].Tally.Sections)-2)
	}
	need := clock.Time(0)
	for _, s := range present {
		need = max(need, s.mser())
	}
	floor, slowest := relaxation(c, runs)
	if requests := requestRelaxation(c, runs); requests > floor {
		floor, slowest = requests, "the cluster"
	}
	need = max(need, floor)
	for cut = 0; cut <= last; cut++ {
		if meanFrom(runs, cut) >= need {
			return cut, nil
		}
	}
	return last, &finding.Finding{
		Code: finding.WarmupShort, Severity: finding.Warning,
		Message: fmt.Sprintf("%s needs %s to forget its empty start, more than the %s that this run can spare; %s",
			slowest, Round(need), Round(meanFrom(runs, last)), enough(c, runs, need)),
	}
}

// mostHorizon is the longest horizon that anybody is told to try.
const mostHorizon = 10 * 365 * clock.Day

// enough says which horizon would do for a warm-up of that length, as the scenario gives it.
func enough(c *sim.Config, runs []sim.Result, need clock.Time) string {
	if need > mostHorizon/4 {
		return "no horizon within reason would do"
	}
	if c.Horizon.Events == 0 {
		return fmt.Sprintf("a horizon of %s would do", upwards(4*need))
	}
	var horizons []clock.Time
	for i := range runs {
		horizons = append(horizons, runs[i].Horizon)
	}
	events := float64(c.Horizon.Events) * float64(4*need) / float64(mean(horizons))
	unit := math.Pow(10, math.Floor(math.Log10(events))-1)
	return fmt.Sprintf("a horizon of %.0f events would do", math.Ceil(events/unit)*unit)
}

// upwards is the next whole number of the largest unit that gives at least two.
func upwards(t clock.Time) clock.Time {
	unit := clock.Millisecond
	for _, u := range []clock.Time{clock.Second, clock.Minute, clock.Hour, clock.Day} {
		if t >= 2*u {
			unit = u
		}
	}
	return (t + unit - 1) / unit * unit
}

// Round shortens a span of time for people, to three digits.
func Round(t clock.Time) clock.Time {
	unit := clock.Time(1)
	for t/unit >= 1000 {
		unit *= 10
	}
	return (t + unit/2) / unit * unit
}

// early says whether a run was over before a warm-up of given length was: nothing is left of it.
func early(c *sim.Config, horizon clock.Time) bool {
	return !c.Warmup.Auto && c.Warmup.Until > 0 && horizon <= c.Warmup.Until
}

// unwarmed says which replications were over too early.
func (s *study) unwarmed(a *analysis) {
	ends := slices.DeleteFunc(slices.Clone(a.horizons), func(h clock.Time) bool { return !early(a.c.Config, h) })
	if len(ends) == 0 {
		return
	}
	end, until := Round(mean(ends)), a.c.Config.Warmup.Until
	message := fmt.Sprintf("the run ended at %s, before the warm-up of %s was over: no statistics", end, until)
	if len(ends) < a.runs {
		message = fmt.Sprintf("%d of %d replications ended before the warm-up of %s was over, at %s in the mean: no statistics of them",
			len(ends), a.runs, until, end)
	}
	s.find(finding.Finding{Code: finding.WarmupShort, Severity: finding.Error, Path: "warmup", Message: message})
}

// meanFrom is when a section began, over the replications.
func meanFrom(runs []sim.Result, section int) clock.Time {
	var froms []clock.Time
	for i := range runs {
		froms = append(froms, runs[i].Tally.Sections[section].From)
	}
	return mean(froms)
}

// mean is taken of differences from the first, so that it is exact where all times are equal.
func mean(times []clock.Time) clock.Time {
	sum := 0.0
	for _, t := range times {
		sum += float64(t - times[0])
	}
	return times[0] + clock.Nanoseconds(sum/float64(len(times)))
}

// levelSeries is the number present at an operator over time, averaged over the replications.
type levelSeries struct {
	at     []clock.Time
	values []float64
}

// mser is the cut that MSER-5 chooses; where it cannot tell, all that may be cut.
func (s *levelSeries) mser() clock.Time {
	cut, ok := stats.MSER(s.values)
	if len(s.at) == 0 {
		return 0
	}
	if !ok {
		return s.at[len(s.at)/2]
	}
	return s.at[min(cut, len(s.at)-1)]
}
