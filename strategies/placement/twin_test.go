package placement

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"testing"

	"simulate/sim/allocation"
	"simulate/sim/clock"
	"simulate/sim/cluster"
	"simulate/sim/rng"
)

// plain answers as a strategy should, by looking at every node.
func plain(p allocation.Placer, room *allocation.Room, ask *allocation.Ask) int32 {
	switch p := p.(type) {
	case *decreasing:
		return plain(p.Placer, room, ask)
	case *firstFit:
		return firstFrom(room, ask, 0)
	case *circling:
		return firstFrom(room, ask, p.from)
	case *ordered:
		return lowest(room, ask, p.by.rank)
	case *scored:
		return lowest(room, ask, func(n int32) float64 { return -p.rule.score(n, ask.Need) })
	}
	panic(fmt.Sprintf("%T has no plain answer", p))
}

func firstFrom(room *allocation.Room, ask *allocation.Ask, from int32) int32 {
	for i := range int32(room.Len()) {
		if n := (from + i) % int32(room.Len()); room.Fits(n, ask) {
			return n
		}
	}
	return -1
}

func lowest(room *allocation.Room, ask *allocation.Ask, rank func(n int32) float64) int32 {
	least, at := math.Inf(1), int32(-1)
	for n := range int32(room.Len()) {
		if room.Fits(n, ask) && rank(n) < least {
			least, at = rank(n), n
		}
	}
	return at
}

// twins holds a strategy to what it should answer.
type twins struct {
	t            *testing.T
	fast         allocation.Placer
	asked, found int
	restricted   int
}

func (w *twins) Place(room *allocation.Room, ask *allocation.Ask) (cluster.Spot, bool) {
	var want int32
	if _, drawn := w.fast.(*random); !drawn {
		want = plain(w.fast, room, ask)
	}
	at, ok := w.fast.Place(room, ask)
	w.asked++
	switch _, drawn := w.fast.(*random); {
	case ok && !room.Fits(at.Node, ask):
		w.t.Fatalf("question %d: node %d does not fit", w.asked, at.Node)
	case drawn && ok != (firstFrom(room, ask, 0) >= 0):
		w.t.Fatalf("question %d: there is a node: %v", w.asked, !ok)
	case !drawn && (ok != (want >= 0) || (ok && at.Node != want)):
		w.t.Fatalf("question %d, %+v: node %d %v, but looking at each gives %d", w.asked, *ask.Need, at.Node, ok, want)
	}
	if ok {
		w.found++
	}
	if ask.Restricted() {
		w.restricted++
	}
	return at, ok
}

// crowd is requests at random.
type crowd struct {
	key     rng.Key
	config  *cluster.Config
	shapes  uint64 // how many needs there are; 0: each its own
	n, all  uint64
	lasting clock.Time
}

func (s *crowd) Next(r *allocation.Request) bool {
	if s.n == s.all {
		return false
	}
	s.n++
	key, kind := s.key.Of("need"), s.n
	if s.shapes > 0 {
		kind = s.key.Below(s.n, s.shapes)
	}
	r.Number, r.Submitted = s.n, clock.Time(s.n/3)*clock.Second
	r.Duration = 1 + clock.Time(s.key.Of("lasting").Below(s.n, uint64(s.lasting)))
	for i := range r.Need.Amounts {
		r.Need.Amounts[i] = int64(key.Of("amount").Nth(uint64(i)).Below(kind, 6))
	}
	switch gpus := key.Of("gpus").Below(kind, 4); {
	case !hasDevices(s.config) || gpus == 0:
	case gpus == 1:
		r.Need.Devices, r.Need.Share = 1+int32(key.Of("whole").Below(kind, 3)), cluster.Whole
	default:
		r.Need.Devices, r.Need.Share = 1, 100+100*int32(key.Of("share").Below(kind, 9))
	}
	if r.Need.Devices > 0 {
		r.Need.Models = key.Of("models").Below(kind, 4)
	}
	return true
}

func (s *crowd) Err() error { return nil }

