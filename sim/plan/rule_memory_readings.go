package plan

import (
	"fmt"
	"strings"

	"simulate/sim/finding"
	"simulate/sim/flink"
)

// memoryReadings tells both readings of a slot's memory that is divided in bytes: as one slot, which is what the plan
// uses, and as a process that has one slot. It is silent where the parts are all of a slot and Flink would not take them as
// a process: only one reading is left.
func memoryReadings(x *context) []finding.Finding {
	var r remarks
	for i := range x.jobs {
		j := &x.jobs[i]
		m := &j.Memory
		if !j.Slots || j.TaskMemory == 0 || !m.inBytes() {
			continue
		}
		p := m.of(j.TaskMemory)
		process, accepted := j.asProcess()
		if !accepted && p.fills(j.TaskMemory) {
			continue
		}
		framework := j.framework()
		r.add(finding.TwoReadings, finding.Warning, j.Path+".task_memory",
			"it is read as the memory of one slot: the parts that are given take %s of its %s, %s. Read as a process with one slot, framework memory of %s comes on top and %s for metaspace and overhead: %s. %s",
			size(p.sum()), size(j.TaskMemory), j.rest(p), size(framework), left(j.TaskMemory-p.sum()-framework), process, x.whichReading())
	}
	return r
}

// fills says whether portions are all of a slot, or leave the network what is left of it.
func (p *portions) fills(slot int64) bool {
	rest := slot - p.sum()
	return rest == 0 || (rest > 0 && !p.hasNetwork)
}

// left says what is left of something.
func left(bytes int64) string {
	if bytes <= 0 {
		return "nothing is left"
	}
	return size(bytes) + " are left"
}

// whichReading says how to make clear which reading is meant.
func (x *context) whichReading() string {
	if x.Workers.Memory.Given {
		return "_task_managers.memory says what a process has, so a slot is meant."
	}
	return "Say which is meant by giving _task_managers.memory."
}

// inBytes says whether heap and managed memory are given as sizes.
func (m *Memory) inBytes() bool {
	return m.Heap.Given && !m.Heap.Relative && m.Managed.Given && !m.Managed.Relative
}

// framework is the framework memory of a task manager of the process.
func (j *job) framework() int64 {
	w := worker{options: flink.Options{}}
	w.give(frameHeap, j.Memory.FrameworkHeap)
	w.give(frameOff, j.Memory.FrameworkOffHeap)
	return w.size(frameHeap) + w.size(frameOff)
}

// rest is what becomes of what the parts leave over of a slot.
func (j *job) rest(p portions) string {
	switch rest := j.TaskMemory - p.sum(); {
	case rest < 0:
		return size(-rest) + " more than there is"
	case rest == 0:
		return "all of it"
	case p.hasNetwork:
		return size(rest) + " of each slot are in no part of it"
	default:
		return size(rest) + " are left for the network"
	}
}

// asProcess is what Flink would say to task_memory as a process with one slot, in the ways that the scenario allows, and
// whether it would take any.
func (j *job) asProcess() (told string, any bool) {
	var said []string
	try := func(what string, set func(w *worker)) (int64, bool) {
		w := worker{options: flink.Options{}, slots: 1}
		p := j.Memory.of(j.TaskMemory)
		w.set(processSize, j.TaskMemory)
		w.set(taskHeap, p.heap)
		w.give(frameHeap, j.Memory.FrameworkHeap)
		w.give(frameOff, j.Memory.FrameworkOffHeap)
		w.give(metaspace, j.JVM.Metaspace)
		w.take(p, &j.Memory)
		set(&w)
		m, err := flink.TaskManagerMemory(w.options)
		if err != nil {
			said = append(said, fmt.Sprintf("%sFlink refuses (%s)", what, w.shortfall(j.TaskMemory)))
			return 0, false
		}
		any = true
		said = append(said, fmt.Sprintf("%sFlink accepts, with metaspace %s and overhead %s", what, size(m.Metaspace), size(m.Overhead)))
		return m.Overhead, true
	}
	overhead, accepted := try("as stated ", func(*worker) {})
	if j.Memory.Network.Given && (j.Memory.NetworkMin.Given || j.Memory.NetworkMax.Given) {
		try("with network memory by its fraction within network_min and network_max ", func(w *worker) {
			delete(w.options, networkMin)
			delete(w.options, networkMax)
			w.give(networkMin, j.Memory.NetworkMin)
			w.give(networkMax, j.Memory.NetworkMax)
		})
	}
	if most := j.JVM.MetaspaceMax; most.Given && most.Value != j.JVM.Metaspace.Or(256<<20) {
		try(fmt.Sprintf("with metaspace_max %s ", size(most.Value)), func(w *worker) { w.set(metaspace, most.Value) })
		if accepted {
			said[len(said)-1] += fmt.Sprintf("; keeping the overhead of %s it would be over by %s", size(overhead), size(most.Value-j.JVM.Metaspace.Or(256<<20)))
		}
	}
	return strings.Join(said, "; "), any
}

// shortfall is what a process would leave for its overhead, against the least that Flink takes.
func (w *worker) shortfall(process int64) string {
	o := flink.Options{}
	for key, value := range w.options {
		if key != processSize {
			o[key] = value
		}
	}
	m, err := flink.TaskManagerMemory(o)
	if err != nil {
		return err.Error()
	}
	rest := process - m.TotalFlink - m.Metaspace
	network := ""
	if w.options[networkMin] != w.options[networkMax] {
		network = fmt.Sprintf("network memory would be %s; ", size(m.Network))
	}
	if rest < 0 {
		return fmt.Sprintf("%snothing is left for the overhead, %s are missing", network, size(-rest))
	}
	return fmt.Sprintf("%s%s are left for the overhead, it wants %s to %s", network, size(rest), size(w.size(overheadMin)), size(w.size(overheadMax)))
}
