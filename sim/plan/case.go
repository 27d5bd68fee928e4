package plan

import (
	"simulate/sim/clock"
	"simulate/sim/cluster"
	"simulate/sim/stream"
)

// Case is what a plan is made from.
type Case struct {
	Scenario   string
	Currency   string
	Processes  []Process
	Workloads  []Workload
	Workers    Workers
	JobManager JobManager
	Cluster    Cluster
	Teams      []Team
}

// Optional is a value that may not have been given.
type Optional[T any] struct {
	Value T
	Given bool
}

// Or is the value, or another one where none was given.
func (o Optional[T]) Or(otherwise T) T {
	if o.Given {
		return o.Value
	}
	return otherwise
}

// Workload is a stream of events as far as a plan looks at it.
type Workload struct {
	Name    string
	Mean    float64 // events per second, over the horizon
	Peak    float64 // at the highest point of its profile, events per second
	Open    bool    // the rate does not depend on the system; otherwise Mean and Peak are 0
	MaxRate float64 // at which its sources let events in, per second; 0: there is no limit
	Bytes   float64 // of an event, mean; 0: not said

	Keys   stream.Keys
	Fields []stream.Field // further numbers that an event carries; of recorded ones, constants with their means
}

// Process is a job: a graph of operators, and what is said of its resources, merged from all levels.
type Process struct {
	Name      string
	Path      string // of its resources in the scenario: resources.NAME; findings point below it
	Operators []Operator
	Graph     bool // the scenario has its operators; otherwise it is planned as one
	Slots     bool // it runs in slots: it is no pure queueing network, or something is said of its resources
	Ideal     bool // a pure queueing network: neither chains nor network buffers, whatever is said of its resources
	Batch     bool
	Team      int      // in Teams; -1: none
	Levels    []string // that its settings come from, the first least: _defaults, group NAME, environment NAME, process

	Parallelism    Parallelism
	MaxParallelism int   // key groups; 0: derived
	TaskMemory     int64 // of one slot, bytes; 0: not given
	TaskCPU        int64 // of one slot, thousandths of a core; 0: not given
	Memory         Memory
	JVM            JVM
	CPUShares      Optional[int64]
	Kubernetes     CPURange
	Network        Network
	CreditBased    Optional[bool]
	Debloat        Debloat
	Sharing        Sharing
	CoLocation     [][]string // operators whose subtasks i are in one slot
	Constraints    Constraints
	AutoScale      AutoScale
	Capacity       Capacity
	AutoSize       AutoSize
	SLA            SLA
	Limits         Limits
	Cost           Cost
	Alerts         []Alert
}

// Operator is one step of a process.
type Operator struct {
	stream.Operator
	Path     string // of its settings in the scenario
	Group    string // slot-sharing group of its own; empty: inherited
	Chaining string // always, head or never
	Given    bool   // its parallelism was said of it, not of the process
}

// Parallelism is how many subtasks a process starts with, and between which bounds it may be scaled.
type Parallelism struct {
	Initial  int
	Min, Max int // 0: no bounds
	Given    bool
}

// Portion is an amount of memory: so many bytes, or a share of what it is part of.
type Portion struct {
	Bytes int64
	Share float64 // where Relative
	Given bool

	Relative bool
}

// Of is the portion of a whole, in bytes.
func (p Portion) Of(whole int64) int64 {
	if p.Relative {
		return int64(p.Share * float64(whole))
	}
	return p.Bytes
}

// Memory is how one slot's memory is divided; the framework's parts belong to the whole process.
type Memory struct {
	Heap, Managed, Network, TaskOffHeap Portion
	NetworkMin, NetworkMax              Optional[int64] // bytes
	FrameworkHeap, FrameworkOffHeap     Optional[int64] // bytes
}

// JVM is what is said of the virtual machines.
type JVM struct {
	Options                 []string
	Metaspace, MetaspaceMax Optional[int64] // bytes
}

// CPURange is what a container asks for and may use, thousandths of a core.
type CPURange struct{ Request, Limit Optional[int64] }

// Network is how records travel.
type Network struct {
	BuffersPerChannel, FloatingPerGate, ExclusivePerChannel Optional[int64]
	BufferSize, SegmentSize                                 Optional[int64] // bytes
	Timeout                                                 Optional[clock.Time]
}

// Debloat is the settings of buffer debloating.
type Debloat struct {
	Enabled                Optional[bool]
	Target                 Optional[clock.Time]
	MinBuffers, MaxBuffers Optional[int64]
}

