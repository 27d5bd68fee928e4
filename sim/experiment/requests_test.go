package experiment

import (
	"maps"
	"math"
	"slices"
	"testing"

	"simulate/sim"
	"simulate/sim/allocation"
	"simulate/sim/clock"
	"simulate/sim/cluster"
	"simulate/sim/rng"
)

// firstFit takes the first node with room.
type firstFit struct{}

func (firstFit) Place(room *allocation.Room, ask *allocation.Ask) (cluster.Spot, bool) {
	for n := range int32(room.Len()) {
		if room.Fits(n, ask) {
			return cluster.Spot{Node: n, Devices: room.Devices(n, ask.Need)}, true
		}
	}
	return cluster.Spot{}, false
}

// headFirst lets nobody overtake.
type headFirst struct{}

func (headFirst) Rank(*allocation.Request) int64 { return 0 }
func (headFirst) Blocks() bool                   { return true }

// asking is a request: after so many seconds, so many cores and devices, for so many seconds.
type asking struct{ at, cores, devices, runs int64 }

// asked is a source of them; they come again and again where every is above 0.
type asked struct {
	list  []asking
	every int64
	next  int
}

func (l *asked) Next(r *allocation.Request) bool {
	round := l.next / len(l.list)
	if round > 0 && l.every == 0 {
		return false
	}
	q := l.list[l.next%len(l.list)]
	r.Number, r.Submitted, r.Duration = uint64(l.next), clock.Time(q.at+int64(round)*l.every)*clock.Second, clock.Time(q.runs)*clock.Second
	r.Need.Amounts[0], r.Need.Devices, r.Need.Share = q.cores*1000, int32(q.devices), cluster.Whole
	l.next++
	return true
}

func (l *asked) Err() error { return nil }

func classOf(name string, every int64, list ...asking) allocation.Stream {
	return allocation.Stream{
		Name: name, Gang: 1, Patience: clock.Never,
		Source: func(rng.Key) (allocation.Source, error) { return &asked{list: list, every: every}, nil },
	}
}

// office is a node of 4 cores at 1 an hour and one of 8 cores with 2 devices at 2 an hour.
func office(streams ...allocation.Stream) *sim.Config {
	c := &sim.Config{Horizon: sim.Horizon{At: clock.Never, Over: true}, Drain: clock.Hour}
	c.Cluster = cluster.Config{
		Resources: []cluster.Resource{{Name: "cpu", Kind: cluster.Cores}},
		Models:    []string{"T4"}, Pools: []string{"small", "large"},
		Nodes: []cluster.Node{
			{Name: "a", Zone: -1, Model: -1, Capacity: []int64{4000}, Price: 1},
			{Name: "b", Pool: 1, Zone: -1, Devices: 2, Capacity: []int64{8000}, Price: 2},
		},
	}
	c.Requests = &allocation.Config{
		Streams: streams, Tenants: []allocation.Tenant{{Name: "all", Parent: -1}},
		Placement: func(*cluster.Cluster, rng.Key) allocation.Placer { return firstFit{} },
		Order:     func() allocation.Order { return headFirst{} },
	}
	return c
}

// day is a few requests whose fate can be followed by hand: the second small one waits for the first until 50 s, the
// third behind it and then for cores until 90 s, and so does the one that wants a device. 16 cores are too many.
func day() *sim.Config {
	return office(
		classOf("small", 0, asking{0, 4, 0, 50}, asking{10, 4, 0, 40}, asking{20, 1, 0, 10}),
		classOf("big", 0, asking{0, 8, 0, 100}, asking{30, 0, 1, 20}, asking{40, 16, 0, 10}),
	)
}

