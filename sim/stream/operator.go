package stream

import (
	"simulate/sim/clock"
	"simulate/sim/rng"
)

// operator is an Operator as a run uses it.
type operator struct {
	*Operator
	index       uint32
	process     int32
	first       int32 // of its subtasks
	parallelism int32
	servers     int32 // of a subtask
	places      int32 // waiting places of a subtask
	groups      uint32
	salt        uint64 // of the identities made here

	fan      fanout
	onward   *edge // the one on which all records go as they are to a plain station; nil: the way out is another
	mayBlock bool  // something that follows can be full
	simple   bool  // what goes in comes out once, along one edge, on which nothing blocks
	idle     bool  // no work at all
	plain    bool  // its subtasks are plain stations
	whole    bool  // it is one, and all of its process; see whole.go
	seated   bool  // all servers have their seats from the start

	method Method
	why    string // by no faster one
	stage  *stage // of those that are simulated by recursion
	single *lane  // of one that is all of its process, by events
	lane   *stop  // of those that are part of a lane
	row    *row   // of those that are part of a road

	work      demands
	selects   *demands // nil: one for one
	selectKey rng.Key
	every     uint32
	sizes     *demands // of records from here on; nil: as they came

	urgencies []uint8 // by workload: the queue in which its records wait
	levels    int

	newKey       *keyring   // a new key from here on
	lastKeys     *keyring   // of the last operator on the way here that gave one
	workloadKeys []*keyring // else of the workload
	firstHash    bool       // no hash exchange lies between here and where the key was given

	gathering *gathering
	shortest  *tournament
	saturated *workload // that feeds it
	sought    *subtask  // for which an event of that is being made

	outage    int // the next of Outages
	firstUnit int32
	busyClock bool

	scope          int32
	total          *station // the one of that scope
	workloadScopes []int32  // by workload; -1: does not come here
	detailed       bool     // parts of it are counted too
}

// process is a Process as a run uses it.
type process struct {
	*Process
	scope          int32
	total          *flow   // the one of that scope
	workloadScopes []int32 // by workload, where it reads several; -1: it does not read that one

	recovery recovery   // from its outages
	left     clock.Time // when its last event left
}

func (op *operator) isSink() bool { return len(op.fan.edges) == 0 }

// urgency is the queue in which rec waits: 0 is served first.
func (op *operator) urgency(rec *record) int { return int(op.urgencies[rec.workload]) }

// counted is the number of servers of a subtask as shares of time count them: an unbounded number counts as one.
func (op *operator) counted() int64 {
	if op.servers == unbounded {
		return 1
	}
	return int64(op.servers)
}