// machines at random: how many resources, with or without devices, with or without something shared.
func machines(key rng.Key, nodes, resources int, gpus, shared bool) *cluster.Config {
	c := &cluster.Config{Models: []string{"T4", "A10"}, Zones: []string{"a", "b"}, Pools: []string{"all"}}
	kinds := []cluster.Resource{{Name: "cpu", Kind: cluster.Cores}, {Name: "memory", Kind: cluster.Bytes}, {Name: "disk"}}
	c.Resources = append(c.Resources, kinds[:resources]...)
	if shared {
		c.Resources = append(c.Resources, cluster.Resource{Name: "licences", Shared: true, Amount: int64(2 * nodes)})
	}
	for i := range uint64(nodes) {
		n := cluster.Node{Name: fmt.Sprint(i), Model: -1, Zone: int(i % 2), Capacity: make([]int64, len(c.Resources))}
		for r := range resources {
			n.Capacity[r] = int64(key.Nth(uint64(r)).Below(i, 4)) * 5
		}
		if gpus && i%5 > 0 {
			n.Devices, n.Model = 1+int(key.Of("gpus").Below(i, 4)), int(key.Of("model").Below(i, 2))
		}
		if i%3 > 0 {
			n.Labels = map[string]string{"disk": "ssd"}
		}
		c.Nodes = append(c.Nodes, n)
	}
	return c
}

// inLine is the order in which requests come; who cannot start is skipped.
type inLine struct{}

func (inLine) Rank(*allocation.Request) int64 { return 0 }
func (inLine) Blocks() bool                   { return false }

// barred starts whom it may, but keeps half of a node free.
type barred struct{ node int32 }

func (*barred) Arrived(*allocation.Desk, allocation.Slot) {}
func (*barred) Ended(*allocation.Desk, allocation.Slot)   {}
func (*barred) Left(*allocation.Desk, allocation.Slot)    {}
func (*barred) Next() clock.Time                          { return clock.Never }
func (b *barred) Pass(d *allocation.Desk) {
	b.node = (b.node + 1) % int32(d.Cluster().Len())
	for _, s := range slices.Clone(d.Waiting()) {
		some := slices.Clone(d.Cluster().Free(b.node))
		for i := range some {
			some[i] /= 2
		}
		d.Fill(s, []allocation.Bar{{Node: b.node, Amounts: some}})
	}
}

// streams are requests of all kinds: free and restricted, gangs, those that recur and those that do not.
func streams(c *cluster.Config) []allocation.Stream {
	of := func(name string, shapes uint64, gang int32, rules *allocation.Rules) allocation.Stream {
		return allocation.Stream{
			Name: name, Gang: gang, Rules: rules, Varied: shapes == 0, Patience: 20 * clock.Second,
			Source: func(key rng.Key) (allocation.Source, error) {
				return &crowd{key: key, config: c, shapes: shapes, all: 75, lasting: 40 * clock.Second}, nil
			},
		}
	}
	return []allocation.Stream{
		of("recurring", 12, 1, nil),
		of("recurring on ssd", 5, 1, &allocation.Rules{Labels: map[string]string{"disk": "ssd"}}),
		of("own", 0, 1, nil),
		of("own, alone", 0, 1, &allocation.Rules{AntiAffinity: []allocation.Away{{Pool: -1, Stream: 3}}}),
		of("gang", 4, 3, nil),
		of("spread", 6, 1, &allocation.Rules{Spread: true, SpreadHard: true}),
	}
}

// live lets requests come and go, and nodes too.
func live(t *testing.T, c *allocation.Config, m *cluster.Config, key rng.Key) {
	t.Helper()
	a, err := allocation.New(c, m, key, nil)
	if err != nil {
		t.Fatal(err)
	}
	states := []cluster.State{cluster.Down, cluster.Up, cluster.Up, cluster.Draining, cluster.Up, cluster.Absent, cluster.Up}
	agenda := slices.Clone(a.Due())
	for step := uint64(0); len(agenda) > 0; step++ {
		slices.SortStableFunc(agenda, func(x, y allocation.Due) int {
			return cmp.Or(cmp.Compare(x.At, y.At), cmp.Compare(x.Kind, y.Kind), cmp.Compare(x.Subject, y.Subject))
		})
		d := agenda[0]
		agenda = agenda[1:]
		switch d.Kind {
		case allocation.Ends:
			a.End(d.At, allocation.Slot(d.Subject), d.Epoch)
		case allocation.Arrives:
			a.Arrive(d.At, int32(d.Subject))
		case allocation.GivesUp:
			a.GiveUp(d.At, allocation.Slot(d.Subject), d.Epoch)
		case allocation.Passes:
			a.Pass(d.At)
			if step%5 == 0 {
				n := int32(key.Of("node").Below(step, uint64(len(m.Nodes))))
				a.SetNode(d.At, n, states[key.Of("state").Below(step, uint64(len(states)))])
			}
		}
		agenda = append(agenda, a.Due()...)
	}
	if err := a.Verify(); err != nil {
		t.Fatal(err)
	}
}