func TestADayOfRequestsIsCountedByHand(t *testing.T) {
	v := run(t, design(Candidate{Name: "day", Config: day()}), 2).Variants[0]
	all := Scope{Subtask: -1}
	of := func(change func(*Scope)) Scope { s := all; change(&s); return s }
	small, big := of(func(s *Scope) { s.Request = "small" }), of(func(s *Scope) { s.Request = "big" })
	cpu, gpu := of(func(s *Scope) { s.Resource = "cpu" }), of(func(s *Scope) { s.Resource = "gpu" })
	because := func(s Scope, why string) Scope { s.Reason = why; return s }
	for _, c := range []struct {
		name  string
		scope Scope
		want  float64
	}{
		{"placed", all, 5},
		{"placed", small, 3},
		{"failed", all, 1},
		{"failed", big, 1},
		{"loss_share", big, 1. / 3},
		{"rejected", because(all, "too_large"), 1},
		{"waiting", all, 0},
		{"wait_mean_s", all, 34},
		{"wait_mean_s", small, 110. / 3},
		{"wait_probability", all, 0.6},
		{"sojourn_mean_s", big, 90},
		{"bounded_slowdown_mean", small, (1 + 2 + 8) / 3.},
		{"pending_s", all, 170},
		{"pending_s", because(all, "behind_head"), 90},
		{"pending_s", because(all, "insufficient_cpu"), 80},
		{"pending_s", because(small, "behind_head"), 30},
		{"queue_mean", all, 170. / 110},
		{"makespan_s", all, 110},
		{"throughput_per_s", all, 5. / 110},
		{"allocated_share", cpu, 1170. / 1320},
		{"allocated_share", gpu, 20. / 220},
		{"allocated_share", of(func(s *Scope) { s.Pool, s.Resource = "small", "cpu" }), 370. / 440},
		{"allocated_share", of(func(s *Scope) { s.Node, s.Resource = "b", "cpu" }), 800. / 880},
		{"dominant_share", all, 1170. / 1320},
		{"dominant_share", small, 370. / 1320},
		{"dominant_share", big, 800. / 1320}, // of cores; of devices it has 20 of 220
		{"nodes_max", all, 2},
		{"nodes_max", of(func(s *Scope) { s.Pool = "large" }), 1},
		{"nodes_max", of(func(s *Scope) { s.Node = "a" }), 1},
		{"allocated", cpu, 0},
		{"nodes_in_use", all, 0},
		{"nodes_mean", all, 2},
		{"node_hours", all, 220. / 3600},
		{"cost", all, 330. / 3600},
		{"cost_per_month", all, 3 * 730},
		{"idle_cost", all, (0.75*10 + 10 + 2*0.5*10) / 3600}, // a: three quarters from 90 s, all from 100 s on; b: half from then on
		{"cpu_core_hours", all, 1170. / 3600},
	} {
		if e := found(v.Metrics, c.name, c.scope); e == nil || math.Abs(e.Value-c.want) > 1e-9*max(1, c.want) {
			t.Errorf("%s of %+v: %v, want %v", c.name, c.scope, e, c.want)
		}
	}
}

// The next request wants a device and all eight cores beside it: both devices are of no use to it until 90 s, and the
// one that is left until 100 s. What is so of the only node with devices is so of its pool and of the cluster.
func TestFragmentsAreMeasuredOfTheClusterAndOfItsParts(t *testing.T) {
	config := day()
	config.Requests.Targets = []cluster.Target{{Need: cluster.Need{Amounts: []int64{8000}, Devices: 1, Share: cluster.Whole}, Share: 1}}
	v := run(t, design(Candidate{Name: "day", Config: config}), 2).Variants[0]
	gpu := Scope{Subtask: -1, Resource: Devices}
	large, b := gpu, gpu
	large.Pool, b.Node = "large", "b"
	for _, scope := range []Scope{gpu, large, b} {
		for name, want := range map[string]float64{
			"fragmented_share": 190. / 220, "fragmented_of_idle_share": 190. / 200, "fragmented_final": 0, "fragmented_share_final": 0,
		} {
			if m := found(v.Metrics, name, scope); m == nil || math.Abs(m.Value-want) > 1e-9 {
				t.Errorf("%s of %+v: %+v, want %v", name, scope, m, want)
			}
		}
	}
}

// Of three tenants the two at the bottom are compared, with 370 and 800 of 1320 core seconds.
func TestFairnessIsThatOfTenantsWithNobodyBelow(t *testing.T) {
	config := day()
	config.Requests.Tenants = []allocation.Tenant{{Name: "bank", Parent: -1}, {Name: "bank/retail", Parent: 0}, {Name: "bank/risk", Parent: 0}}
	config.Requests.Streams[0].Tenant, config.Requests.Streams[1].Tenant = 1, 2
	v := run(t, design(Candidate{Name: "day", Config: config}), 2).Variants[0]
	want := 1170. * 1170 / (2 * (370.*370 + 800.*800))
	if m := found(v.Metrics, "jain_fairness", Scope{Subtask: -1}); m == nil || math.Abs(m.Value-want) > 1e-9 {
		t.Errorf("fairness %+v, want %v", m, want)
	}
	if m := found(v.Metrics, "dominant_share", Scope{Subtask: -1, Tenant: "bank"}); m == nil || math.Abs(m.Value-1170./1320) > 1e-9 {
		t.Errorf("the tenant above both has %+v", m)
	}
	v = run(t, design(Candidate{Name: "day", Config: day()}), 2).Variants[0]
	if m := found(v.Metrics, "jain_fairness", Scope{Subtask: -1}); m != nil {
		t.Errorf("a single tenant is treated fairly: %+v", m)
	}
}

