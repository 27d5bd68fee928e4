package plan

import (
	"strings"

	"simulate/sim/flink"
)

// kind is task managers that are alike.
type kind struct {
	worker
	jobs      []int
	memory    flink.Memory
	refused   error
	first     int // of all task managers
	count     int
	needed    int
	available int
	on        []int               // by slot of its jobs, one job after the other: its task manager; -1: none
	missing   int                 // slots that there is no room for
	crowded   []flink.Need        // network buffers, by task manager
	toolarge  []flink.Requirement // whose profile no task manager can hold
	homeless  int                 // task managers that fit on no node
	monthly   float64             // what one costs a month; 0: nobody says
	added     addition            // nodes that are needed beyond those that there are
	rest      []leftOver          // by task manager
	nodes     []int               // by task manager: its node; those that fit on none are the last, and missing here
}

// workers finds the kinds of task managers, and derives their memory. Processes that want the same kind share it in a
// session.
func (x *context) workers() {
	for i := range x.jobs {
		j := &x.jobs[i]
		if j.Slots {
			j.kind = x.kindFor(x.worker(j), j.Process)
			x.kinds[j.kind].jobs = append(x.kinds[j.kind].jobs, i)
		}
	}
	for i := range x.kinds {
		x.kinds[i].derive()
	}
	if len(x.kinds) > 0 || x.JobManager.Memory.Given || x.JobManager.CPU.Given {
		x.plan.JobManager = x.jobManager()
	}
}

// kindFor is the kind of a worker: of those in a session that are alike and may be on the same nodes.
func (x *context) kindFor(w worker, p *Process) int {
	for i := range x.kinds {
		if !x.Cluster.Application && x.kinds[i].alike(&w) && p.goesWhere(x.jobs[x.kinds[i].jobs[0]].Process) {
			return i
		}
	}
	x.kinds = append(x.kinds, kind{worker: w})
	return len(x.kinds) - 1
}

// alike says whether a worker is of the kind; an option may stand there or be Flink's default.
func (k *kind) alike(w *worker) bool {
	for _, options := range []flink.Options{k.options, w.options} {
		for key := range options {
			if !same(k.value(key), w.value(key)) {
				return false
			}
		}
	}
	return true
}

// value is that of an option, or Flink's default.
func (w *worker) value(key string) string {
	if value, given := w.options[key]; given {
		return value
	}
	known, _ := flink.Known(key)
	return known.Default
}

func (k *kind) derive() {
	var unassigned int64
	if k.memory, k.refused = flink.TaskManagerMemory(k.options); k.refused != nil {
		k.memory, unassigned = k.stated()
	}
	k.unassigned = max(k.unassigned, unassigned)
}

// show is what the plan says of it.
func (k *kind) show(x *context) TaskManager {
	t := TaskManager{
		First: k.first, Count: k.count, Needed: k.needed, Available: k.available, Memory: k.memory, Unassigned: k.unassigned,
		JVM: k.memory.Arguments(), Steps: flink.MemorySteps(k.options, k.memory),
	}
	if k.defaulted {
		comesFrom(t.Steps, "total_process", asShipped)
	}
	if k.derived != "" {
		comesFrom(t.Steps, "total_flink", k.derived)
	}
	if k.refused != nil {
		t.Error, t.Steps = k.refused.Error(), flink.StatedSteps(k.options, k.memory)
	}
	for n, i := range k.jobs {
		t.Processes = append(t.Processes, x.jobs[i].Name)
		if n == 0 {
			t.JVM = append(t.JVM, x.jobs[i].JVM.Options...)
		}
	}
	return t
}

// asShipped is where the size of a process comes from that nobody gives.
const asShipped = "process.size, as Flink's own configuration file has it"

// comesFrom says how a component came about that is an option to Flink, but none that the scenario gives.
func comesFrom(steps []flink.Step, component, formula string) {
	for i := range steps {
		if steps[i].Component == component {
			steps[i].Formula = formula
		}
	}
}

// jobManager derives the process that leads: one in a session, else one for each process.
func (x *context) jobManager() *JobManagerPlan {
	const memory, leastProcess = "jobmanager.memory.", 1600 << 20
	o := flink.Options{}
	for _, option := range x.Cluster.Options {
		if strings.HasPrefix(option.Key, "jobmanager.memory.") {
			o[option.Key] = option.Value
		}
	}
	sized := x.managerSized()
	if !sized {
		w := worker{options: o}
		w.set(memory+"process.size", x.JobManager.Memory.Or(leastProcess))
	}
	j := &JobManagerPlan{Count: 1, CPU: float64(x.managerCores()) / 1000}
	if x.Cluster.Application {
		j.Count = len(x.kinds)
	}
	m, err := flink.JobManagerMemory(o)
	if err != nil {
		j.Error = err.Error()
		m.TotalProcess = x.JobManager.Memory.Or(leastProcess)
	} else {
		j.Steps = flink.JobManagerSteps(o, m)
	}
	if !sized && !x.JobManager.Memory.Given {
		comesFrom(j.Steps, "total_process", asShipped)
	}
	j.Memory, j.JVM = m, m.Arguments()
	return j
}

// managerCores is the cores of a job manager, in thousandths: Flink's option, else what is said of it, else 1.
func (x *context) managerCores() int64 {
	if c, err := flink.ParseCores(x.option("kubernetes.jobmanager.cpu.amount")); err == nil {
		return int64(c / (flink.Core / 1000))
	}
	return x.JobManager.CPU.Or(1000)
}
