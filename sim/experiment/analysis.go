package experiment

import (
	"simulate/sim"
	"simulate/sim/clock"
	"simulate/sim/finding"
	"simulate/sim/stream"
)

// analysis takes in the replications of one variant, in their order, and keeps of each what the answer takes: the
// value of every measure and the points of the series. Their samples are merged, so that any number of
// replications fits in memory.
type analysis struct {
	c     *Candidate
	cut   int // the section with which statistics begin
	short *finding.Finding

	measures []measure
	values   [][]float64 // by measure and replication
	pooled   replicate
	finished []float64 // by flow: events that ended after the warm-up, over all replications
	spans    float64   // seconds after the warm-up, over all replications

	recoveries []recovery // by process

	tally     stream.Tally // of the first replication, for its scopes
	columns   []stream.Column
	methods   []Method // they are the same in all
	samples   []sim.Samples
	intervals []clock.Time
	runs      int
	events    uint64
	horizons  []clock.Time
	froms     []clock.Time // when their statistics begin
	inside    int64
	end       clock.Time
}

// measure is a metric of one scope.
type measure struct {
	info  *MetricInfo
	scope stream.Scope
	flow  int // index of the flow; -1: it is of a station
	at    int // index of the station
}

// add takes in replications, in order. The first ones decide where the warm-up ends.
func (a *analysis) add(runs []sim.Result) {
	if a.runs == 0 && len(runs) > 0 {
		a.begin(runs)
	}
	for i := range runs {
		a.take(&runs[i])
	}
}

func (a *analysis) begin(runs []sim.Result) {
	a.tally, a.columns, a.methods = runs[0].Tally, runs[0].Columns, methodsOf(runs[0].Methods)
	samples, intervals := make([]sim.Samples, len(runs)), make([]clock.Time, len(runs))
	for i := range runs {
		samples[i], intervals[i] = runs[i].Samples, runs[i].Interval
	}
	t := align(a.c.Config, a.columns, samples, intervals)
	a.cut, a.short = warmup(a.c.Config, runs, t.levelsOf(stream.PresentRecords))
	for m := range Metrics {
		if Metrics[m].flow != nil {
			for i, scope := range a.tally.Flows {
				a.measures = append(a.measures, measure{&Metrics[m], scope, i, -1})
			}
		}
		if Metrics[m].station != nil {
			for i, scope := range a.tally.Stations {
				a.measures = append(a.measures, measure{&Metrics[m], scope, -1, i})
			}
		}
	}
	a.sortMeasures()
	a.values = make([][]float64, len(a.measures))
	a.finished = make([]float64, len(a.tally.Flows))
	a.recoveries = make([]recovery, len(a.c.Config.Stream.Processes))
}

// take keeps what the answer takes of one replication.
func (a *analysis) take(r *sim.Result) {
	cut := min(a.cut, len(r.Tally.Sections)-2) // a run that ended early has fewer sections
	if early(a.c.Config, r.Horizon) {
		cut = len(r.Tally.Sections) - 1 // nothing but the drain
	}
	rep := cutOff(r, cut, a.c.Config)
	for m := range a.measures {
		a.values[m] = append(a.values[m], a.measures[m].of(&rep))
	}
	a.pooled.merge(&rep)
	for i := range rep.flows {
		a.finished[i] += float64(rep.flows[i].flow.Finished)
	}
	for i := range a.recoveries {
		a.recoveries[i].add(r.Tally.CatchUps[i], r.Horizon)
	}
	a.spans += (r.Horizon - rep.from).Seconds()
	a.samples, a.intervals = append(a.samples, r.Samples), append(a.intervals, r.Interval)
	a.runs++
	a.events += r.Events
	a.horizons = append(a.horizons, r.Horizon)
	a.froms = append(a.froms, rep.from)
	a.inside += r.Inside
	a.end = max(a.end, r.End)
}

// of is the measure's value in one replication.
func (m *measure) of(r *replicate) float64 {
	if m.flow >= 0 {
		return m.info.flow(&r.flows[m.flow])
	}
	return m.info.station(&r.stations[m.at])
}

// window is where the measure's sample is.
func (m *measure) window(r *replicate) *window {
	if m.flow >= 0 {
		return &r.flows[m.flow].window
	}
	return &r.stations[m.at].window
}

// study is the answer as far as the replications go.
func (a *analysis) study() study {
	s := study{variant: Variant{Name: a.c.Name, Settings: a.c.Settings}}
	s.variant.Simulated = Simulated{Replications: a.runs, Method: method(a.methods), Methods: a.methods, Events: a.events}
	if a.runs == 0 {
		return s
	}
	s.variant.Simulated.Horizon = mean(a.horizons)
	s.variant.Simulated.Warmup = mean(a.froms)
	s.unwarmed(a)
	s.estimates = a.estimates()
	s.catchUp(a)
	t := align(a.c.Config, a.columns, a.samples, a.intervals)
	s.examine(a, &t)
	if a.short != nil && s.unstable == nil {
		s.find(*a.short)
	}
	s.remark(a)
	s.weigh(a)
	s.thinned(a)
	s.variant.Series = t.series(&a.tally)
	for _, e := range s.estimates {
		s.variant.Metrics = append(s.variant.Metrics, e.Metric)
	}
	return s
}