// What is the cluster's as a whole is held like what nodes have; a rate is not held at all.
func TestDominantSharesAreOfWhatIsHeld(t *testing.T) {
	config := &cluster.Config{Resources: []cluster.Resource{
		{Name: "cpu", Kind: cluster.Cores}, {Name: "licenses", Shared: true, Amount: 5}, {Name: "calls", Kind: cluster.PerDay, Shared: true, Amount: 10},
	}}
	f := newFleet(config, Scope{Subtask: -1}, func(*cluster.Node) bool { return true })
	had := f.capacity(&machineSum{had: []float64{80, 0, 0, 0}}, 10)
	if used := []float64{20 * 1000 * 1e9, 15 * 1e9, 90 * 1e9, 0}; dominant(&f, used, had) != 0.3 {
		t.Errorf("%v of %v: %v, want 15 of 50 licenses", used, had, dominant(&f, used, had))
	}
}

func found(all []Metric, name string, scope Scope) *Metric {
	for i := range all {
		if all[i].Name == name && all[i].Scope == scope {
			return &all[i]
		}
	}
	return nil
}

// Two classes can only run on the larger node, one at a time: it falls behind while half of all cores are free.
func TestAHeadThatBlocksTooLongIsUnstable(t *testing.T) {
	for _, c := range []struct {
		runs     int64 // seconds of the second class, of 10 that are left to it
		unstable bool
	}{{9, false}, {15, true}} {
		config := office(classOf("wide", 20, asking{0, 8, 0, 10}), classOf("narrow", 20, asking{0, 5, 0, c.runs}))
		config.Horizon, config.Steady, config.Warmup = sim.Horizon{At: 20_000 * clock.Second}, true, sim.Warmup{Auto: true}
		d := design(Candidate{Name: "blocked", Config: config})
		d.Thresholds = []Threshold{{Expression: "x", Metric: "wait_p99_s", Scope: Scope{Subtask: -1}, Op: Less, Limit: 60}}
		r := run(t, d, 2)
		v := &r.Variants[0]
		if (v.Verdict == Unstable) != c.unstable {
			t.Errorf("with %d s: %s, %v", c.runs, v.Verdict, v.Findings)
		}
		p99 := found(v.Metrics, "wait_p99_s", Scope{Subtask: -1, Request: "narrow"})
		if math.IsNaN(p99.Value) != c.unstable {
			t.Errorf("with %d s: a 99th percentile of %v", c.runs, p99.Value)
		}
		for _, j := range r.Thresholds {
			if (j.Verdict == Fail) != c.unstable || j.Scope.Request == "" {
				t.Errorf("with %d s: %+v", c.runs, j)
			}
		}
		if len(r.Thresholds) != 2 {
			t.Errorf("%d classes are judged", len(r.Thresholds))
		}
		if least := 10 * 9 * clock.Second; !c.unstable && v.Simulated.Warmup < least {
			t.Errorf("a warm-up of %s: nothing is forgotten before %s", v.Simulated.Warmup, least)
		}
	}
}

// Series show what waits and what is in use over time, and over what had been asked for.
func TestSeriesOfRequestsAndMachines(t *testing.T) {
	config := day()
	config.Observe.Interval = 10 * clock.Second
	v := run(t, design(Candidate{Name: "day", Config: config}), 2).Variants[0]
	for _, c := range []struct {
		name, axis string
		scope      Scope
		want       []float64
	}{
		{"waiting", "", Scope{Subtask: -1}, []float64{0, 1, 2, 3, 3, 2, 2, 2, 2, 0, 0, 0}},
		{"waiting", "", Scope{Subtask: -1, Request: "big"}, []float64{0, 0, 0, 1, 1, 1, 1, 1, 1, 0, 0, 0}},
		{"nodes_in_use", "", Scope{Subtask: -1}, []float64{2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 1, 0}},
		{"allocated_share", "", Scope{Subtask: -1, Resource: "gpu"}, []float64{0, 0, 0, 0, 0, 0, 0, 0, 0, 0.5, 0.5, 0}},
		{"allocated_share", ArrivedShare, Scope{Subtask: -1, Resource: "gpu"}, []float64{0, 0}},
	} {
		if s := seriesOf(v.Series, c.name, c.axis, c.scope); s == nil || !slices.Equal(s.Mean, c.want) {
			t.Errorf("%s over %q of %+v: %+v, want %v", c.name, c.axis, c.scope, s, c.want)
		}
	}
}

