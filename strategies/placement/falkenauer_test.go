package placement_test

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"testing"

	"simulate/sim/allocation"
	"simulate/sim/cluster"
	"simulate/sim/rng"
	"simulate/strategies/placement"
)

// bins are one instance of a bin packing problem.
type bins struct {
	name     string
	capacity int64
	needs    []cluster.Need
}

// falkenauer reads instances: how many; of each its name, capacity and number of items, and the items.
func falkenauer(t *testing.T, file string) []bins {
	t.Helper()
	words := strings.Fields(string(recorded(t, "binpack", file)))
	all := make([]bins, number(t, words[0]))
	words = words[1:]
	for i := range all {
		all[i] = bins{name: words[0], capacity: number(t, words[1])}
		items := number(t, words[2])
		for _, w := range words[4 : 4+items] {
			all[i].needs = append(all[i].needs, cluster.Need{Amounts: []int64{number(t, w)}})
		}
		words = words[4+items:]
	}
	return all
}

func (b *bins) machines() *cluster.Config {
	c := &cluster.Config{Resources: []cluster.Resource{{Name: "size"}}}
	for i := range b.needs {
		c.Nodes = append(c.Nodes, cluster.Node{Name: fmt.Sprint(i), Model: -1, Capacity: []int64{b.capacity}, Later: true})
	}
	return c
}

// pack is how many bins a strategy uses; one that wants the items sorted gets them so. A bin is opened when an item fits in
// none that is open, or, as next fit never looks back, all at once.
func (b *bins) pack(t *testing.T, name string) int {
	t.Helper()
	c := cluster.New(b.machines(), rng.Root(1, 0))
	room := &allocation.Room{Cluster: c}
	placer := placement.Named(name).New(c, rng.Root(1, 0))
	opened := int32(0)
	open := func(upTo int32) {
		for ; opened < upTo; opened++ {
			c.SetState(opened, cluster.Up)
		}
	}
	if name == "next_fit" {
		open(int32(c.Len()))
	}
	needs := slices.Clone(b.needs)
	if sorts, ok := placer.(allocation.Batcher); ok {
		slices.SortStableFunc(needs, func(x, y cluster.Need) int {
			return -int(sorts.Size(&x)*1e6) + int(sorts.Size(&y)*1e6)
		})
	}
	for i := range needs {
		at, ok := placer.Place(room, &allocation.Ask{Need: &needs[i], Shape: -1})
		if !ok {
			open(opened + 1)
			at, ok = placer.Place(room, &allocation.Ask{Need: &needs[i], Shape: -1})
		}
		if !ok {
			t.Fatalf("%s, %s: item %d has no room", b.name, name, i)
		}
		c.Take(at, &needs[i])
	}
	return c.Open()
}

func TestBinsOfFalkenauersInstances(t *testing.T) {
	names := map[string]string{
		"nf": "next_fit", "ff": "first_fit", "bf": "best_fit", "wf": "worst_fit", "ffd": "ffd", "bfd": "bfd", "wfd": "wfd",
	}
	var expected map[string]map[string]map[string]float64
	if err := json.Unmarshal(recorded(t, "binpack", "expected_binpack.json"), &expected); err != nil {
		t.Fatal(err)
	}
	for file, instances := range expected {
		all := falkenauer(t, file)
		if len(all) != len(instances) {
			t.Errorf("%s has %d instances, want %d", file, len(all), len(instances))
		}
		for _, b := range all {
			want := instances[b.name]
			bound := cluster.NewBound(b.machines())
			sum := int64(0)
			for i := range b.needs {
				sum += b.needs[i].Amounts[0]
			}
			if got := bound.Sum(0, sum); got != int(want["lower_bound"]) {
				t.Errorf("%s: at least %d bins, want %v", b.name, got, want["lower_bound"])
			}
			least := bound.Needs(0, b.needs)
			if least < int(want["lower_bound"]) || least > int(want["best_known"]) {
				t.Errorf("%s: at least %d bins, but the sum says %v and %v are known to do", b.name, least, want["lower_bound"], want["best_known"])
			}
			for short, name := range names {
				if got := b.pack(t, name); got != int(want[short]) || got < least {
					t.Errorf("%s, %s: %d bins, want %v, and at least %d", b.name, name, got, want[short], least)
				}
			}
		}
	}
}
