package allocation

import "simulate/sim/cluster"

// confined is what runs that may go to some nodes only, whatever is free: for labels, taints and models of devices.
type confined struct {
	nodes []uint64 // bit n: node n
	needs []cluster.Need
}

// bound is how few nodes could hold what runs, in all and for what it needs of each resource. Those who may share a
// node bound all nodes that any of them may use, and each for itself those that it may use; nodes of those who never
// meet add up.
func (a *Allocator) bound() (all int, by []int) {
	by = make([]int, len(a.room.Total()))
	apart := a.confined()
	for len(apart) > 0 {
		party := a.party(&apart)
		most := 0
		for r := range by {
			least := 0
			for i := range party {
				b := cluster.NewBoundOf(a.room.Config(), func(place int) bool { return party[i].has(a.room.Number(place)) })
				least = max(least, b.Needs(r, party[i].needs))
			}
			by[r] += least
			most = max(most, least)
		}
		all += most
	}
	return all, by
}

// confined sorts what runs by where it may go.
func (a *Allocator) confined() []confined {
	type kind struct {
		stream int32
		models uint64
	}
	at := map[kind]int{}
	var all []confined
	for i := range a.claims.n {
		c := a.claims.at(Slot(i))
		k := kind{c.Stream, c.Need.Models}
		if _, known := at[k]; !known && len(c.spots) > 0 {
			at[k] = len(all)
			all = append(all, confined{nodes: a.usable(c)})
		}
		for range c.spots {
			all[at[k]].needs = append(all[at[k]].needs, c.Need)
		}
	}
	return all
}

// usable is the nodes to which a request may go.
func (a *Allocator) usable(c *claim) []uint64 {
	set := make([]uint64, (a.room.Len()+63)/64)
	r := &a.streams[c.Stream].rules
	for n := range int32(a.room.Len()) {
		if r.bars(n, a.room.Spec(n)) == NoReason && c.Need.Accepts(a.room.Model(n)) {
			set[n>>6] |= 1 << (uint(n) & 63)
		}
	}
	return set
}

// party takes one out with all that share nodes with it, directly or through others, and puts what they are together
// last.
func (a *Allocator) party(from *[]confined) []confined {
	together := confined{nodes: append([]uint64(nil), (*from)[0].nodes...)}
	var party []confined
	for grown := true; grown; {
		grown = false
		var rest []confined
		for _, c := range *from {
			if !together.meets(c) && len(party) > 0 {
				rest = append(rest, c)
				continue
			}
			grown = true
			party = append(party, c)
			together.add(c)
		}
		*from = rest
	}
	return append(party, together)
}

func (c *confined) has(n int32) bool { return c.nodes[n>>6]>>(uint(n)&63)&1 == 1 }

// meets says whether another may use a node that c may.
func (c *confined) meets(o confined) bool {
	for i, word := range c.nodes {
		if word&o.nodes[i] != 0 {
			return true
		}
	}
	return false
}

func (c *confined) add(o confined) {
	for i, word := range o.nodes {
		c.nodes[i] |= word
	}
	c.needs = append(c.needs, o.needs...)
}