// Of what nobody asks for nothing is stranded, and of what has no limit there are no shares, only amounts.
func TestSharesThatMeanNothingAreNotShown(t *testing.T) {
	asks := office(classOf("small", 0, asking{0, 4, 0, 50}))
	endless := office(classOf("small", 0, asking{0, 4, 0, 50}))
	endless.Cluster.Pools, endless.Cluster.Nodes = nil, []cluster.Node{{Name: "unlimited", Pool: -1, Zone: -1, Model: -1, Capacity: []int64{cluster.Plenty}}}
	asks.Observe.Interval, endless.Observe.Interval = 10*clock.Second, 10*clock.Second
	r := run(t, design(Candidate{Name: "asks", Config: asks}, Candidate{Name: "endless", Config: endless}), 1)
	all, cpu, gpu := Scope{Subtask: -1}, Scope{Subtask: -1, Resource: "cpu"}, Scope{Subtask: -1, Resource: Devices}
	for _, c := range []struct {
		variant, name string
		scope         Scope
		shown, drawn  bool
	}{
		{"asks", "stranded_share", cpu, true, true},
		{"asks", "stranded_share", gpu, false, false},
		{"asks", "allocated_share", gpu, true, true},
		{"endless", "allocated_share", cpu, false, false},
		{"endless", "allocated_share_final", cpu, false, false},
		{"endless", "stranded_share", cpu, false, false},
		{"endless", "imbalance", cpu, false, false},
		{"endless", "dominant_share", all, false, false},
		{"endless", "allocated", cpu, true, false},
		{"endless", "cpu_core_hours", all, true, false},
		{"endless", "placed", all, true, false},
	} {
		v := &r.Variants[slices.IndexFunc(r.Variants, func(v Variant) bool { return v.Name == c.variant })]
		if m := found(v.Metrics, c.name, c.scope); (m != nil) != c.shown {
			t.Errorf("%s: %s of %+v is %+v", c.variant, c.name, c.scope, m)
		}
		if s := seriesOf(v.Series, c.name, "", c.scope); (s != nil) != c.drawn {
			t.Errorf("%s: the series %s of %+v is %+v", c.variant, c.name, c.scope, s)
		}
		if s := seriesOf(v.Series, "allocated_share", ArrivedShare, cpu); s != nil && c.variant == "endless" {
			t.Errorf("a curve over what was asked for, of what has no limit: %+v", s)
		}
	}
}

func seriesOf(all []Series, name, axis string, scope Scope) *Series {
	for i := range all {
		if all[i].Name == name && all[i].Axis == axis && all[i].Scope == scope {
			return &all[i]
		}
	}
	return nil
}

// Tenants are told apart where they are others than the classes.
func TestTenantsAreShownWhereTheyAreOthers(t *testing.T) {
	config := day()
	config.Requests.Tenants = []allocation.Tenant{{Name: "team", Parent: -1}, {Name: "team/night", Parent: 0}}
	config.Requests.Streams[1].Tenant = 1
	v := run(t, design(Candidate{Name: "day", Config: config}), 1).Variants[0]
	for tenant, want := range map[string]float64{"team": 5, "team/night": 2} {
		if m := found(v.Metrics, "placed", Scope{Subtask: -1, Tenant: tenant}); m == nil || m.Value != want {
			t.Errorf("%s placed %v, want %v", tenant, m, want)
		}
	}
	config.Requests.Tenants = []allocation.Tenant{{Name: "small", Parent: -1}, {Name: "big", Parent: -1}}
	v = run(t, design(Candidate{Name: "day", Config: config}), 1).Variants[0]
	if m := found(v.Metrics, "placed", Scope{Subtask: -1, Tenant: "big"}); m != nil {
		t.Errorf("a class is shown again as its own tenant: %+v", m)
	}
}

// What is shown by reason adds up to the total, to the last digit.
func TestReasonsAddUp(t *testing.T) {
	v := run(t, design(Candidate{Name: "day", Config: day()}), 2).Variants[0]
	sums := map[Scope]float64{}
	for _, m := range v.Metrics {
		if scope := m.Scope; m.Name == "pending_s" && scope.Reason != "" {
			scope.Reason = ""
			sums[scope] += m.Value
		}
	}
	for scope, sum := range sums {
		if total := found(v.Metrics, "pending_s", scope); total == nil || total.Value != sum {
			t.Errorf("%+v: %v by reason, %+v in all", scope, sum, total)
		}
	}
	if len(sums) != 4 { // all, two classes, a tenant
		t.Errorf("%d groups waited for a reason", len(sums))
	}
}

// A threshold without a scope is judged in each class, or of the cluster where no class has the metric.
func TestWhatAThresholdWithoutAScopeCovers(t *testing.T) {
	d := design(Candidate{Name: "day", Config: day()})
	for _, metric := range []string{"loss_share", "allocated_share", "cost", "makespan_s"} {
		d.Thresholds = append(d.Thresholds, Threshold{Expression: metric, Metric: metric, Scope: Scope{Subtask: -1}, Op: Less, Limit: 1})
	}
	judged := map[string]int{}
	for _, j := range run(t, d, 1).Thresholds {
		judged[j.Expression]++
	}
	want := map[string]int{"loss_share": 2, "allocated_share": 2, "cost": 1, "makespan_s": 1}
	if !maps.Equal(judged, want) {
		t.Errorf("judged %v, want %v", judged, want)
	}
}
