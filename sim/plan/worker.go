package plan

import (
	"slices"
	"strconv"
	"strings"

	"simulate/sim/flink"
)

// Options of Flink that more than one place sets or reads.
const (
	memoryKeys  = "taskmanager.memory."
	processSize = memoryKeys + "process.size"
	flinkSize   = memoryKeys + "flink.size"
	taskHeap    = memoryKeys + "task.heap.size"
	taskOffHeap = memoryKeys + "task.off-heap.size"
	managedSize = memoryKeys + "managed.size"
	networkMin  = memoryKeys + "network.min"
	networkMax  = memoryKeys + "network.max"
	overheadMin = memoryKeys + "jvm-overhead.min"
	overheadMax = memoryKeys + "jvm-overhead.max"
	metaspace   = memoryKeys + "jvm-metaspace.size"
	frameHeap   = memoryKeys + "framework.heap.size"
	frameOff    = memoryKeys + "framework.off-heap.size"
	segmentSize = memoryKeys + "segment-size"
	slotCount   = "taskmanager.numberOfTaskSlots"
	cpuCores    = "taskmanager.cpu.cores"

	overheadFraction = memoryKeys + "jvm-overhead.fraction"
)

// shipped is the process size in Flink's own configuration file.
const shipped = 1728 << 20

// worker is the task manager that a process wants: Flink's options that follow from what is said of the process and of
// task managers, and how they came about.
type worker struct {
	options    flink.Options
	slots      int64
	overridden []override // by options that the scenario gives by their own names
	unassigned int64      // bytes of slots that no portion takes
	beyond     int64      // bytes that portions take of a slot beyond its memory
	shrunk     *shrink    // what slots ask for and cannot have; nil: they can
	defaulted  bool       // nothing was said of its size
	derived    string     // how total Flink memory comes about that is no option of the scenario; empty: by Flink's rules
}

// override is an option that wins over what is derived.
type override struct {
	Option
	derived string
}

// shrink is slots that get less memory than they ask for, bytes of one slot.
type shrink struct{ asked, got int64 }

// worker derives the options of the task manager that a process wants.
func (x *context) worker(j *job) worker {
	w := worker{options: flink.Options{}, slots: x.Workers.Slots.Or(1)}
	if n := x.number(slotCount); n.Given {
		w.slots = int64(n.Value)
	}
	w.common(x, j)
	switch {
	case x.optionsSay(): // nothing else counts
	case x.Workers.Parts != nil:
		w.parts(&x.Workers)
	case x.process() > 0:
		w.fixed(x, &j.Memory, j.TaskMemory, x.process())
	case j.TaskMemory > 0:
		w.grown(&j.Memory, j.TaskMemory)
	default:
		w.defaulted = true
		w.fixed(x, &j.Memory, 0, shipped)
	}
	w.override(x.Cluster.Options)
	return w
}

// optionsSay says whether Flink's own options say how large a task manager is, whatever else does.
func (x *context) optionsSay() bool {
	return x.option(flinkSize) != "" || (x.option(taskHeap) != "" && x.option(managedSize) != "")
}

// process is the size of a task manager's process as it is given, bytes; 0: it is not.
func (x *context) process() int64 {
	if size, err := flink.ParseSize(x.option(processSize)); err == nil {
		return size
	}
	return x.Workers.Memory.Value
}

// common sets what does not depend on how the size is given.
func (w *worker) common(x *context, j *job) {
	w.options[slotCount] = strconv.FormatInt(w.slots, 10)
	switch {
	case x.Workers.CPU.Given:
		w.options[cpuCores] = cores(x.Workers.CPU.Value)
	case j.TaskCPU > 0:
		w.options[cpuCores] = cores(w.slots * j.TaskCPU)
	}
	w.give(frameHeap, j.Memory.FrameworkHeap)
	w.give(frameOff, j.Memory.FrameworkOffHeap)
	w.give(metaspace, j.JVM.Metaspace)
	w.give(metaspace, j.JVM.MetaspaceMax)
	w.give(segmentSize, j.Network.BufferSize)
	w.give(segmentSize, j.Network.SegmentSize)
}

func (w *worker) give(key string, size Optional[int64]) {
	if size.Given {
		w.set(key, size.Value)
	}
}

func (w *worker) set(key string, bytes int64) { w.options[key] = strconv.FormatInt(bytes, 10) }

func (w *worker) setNetwork(bytes int64) {
	w.set(networkMin, bytes)
	w.set(networkMax, bytes)
}

// cores writes thousandths of a core.
func cores(thousandths int64) string {
	return strconv.FormatFloat(float64(thousandths)/1000, 'f', -1, 64)
}

// override lays the scenario's own options of task managers over those that are derived.
func (w *worker) override(options []Option) {
	for _, o := range options {
		cpu := slices.Contains(cpuOfProviders, o.Key)
		if !strings.HasPrefix(o.Key, "taskmanager.") && !cpu {
			continue
		}
		if c, err := flink.ParseCores(o.Value); cpu && err == nil && c > 0 {
			w.yield(o, options)
		}
		if derived, both := w.options[o.Key]; both && !same(derived, o.Value) {
			w.overridden = append(w.overridden, override{o, derived})
		}
		w.options[o.Key] = o.Value
	}
}

// cpuOfProviders are options that say the cores of a task manager where cpuCores does not.
var cpuOfProviders = []string{"kubernetes.taskmanager.cpu.amount", "mesos.resourcemanager.tasks.cpus", "yarn.containers.vcores"}

// yield lets a provider's option for cores win over those that follow from the scenario, though not over Flink's own.
func (w *worker) yield(to Option, options []Option) {
	derived, both := w.options[cpuCores]
	if !both || slices.ContainsFunc(options, func(o Option) bool { return o.Key == cpuCores }) {
		return
	}
	if !same(derived, to.Value) {
		w.overridden = append(w.overridden, override{to, derived})
	}
	delete(w.options, cpuCores)
}

// same says whether two values of an option mean the same.
func same(a, b string) bool {
	x, err := flink.ParseSize(a)
	y, wrong := flink.ParseSize(b)
	if a == b || (err == nil && wrong == nil && x == y) {
		return true
	}
	c, err := flink.ParseCores(a)
	d, wrong := flink.ParseCores(b)
	return err == nil && wrong == nil && c == d
}