// Whatever a strategy keeps in order not to look at every node, it answers as if it did: on machines of all kinds,
// while requests come, end, are undone, are barred, and nodes come, fail and go.
func TestEveryStrategyAnswersAsIfItLookedAtEveryNode(t *testing.T) {
	for _, e := range strategies {
		asked, found, restricted := 0, 0, 0
		for i, with := range []struct {
			nodes, resources int
			gpus, shared     bool
			backfill         bool
		}{{1, 1, false, false, false}, {40, 1, false, false, false}, {90, 2, false, true, false}, {60, 3, false, false, true}, {50, 2, true, false, false}, {33, 1, true, true, true}} {
			key := rng.Root(uint64(i), 0)
			m := machines(key, with.nodes, with.resources, with.gpus, with.shared)
			both := &twins{t: t}
			c := &allocation.Config{
				Streams: streams(m), Tenants: []allocation.Tenant{{Name: "all", Parent: -1}},
				Order: func() allocation.Order { return inLine{} },
				Placement: func(l *cluster.Cluster, key rng.Key) allocation.Placer {
					s := e.fresh()
					if f, expects := s.(*FGD); expects {
						f.Targets = expected(m)
					}
					both.fast = s.New(l, key)
					return both
				},
			}
			if with.backfill {
				c.Backfill = func(*cluster.Cluster) allocation.Backfill { return &barred{} }
			}
			t.Run(fmt.Sprintf("%s/%d", e.Name, i), func(t *testing.T) {
				both.t = t
				live(t, c, m, key)
			})
			asked, found, restricted = asked+both.asked, found+both.found, restricted+both.restricted
		}
		if found < 500 || asked-found < 500 || restricted < 500 {
			t.Errorf("%s: of %d questions, %d were answered and %d were restricted: too few to tell", e.Name, asked, found, restricted)
		}
	}
}

// expected is what the requests of a crowd ask for, by and large.
func expected(m *cluster.Config) []cluster.Target {
	var needs []cluster.Need
	from := &crowd{key: rng.Root(3, 0), config: m, shapes: 20, all: 500, lasting: clock.Second}
	for {
		r := allocation.Request{Need: cluster.Need{Amounts: make([]int64, len(m.Resources))}}
		if !from.Next(&r) {
			return m.Targets(needs, nil)
		}
		needs = append(needs, r.Need)
	}
}

// grant is something that is on a node.
type grant struct {
	at   cluster.Spot
	need cluster.Need
}

// On many nodes the lists that strategies keep grow, are cut, are joined, and not all scores are kept; who has not been
// asked for long must look at all nodes again.
func TestManyNodesAreKeptInOrder(t *testing.T) {
	const nodes, kinds, kept = 1099, 5, cells / 1099
	key := rng.Root(5, 0)
	m := machines(key, nodes, 2, true, false)
	targets := expected(m)
	for _, e := range strategies {
		l := cluster.New(m, key)
		s, room := e.fresh(), &allocation.Room{Cluster: l}
		if f, expects := s.(*FGD); expects {
			f.Targets = targets
		}
		both := &twins{t: t, fast: s.New(l, key)}
		requests := &crowd{key: key, config: m, shapes: kinds, all: 1e6, lasting: 1}
		var grants []grant
		for i := range uint64(900) {
			r := allocation.Request{Need: cluster.Need{Amounts: make([]int64, 2)}}
			requests.Next(&r)
			shape := int32(key.Below(r.Number, kinds) * kept / (kinds - 1)) // the last shares its scores with the first
			for range 2 {
				if at, ok := both.Place(room, &allocation.Ask{Need: &r.Need, Shape: shape, Draw: i}); ok {
					l.Take(at, &r.Need)
					grants = append(grants, grant{at, r.Need})
				}
			}
			if i > 400 {
				grants = giveSome(l, grants, key.Of("give").Bits(i))
			}
			if i%300 == 150 {
				for n := range int32(40000) {
					l.SetState(n%nodes, cluster.Up)
				}
			}
		}
	}
}

// giveSome gives back a few neighbours in the list of grants.
func giveSome(l *cluster.Cluster, grants []grant, draw uint64) []grant {
	for range min(4, len(grants)) {
		k := int(draw % uint64(len(grants)))
		l.Give(grants[k].at, &grants[k].need)
		grants = slices.Delete(grants, k, k+1)
	}
	return grants
}
