package cluster

import "math"

// Config is machines as they are described. It is never changed once built.
type Config struct {
	Resources []Resource
	Models    []string // of devices, at most MaxModels
	Zones     []string
	Pools     []string // groups of nodes
	Nodes     []Node   // in the order that breaks ties
	Shuffled  []Span   // of nodes that change places, drawn for each replication
}

// Resource is one of the things that nodes have besides devices, or the cluster as a whole. Amounts of it are
// integers: thousandths of a core, bytes, units per day of a rate, pieces of anything else.
type Resource struct {
	Name   string
	Kind   Kind
	Shared bool  // the cluster's as a whole; no node has any
	Amount int64 // of a shared one
}

// Kind says how amounts of a resource are written.
type Kind uint8

// Kinds of resources.
const (
	Pieces Kind = iota
	Cores       // in thousandths
	Bytes
	PerDay // units per day
)

// Unit is how many of the integers make one of what people write: a core, a byte, a unit per second, a piece.
func (k Kind) Unit() float64 {
	switch k {
	case Cores:
		return 1000
	case PerDay:
		return 86400
	}
	return 1
}

// Node is a machine.
type Node struct {
	Name      string
	Pool      int
	Zone      int     // -1: none
	Capacity  []int64 // by resource, what the machine itself needs taken off
	Devices   int     // at most MaxDevices
	Model     int     // of its devices; -1: none
	Labels    map[string]string
	Taints    []string // nothing runs there that does not bear them all
	Price     float64  // per hour
	Frequency float64  // speed relative to the machine that times were measured on; 0: 1
	Later     bool     // it is not there from the start
}

// Speed is how fast it is, relative to the machine that times were measured on.
func (n *Node) Speed() float64 {
	if n.Frequency == 0 {
		return 1
	}
	return n.Frequency
}

// Span is the nodes From to before To.
type Span struct{ From, To int }

// Plenty is how much a node has of what has no limit there: no share of it means anything.
const Plenty = math.MaxInt64 / 4

// Limits of a cluster.
const (
	MaxDevices = 64   // of a node
	MaxModels  = 64   // of devices in a cluster
	Whole      = 1000 // thousandths of a device
)

// Need is what a request asks of one node.
type Need struct {
	Amounts []int64 // by resource
	Devices int32   // how many
	Share   int32   // thousandths of each; below Whole only of one device, Whole: it must be entirely free
	Models  uint64  // bit i: model i will do; 0: any
}

// Thousandths is how much of devices it asks for in all.
func (n *Need) Thousandths() int64 { return int64(n.Devices) * int64(n.Share) }

// Accepts says whether devices of a model will do.
func (n *Need) Accepts(model int) bool {
	return n.Models == 0 || (model >= 0 && n.Models>>uint(model)&1 == 1)
}

// Spot is a place on a node.
type Spot struct {
	Node    int32
	Devices uint64 // bit i: device i
}
