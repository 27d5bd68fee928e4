package flink

// Cluster is the task managers that slots are cut from, and the rules by which they come and go.
type Cluster struct {
	Worker    Worker
	Mode      Mode            // SpreadSlots takes the least used task manager, the others the first that has room
	Managers  []TaskManager   // in the order in which they registered
	Pending   []PendingWorker // in the order in which they were asked for
	Redundant int             // slotmanager.redundant-taskmanager-num
	Limits    Limits
	// Standalone is a cluster whose task managers people start: it never asks for one.
	Standalone bool
}

// Allotment is what becomes of requirements.
type Allotment struct {
	Registered    []Grant  // slots on registered task managers, in the order in which they were cut
	Pending       []Grant  // slots planned on pending and then on new workers
	New           int      // workers to ask for
	Spare         int      // those of New for redundancy and for the least size of the cluster
	Refused       int      // workers that would have been asked for, beyond the limits
	Unfulfillable []string // jobs some of whose slots fit on no worker, or on none that may be had
	// Missing is how many slots of each requirement were neither cut nor planned.
	Missing []int
	// Free is what is left of registered, pending and new workers, in this order.
	Free []Profile
}

// Grant is slots of one profile on one task manager.
type Grant struct {
	Requirement int // its place
	On          int // place of the task manager; beyond the last pending worker: of a new one
	Profile     Profile
	Count       int
}
