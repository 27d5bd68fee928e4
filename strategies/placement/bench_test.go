package placement_test

import (
	"fmt"
	"testing"

	"simulate/sim/allocation"
	"simulate/sim/cluster"
	"simulate/sim/rng"
	"simulate/strategies/placement"
)

// halfFull is 10,000 nodes of CPU and memory, half in use, and requests that keep them so.
type halfFull struct {
	c     *cluster.Cluster
	key   rng.Key
	needs []cluster.Need
	spots []cluster.Spot
	next  uint64
}

func newHalfFull(nodes int) *halfFull {
	m := &cluster.Config{Resources: []cluster.Resource{{Name: "cpu", Kind: cluster.Cores}, {Name: "memory", Kind: cluster.Bytes}}}
	for i := range nodes {
		m.Nodes = append(m.Nodes, cluster.Node{Name: fmt.Sprint(i), Model: -1, Capacity: []int64{64000, 256 << 30}})
	}
	h := &halfFull{c: cluster.New(m, rng.Root(1, 0)), key: rng.Root(1, 0)}
	for n := int32(0); h.c.Taken()[0]*2 < h.c.Total()[0]; n = (n + 1) % int32(nodes) {
		if need := h.need(); h.c.Fits(n, &need) {
			h.put(cluster.Spot{Node: n}, need)
		}
	}
	return h
}

// need is the next of 400 shapes: 0.5 to 10 cores, 1 to 40 GiB.
func (h *halfFull) need() cluster.Need {
	h.next++
	return cluster.Need{Amounts: []int64{500 + 500*int64(h.key.Below(h.next, 20)), (1 + 2*int64(h.key.Of("memory").Below(h.next, 20))) << 30}}
}

func (h *halfFull) put(at cluster.Spot, need cluster.Need) {
	h.c.Take(at, &need)
	h.needs, h.spots = append(h.needs, need), append(h.spots, at)
}

// One operation is one placement, and one request that ends, so that the nodes stay half full.
func BenchmarkHalfFull(b *testing.B) {
	for _, name := range []string{"first_fit", "best_fit", "worst_fit", "least_loaded", "next_fit", "random", "most_allocated"} {
		b.Run(name, func(b *testing.B) {
			h := newHalfFull(10_000)
			placer, room := placement.Named(name).New(h.c, h.key), &allocation.Room{Cluster: h.c}
			needs := make([]cluster.Need, 1<<16)
			shapes := make([]int32, len(needs))
			for i := range needs {
				needs[i] = h.need()
				shapes[i] = int32(needs[i].Amounts[0]/500*20 + needs[i].Amounts[1]>>31)
			}
			var ask allocation.Ask
			b.ReportAllocs()
			b.ResetTimer()
			for i := range b.N {
				ask.Need, ask.Shape, ask.Draw = &needs[i%len(needs)], shapes[i%len(needs)], uint64(i)
				at, ok := placer.Place(room, &ask)
				if !ok {
					b.Fatal("half-full nodes have no room")
				}
				h.c.Take(at, ask.Need)
				k := h.key.Below(uint64(i), uint64(len(h.spots)))
				h.c.Give(h.spots[k], &h.needs[k])
				h.spots[k], h.needs[k] = at, *ask.Need
			}
			b.ReportMetric(float64(b.N)/b.Elapsed().Seconds(), "placements/s")
		})
	}
}
