package experiment

import (
	"slices"

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

	distributions []distribution

	pooled   replicate
	finished []float64 // by flow: events that ended after the warm-up, over all replications
	spans    float64   // seconds after the warm-up, over all replications

	recoveries []recovery // by process

	tally     stream.Tally // of the first replication, for its scopes
	groups    []group      // of requests; none: there are no requests
	reasons   []string     // for which they wait, or are refused
	fleets    []fleet
	asked     []bool  // by resource: some request asks for it
	curves    []curve // by replication
	fullness  []fullness
	columns   columns
	methods   []Method // they are the same in all
	samples   []sim.Samples
	intervals []clock.Time
	runs      int
	events    uint64
	ran       []Replication
	horizons  []clock.Time
	froms     []clock.Time // when their statistics begin
	inside    int64
	unstarted int64 // requests, of those whose waits are counted
	end       clock.Time
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
	a.tally, a.columns, a.methods = runs[0].Tally, columns{runs[0].Columns, runs[0].RequestColumns}, methodsOf(runs[0].Methods)
	samples, intervals := make([]sim.Samples, len(runs)), make([]clock.Time, len(runs))
	for i := range runs {
		samples[i], intervals[i] = runs[i].Samples, runs[i].Interval
	}
	t := align(a.c.Config, a.columns, samples, intervals)
	a.cut, a.short = warmup(a.c.Config, runs, append(t.levelsOf(stream.PresentRecords), t.requestsPresent()...))
	a.fleets = fleetsOf(&a.c.Config.Cluster)
	a.asked = make([]bool, a.fleets[0].width())
	a.measures = slices.Concat(flowMeasures(a.tally.Flows), stationMeasures(a.tally.Stations))
	if q := runs[0].Requests; q != nil {
		a.groups, a.reasons = groupsOf(q.Groups), q.Reasons
		a.measures = slices.Concat(a.measures, requestMeasures(a.groups, a.reasons), machineMeasures(a.fleets, a.c.Config.Requests.Shapes))
	}
	a.values = make([][]float64, len(a.measures))
	a.distributions = a.newDistributions()
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
	if r.Requests != nil {
		a.takeRequests(r, cut, &rep)
	}
	for m := range a.measures {
		a.values[m] = append(a.values[m], a.measures[m].value(&rep))
	}
	for i := range a.distributions {
		a.distributions[i].take(&rep)
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
	a.ran = append(a.ran, Replication{Number: a.runs, Events: r.Events, Horizon: r.Horizon})
	a.runs++
	a.events += r.Events
	a.horizons = append(a.horizons, r.Horizon)
	a.froms = append(a.froms, rep.from)
	a.inside += r.Inside
	a.end = max(a.end, r.End)
}

// takeRequests adds to a replication what was counted of requests and machines in it.
func (a *analysis) takeRequests(r *sim.Result, cut int, rep *replicate) {
	span := r.Horizon - rep.from
	rep.requests = requestsOf(r.Requests, cut, span.Seconds(), a.c.Config.Steady)
	a.unstarted += unstarted(rep.requests[0].requests)
	rep.machines = machinesOf(r.Requests, cut, span, a.fleets)
	share(rep, a.c.Config.Requests)
	rep.machines[0].sampled = a.fleets[0].sampledFor(r, rep.from)
	for resource, least := range r.Requests.Final.Least {
		a.asked[resource] = a.asked[resource] || least > 0
	}
	a.curves = append(a.curves, curveOf(&r.Requests.Final))
	a.fullness = append(a.fullness, a.fleets[0].fullnessOf(r.Requests.Sections[cut:len(r.Requests.Sections)-1]))
}

// study is the answer as far as the replications go.
func (a *analysis) study() study {
	s := study{variant: Variant{Name: a.c.Name, Settings: a.c.Settings}}
	s.variant.Simulated = Simulated{Replications: a.runs, Runs: a.ran, Method: method(a.methods, len(a.groups) > 0), Methods: a.methods, Events: a.events}
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
	s.variant.Series = slices.Concat(t.series(&a.tally), t.requestSeries(a), curveSeries(a), a.nodeSeries(), s.curves(a))
	s.tell()
	return s
}
