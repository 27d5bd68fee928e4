package flink

// Worker is the kind of task manager that is started when more are needed. All are alike.
type Worker struct {
	Total Profile
	Slots int // taskmanager.numberOfTaskSlots, at least 1
}

// Slot is the profile of a slot that asks for none in particular: an equal part of the whole.
func (w Worker) Slot() Profile { return w.Total.Share(w.Slots) }

// TaskManager is one that has registered.
type TaskManager struct {
	Total     Profile
	Available Profile // of it, in no slot
	Slot      Profile // for who asks for nothing in particular
	Blocked   bool    // nothing new is placed here
	Idle      bool    // has had no slot in use for longer than resourcemanager.taskmanager-timeout
}

// PendingWorker is one that has been asked for and is not there yet.
type PendingWorker struct {
	Worker
	Planned []Profile // slots that it is meant for
}

// Unused is what no slot is planned for.
func (p *PendingWorker) Unused() Profile {
	left := p.Total
	for _, slot := range p.Planned {
		left = left.Minus(slot, 1)
	}
	return left
}

// Requirement is slots that a job misses.
type Requirement struct {
	Job         string
	Profile     Profile
	Unspecified bool // any slot will do: the default one of the task manager it is cut from
	Count       int
}

// of is the profile that is cut for r where this is the default.
func (r *Requirement) of(slot Profile) Profile {
	if r.Unspecified {
		return slot
	}
	return r.Profile
}

// Worker is the task manager of that memory as slots are cut from it: framework memory, metaspace and overhead are in
// no slot. External resources are those it has besides.
func (m *Memory) Worker(external ...External) Worker {
	return Worker{Slots: m.Slots, Total: Profile{
		CPU: m.CPU, TaskHeap: m.TaskHeap, TaskOffHeap: m.TaskOffHeap, Managed: m.Managed, Network: m.Network,
		External: NewExternals(external...),
	}}
}
