package scenarios

import (
	"fmt"
	"math"

	"simulate/sim/cluster"
	"simulate/workload"
)

// fitting holds what is asked for against what there is.
func (b *builder) fitting() {
	if b.config.Requests == nil || b.fleet.unlimited || len(b.problems()) > 0 {
		return
	}
	for i := range b.asking {
		a := &b.asking[i]
		switch {
		case a.made != nil:
			b.largeEnough(a)
		case a.recorded != nil:
			b.tooLarge(a)
		default:
			b.tooLargePods(a)
		}
	}
	b.offered()
}

// least is what a made request surely asks for.
func (a *asker) least(k *cluster.Config) cluster.Need {
	need := cluster.Need{Amounts: make([]int64, len(k.Resources)), Models: a.made.Models}
	for place, amount := range a.surely {
		need.Amounts[place] = int64(math.Round(float64(amount)))
	}
	need.Devices, need.Share = workload.Devices(a.gpuSurely)
	return need
}

// largeEnough wants room for a gang of requests, were all nodes empty.
func (b *builder) largeEnough(a *asker) {
	k := &b.config.Cluster
	need := a.least(k)
	stream := &b.config.Requests.Streams[a.streams[0]]
	if lacking := b.lackingShared(&need, int64(stream.Gang)); lacking != "" {
		b.atKey(a.at.At("resources"), "", "cluster.shared is not enough for a request of %s, which asks for %s", a.at.Key(), lacking)
		return
	}
	room, allowed := int64(0), 0
	for i := range k.Nodes {
		if objects(stream.Rules, &k.Nodes[i]) {
			continue
		}
		allowed++
		room += copies(k, &k.Nodes[i], &need)
		if room >= int64(stream.Gang) {
			return
		}
	}
	switch {
	case allowed == 0:
		b.atKey(a.at.At("constraints"), "", "no node will do for %s: %s", a.at.Key(), b.noneWillDo(stream.Rules))
	case room == 0:
		nearest := b.nearest(&need, stream.Rules)
		b.atKey(a.at.At("resources"), "", "no node is large enough for a request of %s, which asks for %s; the nearest, %s, has %s",
			a.at.Key(), b.showNeed(&need), nearest.Name, b.showNode(nearest, &need))
	default:
		b.atKey(a.at.At("gang"), "", "gang: %s wants %d at once; all nodes together have room for %d", a.at.Key(), stream.Gang, room)
	}
}

// lackingShared is what the cluster as a whole has too little of; empty: nothing.
func (b *builder) lackingShared(need *cluster.Need, gang int64) string {
	for place, r := range b.config.Cluster.Resources {
		if r.Shared && need.Amounts[place]*gang > r.Amount {
			return fmt.Sprintf("%s %s of %s", r.Name, b.fleet.show(place, need.Amounts[place]*gang), b.fleet.show(place, r.Amount))
		}
	}
	return ""
}
