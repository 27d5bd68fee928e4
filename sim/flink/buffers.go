package flink

import "math"

// Exchange is how a result is handed on; it decides how many network buffers that takes.
type Exchange string

// Exchanges, as Flink calls them. Bounded pipelines are those of streaming jobs.
const (
	PipelinedBounded     Exchange = "PIPELINED_BOUNDED"
	PipelinedApproximate Exchange = "PIPELINED_APPROXIMATE" // bounded too; for approximate local recovery
	Pipelined            Exchange = "PIPELINED"
	Blocking             Exchange = "BLOCKING"
	BlockingPersistent   Exchange = "BLOCKING_PERSISTENT"
	HybridFull           Exchange = "HYBRID_FULL"
	HybridSelective      Exchange = "HYBRID_SELECTIVE"
)

// Exchanges are all of them.
func Exchanges() []Exchange {
	return []Exchange{PipelinedBounded, PipelinedApproximate, Pipelined, Blocking, BlockingPersistent, HybridFull, HybridSelective}
}

func (e Exchange) bounded() bool { return e == PipelinedBounded || e == PipelinedApproximate }

// blocking says whether nothing is consumed before all is produced.
func (e Exchange) blocking() bool { return e == Blocking || e == BlockingPersistent }

// NoLimit is the most buffers of what takes any number.
const NoLimit = math.MaxInt32

// Network are the options that decide how many buffers gates and partitions take; see NewNetwork for the defaults.
type Network struct {
	Exclusive          int64 // buffers per channel
	Floating           int64 // buffers per gate, that its channels share
	MostRequired       int64 // buffers that a gate must have; 0: no limit, but 1000 for blocking exchanges
	SortMinParallelism int64 // from so many subpartitions on a blocking exchange sorts
	SortMinBuffers     int64 // the least that sorting takes
}

// NewNetwork has Flink's defaults.
func NewNetwork() Network {
	return Network{Exclusive: 2, Floating: 8, SortMinParallelism: 1, SortMinBuffers: 512}
}

// Check refuses what Flink does.
func (n Network) Check() error {
	return firstOf(atLeast("exclusive", n.Exclusive, 0), atLeast("floating", n.Floating, 0), atLeast("required_per_gate_max", n.MostRequired, 0),
		atLeast("sort_min_parallelism", n.SortMinParallelism, 1), atLeast("sort_min_buffers", n.SortMinBuffers, 1))
}

// Gate is the number of buffers of an input gate. Below Required the task fails for want of buffers, between that and
// Target it is only slower.
type Gate struct {
	Exclusive        int64 `json:"exclusive_per_channel"`
	RequiredFloating int64 `json:"required_floating"`
	Floating         int64 `json:"total_floating"`
	Target           int64 `json:"target_total"`
	Required         int64 `json:"required_total"`
}

// Gate is what an input gate of so many channels takes (InputGateSpecUtils).
func (n Network) Gate(of Exchange, channels int64) (Gate, error) {
	if channels < 1 {
		return Gate{}, refuse("channels", "an input gate has at least 1 channel, not %d", channels)
	}
	g := Gate{Target: channels*n.Exclusive + n.Floating, Required: min(n.mostRequired(of), channels*n.Exclusive+1)}
	g.Exclusive = min(n.Exclusive, (g.Required-1)/channels)
	g.RequiredFloating = g.Required - channels*g.Exclusive
	g.Floating = g.Target - channels*g.Exclusive
	if g.RequiredFloating > g.Floating {
		return Gate{}, refuse("floating", "a gate must have %d floating buffers and has %d: Flink needs at least 1 per gate", g.RequiredFloating, g.Floating)
	}
	return g, nil
}

func (n Network) mostRequired(of Exchange) int64 {
	switch {
	case n.MostRequired > 0:
		return n.MostRequired
	case of.blocking():
		return 1000
	}
	return math.MaxInt64
}

// Partition is the least and the most buffers of a result partition; NoLimit where there is no most.
type Partition struct {
	Least int64 `json:"min"`
	Most  int64 `json:"max"`
}

// Partition is what a result partition of so many subpartitions takes (NettyShuffleUtils).
func (n Network) Partition(of Exchange, subpartitions int64) (Partition, error) {
	if subpartitions < 1 {
		return Partition{}, refuse("subpartitions", "a result partition has at least 1 subpartition, not %d", subpartitions)
	}
	sorts := of.blocking() && subpartitions >= n.SortMinParallelism
	p := Partition{Least: subpartitions + 1, Most: NoLimit}
	switch {
	case of.bounded():
		p.Most = subpartitions*n.Exclusive + n.Floating
	case sorts:
		p.Least = n.SortMinBuffers
		p.Most = 4 * subpartitions
	}
	p.Most = max(p.Least, p.Most)
	return p, nil
}

// PoolSize is how many network buffers a task manager has, from sizes in bytes.
func PoolSize(network, segment int64) int64 { return network / segment }

// Ports are what one subtask reads by and writes by.
type Ports struct {
	Count   int64 // subtasks like it
	Inputs  []Port
	Outputs []Port
}

// Port is an input gate with so many channels, or a result partition with so many subpartitions.
type Port struct {
	Of    Exchange
	Lanes int64
}

// Need is how many buffers tasks take together: Target for full speed (what a task announces to the scheduler: an
// output that is consumed as it is produced counts with its most, any other with its least), Required to start.
type Need struct {
	Target, Required int64
}

// Need adds up what tasks take.
func (n Network) Need(tasks []Ports) (Need, error) {
	var all Need
	for _, t := range tasks {
		one, err := n.needOf(t)
		if err != nil {
			return Need{}, err
		}
		if all, err = all.plus(one, t.Count); err != nil {
			return Need{}, err
		}
	}
	return all, nil
}

func (n Network) needOf(t Ports) (Need, error) {
	var all Need
	for _, in := range t.Inputs {
		g, err := n.Gate(in.Of, in.Lanes)
		if err == nil {
			all, err = all.plus(Need{g.Target, g.Required}, 1)
		}
		if err != nil {
			return Need{}, err
		}
	}
	for _, out := range t.Outputs {
		need, err := n.needOfOutput(out)
		if err == nil {
			all, err = all.plus(need, 1)
		}
		if err != nil {
			return Need{}, err
		}
	}
	return all, nil
}

func (n Network) needOfOutput(out Port) (Need, error) {
	p, err := n.Partition(out.Of, out.Lanes)
	switch {
	case err != nil:
		return Need{}, err
	case out.Of.bounded():
		return Need{p.Most, p.Least}, nil
	case out.Of.blocking():
		return Need{p.Least, p.Least}, nil
	}
	return Need{}, refuse("outputs", "an output that is %s takes any number of buffers: Flink cannot announce how many", out.Of)
}

// plus adds so many times another need.
func (n Need) plus(other Need, times int64) (Need, error) {
	if times < 0 {
		return Need{}, refuse("count", "%d tasks; expected 0 or more", times)
	}
	if most := max(other.Target, other.Required); times > 0 && most > (math.MaxInt64-max(n.Target, n.Required))/times {
		return Need{}, refuse("network", "the tasks need more than 2^63 - 1 buffers")
	}
	return Need{n.Target + times*other.Target, n.Required + times*other.Required}, nil
}
