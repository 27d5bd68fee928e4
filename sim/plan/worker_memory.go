package plan

import (
	"fmt"
	"maps"

	"simulate/sim/flink"
)

// portions is the memory of one slot as it is divided, bytes.
type portions struct {
	heap, managed, network, offHeap int64
	hasHeap, hasManaged, hasNetwork bool
}

// of divides a slot.
func (m *Memory) of(slot int64) portions {
	return portions{
		heap: m.Heap.Of(slot), managed: m.Managed.Of(slot), network: m.Network.Of(slot), offHeap: m.TaskOffHeap.Of(slot),
		hasHeap: m.Heap.Given, hasManaged: m.Managed.Given, hasNetwork: m.Network.Given,
	}
}

func (p *portions) sum() int64 { return p.heap + p.managed + p.network + p.offHeap }

// scaled is all of them times a share.
func (p portions) scaled(share float64) portions {
	for _, part := range []*int64{&p.heap, &p.managed, &p.network, &p.offHeap} {
		*part = int64(float64(*part) * share)
	}
	return p
}

// rounding is what shares of a slot may lose together.
const rounding = 4

// take sets the options for the portions that are given, but for the heap; the network's bounds where it has no size.
func (w *worker) take(p portions, m *Memory) {
	if p.hasManaged {
		w.set(managedSize, w.slots*p.managed)
	}
	if m.TaskOffHeap.Given {
		w.set(taskOffHeap, w.slots*p.offHeap)
	}
	if p.hasNetwork {
		w.setNetwork(w.slots * p.network)
		return
	}
	if m.NetworkMin.Given {
		w.set(networkMin, w.slots*m.NetworkMin.Value)
	}
	if m.NetworkMax.Given {
		w.set(networkMax, w.slots*m.NetworkMax.Value)
	}
}

// grown makes the task manager as large as its slots want it.
func (w *worker) grown(m *Memory, slot int64) {
	p := m.of(slot)
	w.take(p, m)
	rest := slot - p.sum()
	if !p.hasHeap || !p.hasNetwork || !p.hasManaged || (rest >= 0 && rest < rounding) {
		w.set(flinkSize, w.slots*slot+w.size(frameHeap)+w.size(frameOff))
		w.derived = fmt.Sprintf("%s of task_memory %s, and framework memory", several(int(w.slots), "slot"), size(slot))
	}
	switch {
	case !p.hasHeap: // it is what is left
		return
	case p.hasNetwork && !p.hasManaged:
		w.set(managedSize, w.slots*max(0, rest))
	case p.hasNetwork && p.hasManaged && rest < rounding && rest >= 0:
		p.heap += rest
	case p.hasNetwork && p.hasManaged:
		w.unassigned, w.beyond = w.slots*max(0, rest), max(0, -rest)
	}
	w.set(taskHeap, w.slots*p.heap)
}

// size is a size among the options, or Flink's default.
func (w *worker) size(key string) int64 {
	size, _ := flink.ParseSize(w.value(key))
	return size
}

// fixed divides a process of a given size among its slots.
func (w *worker) fixed(x *context, m *Memory, slot, process int64) {
	w.set(processSize, process)
	flink, left := w.left(x)
	if left <= 0 {
		return
	}
	if slot == 0 {
		slot = left / w.slots
	}
	p := m.of(slot)
	asked := max(slot, p.sum())
	if got := left / w.slots; asked > got {
		w.shrunk = &shrink{asked: asked, got: got}
		p = p.scaled(float64(got) / float64(asked))
		p.hasHeap = false
	}
	w.take(p, m)
	if p.hasHeap {
		w.fill(p, flink, left-w.slots*p.sum())
	}
}

// fill sets the heap that is given, and lets what slots leave over of a process go to what is not given. Where all parts
// are given it stays unassigned, but for the bytes that shares lose.
func (w *worker) fill(p portions, flink, over int64) {
	heap := w.slots * p.heap
	switch {
	case p.hasManaged && !p.hasNetwork:
		w.set(flinkSize, flink)
		w.derived = "total_process less jvm_metaspace and jvm_overhead"
	case p.hasNetwork && !p.hasManaged:
		w.set(managedSize, over)
	case p.hasNetwork && over < w.slots*rounding:
		heap += over
	}
	w.set(taskHeap, heap)
}

