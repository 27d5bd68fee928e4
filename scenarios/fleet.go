package scenarios

import (
	"fmt"
	"slices"

	"simulate/scenarios/language"
	"simulate/sim/cluster"
)

// fleet is what is known of the machines besides their configuration.
type fleet struct {
	inventory
	groups    []language.Cursor
	joining   map[string]int // by group: how many come later
	joined    map[int]bool   // of those that come later: they have come, as far as events are read
	unlimited bool           // nobody said what there is
}

// mostNodes is the largest number of machines.
const mostNodes = 200_000

// cluster reads the machines.
func (b *builder) cluster() {
	b.countJoining()
	for _, c := range b.top.At("cluster", "nodes").Each() {
		b.group(c)
		if len(b.config.Cluster.Nodes) > mostNodes {
			c.Problem("there are more than %d nodes", mostNodes)
			return
		}
	}
	b.shared()
	b.fleet.unlimited = len(b.fleet.groups) == 0
	b.distinctNodes()
}

// group reads machines of one kind.
func (b *builder) group(c language.Cursor) {
	k := &b.config.Cluster
	m := b.machine(c)
	b.fleet.groups = append(b.fleet.groups, c)
	k.Pools = append(k.Pools, c.Key())
	first := len(k.Nodes)
	if trace := c.At("trace"); trace.Exists() {
		b.listed(m, trace)
		if trace.At("order").Text() == "shuffle" {
			k.Shuffled = append(k.Shuffled, cluster.Span{From: first, To: len(k.Nodes)})
		}
		return
	}
	b.alike(m, c.At("count").Int())
}

// alike adds so many machines that are all the same, and those that come later.
func (b *builder) alike(m machine, count int) {
	k := &b.config.Cluster
	node := m.node()
	if path := m.own.Path().String(); len(node.Capacity) == 0 && node.Devices == 0 && b.sound(path) {
		b.atKey(m.own, "", "%s has nothing; say what one has, such as cpu: 8 and memory: 32gb", path)
	}
	m.reserve(&node)
	node.Pool = len(k.Pools) - 1
	name, zones := m.own.Key(), b.zones(m.own.At("zones"))
	later := b.fleet.joining[name]
	for i := range min(count+later, mostNodes+1) {
		n := node
		n.Name, n.Later = fmt.Sprintf("%s-%d", name, i), i >= count
		if count == 1 && i == 0 {
			n.Name = name
		}
		if len(zones) > 0 {
			n.Zone = zones[i%len(zones)]
		}
		k.Nodes = append(k.Nodes, n)
	}
}

// zones are those to which machines are dealt in turn.
func (b *builder) zones(c language.Cursor) (zones []int) {
	for _, name := range texts(c) {
		zones = append(zones, b.zone(name))
	}
	return zones
}

func (b *builder) zone(name string) int { return numbered(&b.config.Cluster.Zones, name) }

// model is the number of a model of devices.
func (b *builder) model(name string) int { return numbered(&b.config.Cluster.Models, name) }

// shared reads what the cluster has as a whole.
func (b *builder) shared() {
	for _, c := range b.top.At("cluster", "shared").Each() {
		if name := c.Key(); b.fleet.place(name) >= 0 || name == gpu {
			b.atKey(c, "", "nodes have %s themselves; what is shared needs a name of its own", name)
			continue
		}
		of := c.Measure()
		if measure := measureOf(c.Key()); measure != language.Pieces {
			of = measure
		}
		place := b.fleet.add(c.Key(), of)
		if clash := b.fleet.clash(place, c.Measure(), c.Amount()); clash != "" {
			c.Problem("%s: %s", c.Key(), clash)
			continue
		}
		r := &b.fleet.resources[place]
		r.Shared, r.Amount = true, b.fleet.units(c, place, c.Amount())
	}
}

// distinctNodes refuses two nodes of one name.
func (b *builder) distinctNodes() {
	pools := map[string]int{}
	for i := range b.config.Cluster.Nodes {
		n := &b.config.Cluster.Nodes[i]
		if pool, known := pools[n.Name]; known {
			at := b.fleet.groups[n.Pool]
			b.atKey(at, "", "two nodes are called %q, one in %s, one in %s", n.Name, b.config.Cluster.Pools[pool], at.Key())
			return
		}
		pools[n.Name] = n.Pool
	}
	if n := len(b.config.Cluster.Models); n > cluster.MaxModels {
		b.top.At("cluster", "nodes").Problem("there are %d models of devices; expected at most %d", n, cluster.MaxModels)
	}
}

// furnish completes the machines, once all resources are known. Where nobody said what there is, there is one machine
// that is in no group, has plenty of everything and costs nothing.
func (b *builder) furnish() {
	k := &b.config.Cluster
	k.Resources = b.fleet.resources
	if b.fleet.unlimited && b.config.Requests != nil {
		k.Nodes = []cluster.Node{{Name: "unlimited", Pool: -1, Zone: -1, Model: -1, Frequency: 1}}
	}
	for i := range k.Nodes {
		n := &k.Nodes[i]
		n.Capacity = slices.Grow(slices.Clone(n.Capacity), len(k.Resources))
		for place := len(n.Capacity); place < len(k.Resources); place++ {
			n.Capacity = append(n.Capacity, b.lacking(place))
		}
	}
}

// podsOnNode is how many pods a node of the openb experiment takes at most.
const podsOnNode = 1001

// lacking is how much of a resource a machine has of which nothing was said.
func (b *builder) lacking(place int) int64 {
	r := &b.fleet.resources[place]
	switch {
	case r.Shared:
		return 0
	case b.fleet.unlimited:
		return cluster.Plenty
	case r.Name == pods:
		return podsOnNode
	}
	return 0
}
