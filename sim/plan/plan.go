package plan

import (
	"simulate/sim/finding"
	"simulate/sim/flink"
)

// Plan is what a case asks for. Memory is in bytes, cores are cores, latencies seconds, money in the scenario's currency.
type Plan struct {
	TaskManagers []TaskManager
	JobManager   *JobManagerPlan // nil: nothing runs in slots
	Processes    []ProcessPlan
	Slots        Slots
	Nodes        []NodePlan
	Quotas       []Quota
	CostPerMonth float64           // of the nodes; 0 where nobody said what they cost
	Findings     []finding.Finding // the most severe first
	Unsaid       []Unsaid          // what the figures rest on and nobody says
}

// TaskManager is one kind of task manager, and the processes that share it.
type TaskManager struct {
	Processes  []string
	First      int          // they are tm-First and the Count - 1 that follow
	Count      int          // that the plan needs or has, whichever is more, where they can be asked for; else that there are
	Needed     int          // for the slots that are needed
	Available  int          // that there are at the start
	Memory     flink.Memory // as Flink derives it; where it refuses, as stated
	Steps      []flink.Step // how each part came about, in that order; where Flink refuses, what was stated
	Unassigned int64        // bytes of the stated memory that no part of it takes, of one task manager
	Error      string       // Flink's reason to refuse; empty: none
	JVM        []string     // arguments that follow

	Allocated, Wasted Amounts    // of what slots are cut from, all task managers together; wasted is what no slot has
	Fragments         []Fragment // what is free of each resource
	Packing           *Packing   // nil: slots are equal
}

// Fragment is what is free of one resource on task managers: cores, bytes of memory, devices.
type Fragment struct {
	Resource string
	Bytes    bool // it is memory
	Total    float64
	Free     float64
	Largest  float64 // of the free: the most on one task manager
	Stranded float64 // of the free: on task managers without room for any slot that was asked for
}

// Packing is how many task managers it takes to hold slots that are cut to profiles, had there been none before.
type Packing struct {
	LowerBound        int         // below which no packing can be
	FirstFit, BestFit int         // in the order in which slots are asked for, as Flink does, and to the tightest room
	Decreasing        int         // the largest slots first, each to the first room
	Exact             int         // the fewest; 0: not known, the case is large
	Equal             *EqualSlots // nil: no task manager holds what a whole pipeline needs
}

// EqualSlots is what the same processes take where slots are alike: each holds one subtask of every operator of a pipeline.
type EqualSlots struct {
	Slots, TaskManagers int
	Profile             string // of a slot
	CostPerMonth        float64
	Wasted              Amounts // what task managers have beyond what the profiles ask for
}

// JobManagerPlan is the process that leads a job.
type JobManagerPlan struct {
	Count  int
	CPU    float64
	Memory flink.JobManager
	Steps  []flink.Step // how each part came about, in that order; none, where Flink refuses
	Error  string       // Flink's reason to refuse; empty: none
	JVM    []string
}

// ProcessPlan is what one process needs.
type ProcessPlan struct {
	Process                string
	Subtasks               int
	SlotsNeeded            int
	SlotsPerGroup          []GroupSlots
	Vertices               [][]string
	NetworkBuffersNeeded   int64   // for full speed, of the task manager that needs most
	NetworkBuffersRequired int64   // to start
	NetworkBuffersPresent  int64   // of one task manager
	CostLimit              float64 // what it may cost a month; 0: any amount
	CostPerMonth           float64 // of its task managers; 0 where nobody says what machines cost
	Operators              []OperatorPlan
}

// GroupSlots is how many slots a slot-sharing group needs.
type GroupSlots struct {
	Group string
	Slots int
}

// OperatorPlan is the load of one operator.
type OperatorPlan struct {
	Operator       string
	Parallelism    int
	MaxParallelism int
	KeyGroupsMax   int     // of the subtask that has most
	Skew           float64 // load of that subtask over the mean
	Known          bool    // whether its load is; otherwise the rest is 0, and it counts as stable
	Rate, PeakRate float64 // records per second
	BytesPerS      float64 // that come to it; 0: not known
	ServiceS       float64 // mean service time of a record
	OfferedLoad    float64 // busy servers
	Utilization    float64 // mean over its subtasks
	Hottest        float64 // utilization of the hottest subtask
	Stable         bool
	LatencyS       *float64 // mean; nil: there is none, since the queue grows; or no load is known
	BufferWaitS    float64  // of it, waiting in network buffers on the way here
	Formula        string
	Needs          Parallelisms
}

// Parallelisms are how many subtasks a load needs, all equally loaded; 0: not asked for. Impossible: no number will do.
type Parallelisms struct {
	Stable   int // for a queue that does not grow
	At80     int // to be busy 80 % of the time
	At70     int
	P50, P99 int // for the process's targets of latency, of which this operator may take all
}

// Impossible is a parallelism that does not exist.
const Impossible = -1

// Slots are those of all task managers together.
type Slots struct {
	Needed      int
	Available   int // at the start
	Free        int // of those that the plan has, when what it can place is placed
	Groups      []SharingGroup
	Assignments []Assignment
	FreeOn      []FreeSlots // task managers that have free ones
}

// SharingGroup is the slots of one slot-sharing group.
type SharingGroup struct {
	Process, Group, Profile string
	Needed                  int
	Available               int // on task managers that there are at the start
	Placed                  int
	Free                    int // that could be cut for it from what is left over
}

// FreeSlots is so many slots that may still be had of one task manager.
type FreeSlots struct {
	TaskManager string
	Count       int
}

// Assignment is so many equal slots of one group on one task manager.
type Assignment struct {
	TaskManager, Process, Group, Profile string
	Count                                int
}

// NodePlan is what the task managers and job managers take of one group of nodes, and how many slots these have.
type NodePlan struct {
	Group             string
	Count             int // that are there, or needed beyond
	Added             int // of them, not there at the start
	Allocated, Wasted Amounts
	CostPerMonth      float64
}

// Amounts are slots, cores, bytes and devices, and what they cost a month. What is wasted of a machine costs its price
// times the share that is free of what it has least left of.
type Amounts struct {
	Slots  int
	CPU    float64
	Memory int64
	GPU    float64
	Cost   float64
}

// Quota is how much of a tenant's limit is used.
type Quota struct {
	Tenant, Resource string
	Used, Limit      int64
}