// Sharing says which operators may share slots.
type Sharing struct {
	Group   string         // slot_sharing_group of the process: of all its operators
	Enabled Optional[bool] // false: every operator has slots of its own
	Groups  []Group        // in order; the first whose patterns match an operator takes it
}

// Group is a slot-sharing group.
type Group struct {
	Name      string
	Operators []string // patterns
	Profile   *Profile // nil: none
}

// Profile is what one slot of a group is cut to.
type Profile struct {
	CPU                            int64 // thousandths of a core
	TaskHeap, TaskOffHeap, Managed int64 // bytes
	External                       []External
}

// External is an amount of some other resource, thousandths.
type External struct {
	Name   string
	Amount int64
}

// Constraints say on which nodes the task managers of a process may be.
type Constraints struct {
	NodeLabels   []Label
	AntiAffinity []string
	Spread       string // zone, or empty
	Hard         bool
}

// Label is a label of a node.
type Label struct{ Key, Value string }

// AutoScale is how the parallelism follows the load, as far as a plan looks at it.
type AutoScale struct {
	Enabled    bool
	Metrics    []Target
	UpFactor   float64
	DownFactor float64
	Cooldown   Optional[clock.Time]
}

// Target is a metric and the value that a controller holds it at.
type Target struct {
	Metric string
	Value  float64
	Path   string
}

// Capacity is what a process is meant to hold.
type Capacity struct {
	Throughput Optional[float64]    // events per second
	LatencyP99 Optional[clock.Time] //
}

// AutoSize is the load to size a process for.
type AutoSize struct {
	Rate    Optional[float64] // events per second
	Bytes   Optional[int64]   // of an event
	Service Optional[float64] // of a record, seconds
}

// SLA is what was promised.
type SLA struct {
	ThroughputMin, ThroughputTarget Optional[float64] // events per second
	P50, P99, Max                   Optional[clock.Time]
	Availability                    Optional[float64] // share
}

// Limits are hard limits of a process.
type Limits struct {
	MaxParallelism Optional[int64]
	MaxTaskMemory  Optional[int64] // bytes
	MaxTaskCPU     Optional[int64] // thousandths of a core
}

// Cost is what a process may cost, and on which machines it may be.
type Cost struct {
	MaxMonthly Optional[float64]
	Allowed    []string // instance types
}

// Alert is a condition on a metric, and what follows.
type Alert struct {
	Name, Metric, Operator string
	Limit                  float64
	For                    clock.Time
	Action                 string
	Path                   string
}

// Workers are the task managers.
type Workers struct {
	Count    Optional[int64]
	Memory   Optional[int64] // of the process, bytes
	Parts    *WorkerParts    // nil: not given
	CPU      Optional[int64] // thousandths of a core
	Slots    Optional[int64] // of one; also slots_per_manager of auto_size where only that is given
	AutoSize *FleetSize      // nil: not given
}

// FleetSize is a number of slots in all, and of one task manager.
type FleetSize struct {
	TotalParallelism int64
	Slots            Optional[int64]
}

// WorkerParts are the parts of a task manager's memory, bytes.
type WorkerParts struct {
	Heap, Managed, Network, Framework, TaskOffHeap Optional[int64]
	Metaspace, Overhead                            Optional[int64]
}

// JobManager is the process that leads a job.
type JobManager struct {
	Memory Optional[int64] // of the process, bytes
	CPU    Optional[int64] // thousandths of a core
}

// Cluster is the machines, and how they are given to processes.
type Cluster struct {
	Config      *cluster.Config
	CPU, Memory int // places of the two in Config.Resources; -1: no node has any
	Unlimited   bool
	Types       []InstanceType
	TypeOf      []string // by pool: the instance type of its nodes; empty: none
	Standalone  bool
	Application bool // each process has task managers of its own; otherwise all that want the same ones share them
	FineGrained bool
	Version     string
	Options     []Option // flink_config
}

// InstanceType is a machine that can be had.
type InstanceType struct {
	Name        string
	CPU, Memory int64   // thousandths of a core, bytes
	Price       float64 // per hour
}

// Option is a setting of Flink under its own name.
type Option struct{ Key, Value, Path string }

// Team is a tenant with a quota.
type Team struct {
	Name           string
	MaxParallelism Optional[int64]
	MaxMemory      Optional[int64] // bytes
	MaxProcesses   Optional[int64]
}
