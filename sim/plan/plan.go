package plan

import "simulate/sim/finding"

// Plan is what a case asks for. Memory is in bytes, cores are cores, latencies seconds, money in the scenario's currency.
type Plan struct {
	TaskManagers []TaskManager
	Processes    []ProcessPlan
	Slots        Slots
	Nodes        []NodePlan
	Quotas       []Quota
	CostPerMonth float64
	Findings     []finding.Finding // the most severe first
}

// TaskManager is one kind of task manager, and the processes that share it.
type TaskManager struct {
	Processes  []string
	Count      int   // that the plan needs or has, whichever is more, where they can be asked for; else that there are
	Needed     int   // for the slots that are needed
	Available  int   // that there are at the start
	Unassigned int64 // bytes of the stated memory that no part of it takes
	Error      string
	JVM        []string // arguments that follow
}

// ProcessPlan is what one process needs.
type ProcessPlan struct {
	Process               string
	SlotsNeeded           int
	SlotsPerGroup         []GroupSlots
	Vertices              [][]string
	NetworkBuffersNeeded  int64 // of the task manager that needs most
	NetworkBuffersPresent int64 // of one task manager
	Operators             []OperatorPlan
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
	Rate, PeakRate float64 // records per second
	OfferedLoad    float64 // busy servers
	Utilization    float64 // mean over its subtasks
	Hottest        float64 // utilization of the hottest subtask
	Stable         bool
	LatencyS       *float64 // nil: there is none, since the queue grows; or no load is known
	Formula        string
}

// Slots are those of all task managers together.
type Slots struct {
	Needed, Available, Free int
	Assignments             []Assignment
}

// Assignment is so many equal slots of one group on one task manager.
type Assignment struct {
	TaskManager, Process, Group, Profile string
	Count                                int
}

// NodePlan is what the task managers take of one group of nodes.
type NodePlan struct {
	Group             string
	Count             int
	Allocated, Wasted map[string]int64
	CostPerMonth      float64
}

// Quota is how much of a tenant's limit is used.
type Quota struct {
	Tenant, Resource string
	Used, Limit      int64
}
