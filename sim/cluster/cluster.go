package cluster

import "simulate/sim/rng"

// Cluster is machines with what is free of them. It is not safe for concurrent use; every run has its own.
type Cluster struct {
	c       *Config
	order   []int32 // by number of a node: its place in the Config
	numbers []int32 // by place: its number
	width   int     // resources
	nodes   []node
	free    []int64 // by node and resource
	had     []int64 // by node and resource: capacities
	left    []int32 // of devices, node after node, in thousandths
	shared  []int64 // free, by resource

	total, taken []int64 // by resource, of the nodes that are there: capacity, and what is in use
	changes      changes
	holders      holders
	released     uint64
}

// node is what is known of a machine besides its amounts.
type node struct {
	state   State
	model   int8
	devices uint8
	first   int32 // of its devices in left
	idle    int32 // left of them, in all
	grants  int32 // that are on it
}

// State says whether something may run on a node.
type State uint8

// States of a node.
const (
	Absent   State = iota // not there: nothing runs there, nothing is paid
	Up                    // all well
	Draining              // what runs there may end, nothing else comes
	Down                  // failed: nothing runs there; it is there, and paid
)

// New is the machines of c with nothing on them; key draws the order of those that are shuffled.
func New(c *Config, key rng.Key) *Cluster {
	w := len(c.Resources)
	l := &Cluster{
		c: c, order: order(c, key), width: w, nodes: make([]node, len(c.Nodes)),
		free: make([]int64, len(c.Nodes)*w), had: make([]int64, len(c.Nodes)*w), shared: make([]int64, w),
		total: make([]int64, w+1), taken: make([]int64, w+1),
	}
	for r := range c.Resources {
		l.shared[r] = c.Resources[r].Amount
		if c.Resources[r].Shared {
			l.total[r] = c.Resources[r].Amount
		}
	}
	l.numbers = make([]int32, len(l.nodes))
	for i := range l.nodes {
		l.numbers[l.order[i]] = int32(i)
		l.furnish(int32(i))
	}
	return l
}

// furnish gives a node what it has.
func (l *Cluster) furnish(n int32) {
	spec := l.Spec(n)
	l.nodes[n] = node{model: int8(spec.Model), devices: uint8(spec.Devices), first: int32(len(l.left)), idle: int32(spec.Devices) * Whole}
	for range spec.Devices {
		l.left = append(l.left, Whole)
	}
	l.holders.devices = append(l.holders.devices, make([]int32, spec.Devices+1)...)
	l.holders.without = append(l.holders.without, make([]int32, l.width)...)
	copy(l.Capacity(n), spec.Capacity)
	copy(l.Free(n), spec.Capacity)
	if !spec.Later {
		l.SetState(n, Up)
	}
}

// order deals the numbers of nodes: those of a shuffled span by lot (Fisher and Yates).
func order(c *Config, key rng.Key) []int32 {
	places := make([]int32, len(c.Nodes))
	for i := range places {
		places[i] = int32(i)
	}
	for s, span := range c.Shuffled {
		draw := key.Nth(uint64(s))
		for i := span.To - 1; i > span.From; i-- {
			j := span.From + int(draw.Below(uint64(i), uint64(i-span.From+1)))
			places[i], places[j] = places[j], places[i]
		}
	}
	return places
}

// Len is the number of nodes, those that are not there included.
func (l *Cluster) Len() int { return len(l.nodes) }

// Spec is the description of a node.
func (l *Cluster) Spec(n int32) *Node { return &l.c.Nodes[l.order[n]] }

// Place is where a node stands in the Config.
func (l *Cluster) Place(n int32) int { return int(l.order[n]) }

// Number is the number of the node at a place in the Config.
func (l *Cluster) Number(place int) int32 { return l.numbers[place] }

// Config is the description of the machines.
func (l *Cluster) Config() *Config { return l.c }

// State says whether something may run on a node.
func (l *Cluster) State(n int32) State { return l.nodes[n].state }

// Free is what is free on a node, by resource; it is not to be changed.
func (l *Cluster) Free(n int32) []int64 { return l.free[int(n)*l.width : (int(n)+1)*l.width] }

// Capacity is what a node has, by resource; it is not to be changed.
func (l *Cluster) Capacity(n int32) []int64 { return l.had[int(n)*l.width : (int(n)+1)*l.width] }

// Left is what is left of each device of a node, in thousandths; it is not to be changed.
func (l *Cluster) Left(n int32) []int32 {
	m := &l.nodes[n]
	return l.left[m.first : m.first+int32(m.devices)]
}

// Idle is what is left of all devices of a node together, in thousandths.
func (l *Cluster) Idle(n int32) int64 { return int64(l.nodes[n].idle) }

// Model is the model of a node's devices; -1: it has none.
func (l *Cluster) Model(n int32) int { return int(l.nodes[n].model) }

// Grants is how many grants are on a node.
func (l *Cluster) Grants(n int32) int { return int(l.nodes[n].grants) }

// Shared is what is free of the cluster as a whole, by resource; it is not to be changed.
func (l *Cluster) Shared() []int64 { return l.shared }

// Total is the capacity of the nodes that are there, by resource; after the last resource, of their devices in
// thousandths. It is not to be changed.
func (l *Cluster) Total() []int64 { return l.total }

// Taken is how much of Total is in use.
func (l *Cluster) Taken() []int64 { return l.taken }

// Released grows whenever something is given back or a node comes: what fitted nowhere may fit then, and not
// otherwise.
func (l *Cluster) Released() uint64 { return l.released }
