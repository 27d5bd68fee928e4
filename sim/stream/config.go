package stream

import (
	"simulate/sim/clock"
	"simulate/sim/dist"
	"simulate/sim/rng"
)

// Config is what a data plane simulates: which events arrive and which operators process them. It is never
// changed after New and may be shared by any number of planes. Names must be unique within their list; New
// checks the graph and reports what it cannot simulate.
type Config struct {
	Workloads []Workload // in the scenario's order, which breaks ties
	Processes []Process
	Recursion bool // operators are simulated by recursion where that gives the same
	Subtasks  int  // operators with at most so many subtasks are also counted subtask by subtask
}

// Workload is a stream of events: exactly one of Source, Closed and Saturated is set.
type Workload struct {
	Name      string
	Source    func(key rng.Key) (Source, error) // an open load
	Closed    *Closed                           // a closed one
	Saturated bool                              // an event is ready whenever a server is free to take it

	Start, Stop clock.Time // of a closed or saturated load: events from Start on, none at or after Stop
	Count       uint64     // of a closed or saturated load: events in all; 0: no limit

	MaxRate  float64 // events per second at which the source lets them in; 0: no limit. What waits is lag
	Priority int     // higher goes first where a discipline looks at it
	Keys     Keys
	Bytes    Quantity // size of an event
	Fields   []Field  // further numbers that an event carries
	Numbers  []string // names of further numbers that were recorded with the events: their Source is a Carrier
}

// Source produces the arrivals of one workload in one run.
type Source interface {
	// Fill writes the instants of the next events, in order, into at, and says how many it wrote. Events that
	// arrive together stand there as often as they are. Fewer than len(at) means that no more will come.
	Fill(at []clock.Time) int
}

// Closed is a population of clients: each thinks, sends an event, waits until it has left everywhere, and
// thinks again. Think is in nanoseconds.
type Closed struct {
	Clients int
	Think   Quantity
}

// Field is a number that every event of a workload carries under a name.
type Field struct {
	Name  string
	Value dist.Distribution
}

// Keys says how the keys of records are distributed: over Count keys by Zipf's law with exponent Skew (key i
// has weight 1/(i+1)^Skew), or by the Weights of the subtasks that the first hash exchange leads to; or they were
// recorded, and their Source is a Carrier. The zero value is a continuum of equally likely keys.
type Keys struct {
	Count   uint64
	Skew    float64
	Weights []float64

	Recorded bool // each event brings its own, the hash code of a text
}

// Process is a directed acyclic graph of operators.
type Process struct {
	Name      string
	Operators []Operator // in the scenario's order
}

// Operator is one step of a process, run by Parallelism subtasks side by side.
type Operator struct {
	Name           string
	Inputs         []Input
	JoinAll        bool // waits for the copies of one record from all inputs, then goes on with one
	Parallelism    int
	MaxParallelism int // key groups; 0: Flink's default for this parallelism
	Concurrency    int // servers of a subtask: records (or batches) in service at once; 0: unbounded
	Discipline     Discipline
	Buffer         int // waiting places of a subtask, not counting service; Unbounded: no limit
	OnFull         OnFull
	Work           Demand // of the servers, nanoseconds; the zero Demand is no service at all
	Selectivity    Selectivity
	Keys           *Keys   // a new key from this operator's own exchange on; nil: the record keeps its key
	BytesOut       *Demand // size of a record from here on; nil: as it came
	Batch          *Batch
	Window         *Window
	Failures       *Failures
	Outages        []Outage // the whole operator stands still; in order, not overlapping
}

// Unbounded is the Buffer without a limit.
const Unbounded = -1

// Input is one edge of the graph: from a workload or from an operator of the same process, one of which is named.
type Input struct {
	Workload   string
	Operator   string
	Share      float64 // probability that a record takes this edge; 0: a copy of every record takes it
	Exchange   Exchange
	Partitions int // of a workload's log: partition i, chosen at random, is read by subtask i mod parallelism; 0: none
}

// Exchange says how records reach the subtasks of the operator they go to.
type Exchange uint8

// Exchanges.
const (
	Random        Exchange = iota // independent; as the keys weigh the subtasks
	Hash                          // by key group
	Rebalance                     // round robin, each sender on its own
	Forward                       // to the subtask with the sender's index
	Rescale                       // round robin among the subtasks nearest to the sender
	Broadcast                     // a copy to each
	ShortestQueue                 // to the one with the fewest records, waiting and in service; ties by lot
)

// Discipline says which waiting record is served next.
type Discipline uint8

// Disciplines.
const (
	FIFO               Discipline = iota
	Priority                      // by the workload's priority, in order of arrival within one
	PreemptivePriority            // and takes the server from a lower one, which resumes later
	ProcessorSharing              // all at once, each at min(1, Concurrency / present) of a server's speed
)

// OnFull says what happens to a record that finds no waiting place.
type OnFull uint8

// What happens.
const (
	Block OnFull = iota // it stays where it is and keeps its server; the longest blocked enters first
	Drop                // it is lost
)

// Quantity is a number drawn for a record: Base, plus Each for every unit of some attributes of its event.
type Quantity struct {
	Base dist.Distribution
	Per  []PerUnit
}

// PerUnit weighs one attribute of an event: "bytes", "records" (of a batch) or the name of a field.
type PerUnit struct {
	Attribute string
	Each      float64
}

// Demand is a Quantity that may depend on the record's workload or on the input it came through. A record that
// no case names has the plain Quantity.
type Demand struct {
	Quantity
	ByWorkload map[string]Demand // by the workload's name
	ByInput    map[string]Demand // by the name of the operator or workload of the edge
}

// Selectivity is the number of records out per record in.
type Selectivity struct {
	Every  int     // one for every so many in, each subtask counting on its own; 0: see Number
	Number *Demand // so many; the fraction is the probability of one more. nil: one
}

// Batch collects records per subtask until there are MaxSize or the first has waited MaxWait (0: no limit of
// time), then serves them as one, with one draw: the first one's.
type Batch struct {
	MaxSize int
	MaxWait clock.Time
}

// Window holds records after their service until the window [k Slide + Offset, k Slide + Offset + Size) that
// they fall in, by the clock, ends. Sliding windows hold a copy for each.
type Window struct {
	Size, Slide, Offset clock.Time
	Emit                Emit
}

// Emit says what leaves when a window ends.
type Emit uint8

// What leaves.
const (
	EmitRecords Emit = iota // the records that were held
	EmitPerKey              // a result for each key, due at the end
	EmitOne                 // one result per subtask, due at the end
)

// Failures says how long a subtask (or server) is up and down in turn, each on its own; work resumes.
type Failures struct {
	Up, Down  dist.Distribution // nanoseconds
	BusyClock bool              // up time passes only while it works; otherwise always
	PerServer bool              // each server fails on its own; otherwise the whole subtask
}

// Outage is a span in which an operator stands still; interrupted work resumes.
type Outage struct{ From, To clock.Time }