// left is what a process of a given size leaves to Flink, and of that to its slots; 0: Flink would not start it at all.
func (w *worker) left(x *context) (all, slots int64) {
	o := flink.Options{networkMin: "0", managedSize: "0"}
	for _, key := range []string{processSize, metaspace, frameHeap, frameOff} {
		if value, given := w.options[key]; given {
			o[key] = value
		}
	}
	for _, key := range []string{metaspace, frameHeap, frameOff, overheadFraction, overheadMin, overheadMax} {
		if value := x.option(key); value != "" {
			o[key] = value
		}
	}
	memory, err := flink.TaskManagerMemory(o)
	if err != nil {
		return 0, 0
	}
	return memory.TotalFlink, memory.TotalFlink - memory.FrameworkHeap - memory.FrameworkOffHeap
}

// parts takes the memory of a task manager as it is divided, part by part.
func (w *worker) parts(of *Workers) {
	p := of.Parts
	w.give(processSize, of.Memory)
	w.give(taskHeap, p.Heap)
	w.give(managedSize, p.Managed)
	w.give(taskOffHeap, p.TaskOffHeap)
	w.give(metaspace, p.Metaspace)
	if p.Network.Given {
		w.setNetwork(p.Network.Value)
	}
	if p.Framework.Given {
		w.set(frameHeap, p.Framework.Value/2)
		w.set(frameOff, p.Framework.Value-p.Framework.Value/2)
	}
	if p.Overhead.Given {
		w.set(overheadMin, p.Overhead.Value)
		w.set(overheadMax, p.Overhead.Value)
	}
}

// stated is the memory as its parts say, where Flink refuses to derive it, and what of the process no part takes.
func (w *worker) stated() (m flink.Memory, unassigned int64) {
	m = flink.Memory{
		FrameworkHeap: w.size(frameHeap), FrameworkOffHeap: w.size(frameOff), TaskHeap: w.size(taskHeap), TaskOffHeap: w.size(taskOffHeap),
		Managed: w.size(managedSize), Network: w.size(networkMin), Metaspace: w.size(metaspace),
		TotalProcess: w.size(processSize), Slots: int(w.slots),
	}
	o := maps.Clone(w.options)
	delete(o, processSize)
	if d, err := flink.TaskManagerMemory(o); err == nil { // the total is all that is wrong
		m.TaskHeap, m.Managed, m.Network = d.TaskHeap, d.Managed, d.Network
	}
	m.CPU = w.statedCores()
	m.Heap = m.FrameworkHeap + m.TaskHeap
	m.Direct = m.FrameworkOffHeap + m.TaskOffHeap + m.Network
	m.TotalFlink = m.Heap + m.Direct + m.Managed
	m.Overhead = w.statedOverhead()
	n := flink.Cores(w.slots)
	m.Slot = flink.SlotShare{CPU: m.CPU / n, TaskHeap: m.TaskHeap / w.slots, TaskOffHeap: m.TaskOffHeap / w.slots, Network: m.Network / w.slots, Managed: m.Managed / w.slots}
	if segment := w.size(segmentSize); segment > 0 {
		m.Buffers = m.Network / segment
	}
	sum := m.TotalFlink + m.Metaspace + m.Overhead
	if m.TotalProcess == 0 {
		m.TotalProcess = sum
	}
	if w.options[taskHeap] == "" || w.options[managedSize] == "" {
		return m, 0 // they would have had the rest
	}
	return m, max(0, m.TotalProcess-sum)
}

// statedOverhead is the overhead of a process of the stated size, or the least.
func (w *worker) statedOverhead() int64 {
	o := flink.Options{networkMin: "0", managedSize: "0", frameHeap: "0", frameOff: "0"}
	for _, key := range []string{processSize, metaspace, overheadFraction, overheadMin, overheadMax} {
		if value, given := w.options[key]; given {
			o[key] = value
		}
	}
	if m, err := flink.TaskManagerMemory(o); err == nil {
		return m.Overhead
	}
	return w.size(overheadMin)
}

// statedCores is the cores of a task manager, as many as slots where nothing is said.
func (w *worker) statedCores() flink.Cores {
	for _, key := range []string{cpuCores, "kubernetes.taskmanager.cpu.amount"} {
		if c, err := flink.ParseCores(w.options[key]); err == nil && c > 0 {
			return c
		}
	}
	return flink.Cores(w.slots) * flink.Core
}
