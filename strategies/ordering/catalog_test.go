package ordering

import (
	"strings"
	"testing"

	"pgregory.net/rapid"

	"simulate/sim/cluster"
	"simulate/sim/rng"
)

// Every line of the catalogs can be made with its defaults, says what it does, and has a default for every setting.
func TestCatalogs(t *testing.T) {
	for _, e := range Orders {
		if o := ordering(t, Named(e.Name), tree("all"), nodesOf(4)); o() == nil {
			t.Errorf("%s is nothing", e.Name)
		}
		for _, s := range e.Settings {
			if s.Default == "" || s.Does == "" {
				t.Errorf("%s: %s has no default, or does nothing", e.Name, s.Name)
			}
		}
		if head, usual := e.Settings[0], ordering(t, Named(e.Name), tree("all"), nodesOf(4))(); (head.Default == "blocks") != usual.Blocks() {
			t.Errorf("%s: the head %s, says the catalog, but it does not", e.Name, head.Default)
		}
	}
	for _, e := range Backfills {
		made, err := Backfill(e.Name, nodesOf(4))
		if (made == nil) != (e.Name == "none") || err != nil || e.Does == "" {
			t.Errorf("%s cannot be made (%v), or does nothing", e.Name, err)
		}
	}
	if Named("fcfs") != nil {
		t.Error("there is no fcfs")
	}
}

// What cannot be is told, all at once, with what could be.
func TestMistakes(t *testing.T) {
	half := nodesOf(4, 4)
	half.Nodes[1].Capacity[0] = 3500
	for _, c := range []struct {
		about string
		made  func() error
		want  []string
	}{
		{"a head", func() error { return made(&Fifo{Head: "stays"}) }, []string{`head: "stays" is not known; it is blocks or skips`}},
		{"all at once", func() error {
			return made(&PriorityWithFairshare{FairShare{"stays", "disk", Weights{"b": -1, "c": 1}}})
		}, []string{
			"head:", "resource: the cluster has no disk; it has cpu, gpu", "weights: that of b is -1; give a number above 0",
			"weights: there is no tenant c; there are a, b",
		}},
		{"weights of dominant shares", func() error { return made(&DRF{Blocks, Weights{"x": 1}}) }, []string{"weights: there is no tenant x"}},
		{"a backfill", func() error { return backfilled("eazy", half) }, []string{`backfill: "eazy" is not known; it is one of none, easy, easy_sjbf, conservative, easy_pinned, conservative_pinned`}},
		{"parts of cores", func() error { return backfilled("easy_pinned", half) }, []string{"backfill: easy_pinned numbers cores, and node n1 has 3.5 of them; give it a whole number of cpu"}},
		{"no cores", func() error { return backfilled("conservative_pinned", &cluster.Config{}) }, []string{"backfill: conservative_pinned numbers cores, and the nodes have no cpu"}},
	} {
		err := c.made()
		if err == nil {
			t.Errorf("%s: it was made", c.about)
			continue
		}
		for _, want := range c.want {
			if !strings.Contains(err.Error(), want) {
				t.Errorf("%s: it is told that\n%v\nnot that %s", c.about, err, want)
			}
		}
	}
}

func made(s Strategy) error {
	_, err := s.New(tree("a", "b"), nodesOf(4))
	return err
}

func backfilled(name string, machines *cluster.Config) error {
	_, err := Backfill(name, machines)
	return err
}

// Plans choose devices as the cluster does, and count as often as it could grant.
func TestRowsAreAsTheCluster(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		l := cluster.New(drawMachines(rt), rng.Root(1, 0))
		r := newRows(l)
		for i, request := range drawRequests(rt) {
			n, need := int32(i%l.Len()), &request.Need
			row := make([]int64, r.size(n))
			r.writeFree(row, n)
			fits := r.copies(row, n, need, 1) == 1 && r.copiesOfShared(l.Shared(), need, 1) == 1
			if fits != l.Fits(n, need) {
				rt.Fatalf("it fits: %v by the row, not by the cluster", fits)
			}
			if !fits {
				continue
			}
			at := cluster.Spot{Node: n, Devices: l.Devices(n, need)}
			if got := r.devices(row, n, need); got != at.Devices {
				rt.Fatalf("it gets devices %b, of the cluster %b", got, at.Devices)
			}
			l.Take(at, need)
		}
	})
}
