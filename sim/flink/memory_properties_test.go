package flink

import (
	"fmt"
	"math/rand/v2"
	"testing"
)

// random draws a configuration of a task manager, half of the time one that Flink refuses.
func random(r *rand.Rand) Options {
	o := Options{}
	maybe := func(p float64, key string, most int64) {
		if r.Float64() < p {
			o["taskmanager.memory."+key] = fmt.Sprint(r.Int64N(most * mib))
		}
	}
	fraction := func(p float64, key string) {
		if r.Float64() < p {
			o["taskmanager.memory."+key] = fmt.Sprintf("%.*f", 1+r.IntN(5), 0.7*r.Float64())
		}
	}
	maybe(0.7, "process.size", 12000)
	maybe(0.3, "flink.size", 8000)
	maybe(0.3, "task.heap.size", 3000)
	maybe(0.3, "managed.size", 3000)
	maybe(0.2, "framework.heap.size", 300)
	maybe(0.2, "framework.off-heap.size", 300)
	maybe(0.2, "task.off-heap.size", 300)
	maybe(0.2, "network.min", 200)
	maybe(0.2, "network.max", 2000)
	maybe(0.2, "jvm-overhead.min", 300)
	maybe(0.2, "jvm-overhead.max", 3000)
	fraction(0.3, "managed.fraction")
	fraction(0.3, "network.fraction")
	fraction(0.3, "jvm-overhead.fraction")
	o["taskmanager.numberOfTaskSlots"] = fmt.Sprint(1 + r.IntN(9))
	return o
}

// oddities are what no division may show.
func (m *Memory) oddities() map[string]bool {
	n := int64(m.Slots)
	parts := []int64{m.FrameworkHeap, m.FrameworkOffHeap, m.TaskHeap, m.TaskOffHeap, m.Network, m.Managed, m.Metaspace, m.Overhead}
	flink, _ := sum(parts[:6]...)
	process, _ := sum(parts...)
	odd := map[string]bool{
		"Flink's memory is not the sum of its six parts": flink != m.TotalFlink,
		"the process is not the sum of its eight parts":  process != m.TotalProcess,
		"the heap is not framework and task heap":        m.Heap != m.FrameworkHeap+m.TaskHeap,
		"heap, direct and managed are not Flink's":       m.Heap+m.Direct+m.Managed != m.TotalFlink,
		"slots have more managed memory than there is":   m.Slot.Managed*n > m.Managed,
		"more than a byte a slot is left over":           m.Managed-m.Slot.Managed*n >= n || m.Network-m.Slot.Network*n >= n || m.TaskHeap-m.Slot.TaskHeap*n >= n,
		"the buffers take more than the network":         m.Buffers*32*kib > m.Network || (m.Buffers+1)*32*kib <= m.Network,
	}
	for _, part := range parts {
		odd["a part is negative"] = odd["a part is negative"] || part < 0
	}
	return odd
}

func TestEveryDivisionAddsUp(t *testing.T) {
	r := rand.New(rand.NewPCG(5, 4))
	divided := 0
	for range 4000 {
		o := random(r)
		m, err := TaskManagerMemory(o)
		if err != nil {
			continue
		}
		divided++
		for what, odd := range m.oddities() {
			if odd {
				t.Errorf("%v: %s: %+v", o, what, m)
			}
		}
	}
	if divided < 1000 {
		t.Errorf("only %d of 4000 configurations could be divided", divided)
	}
}

func TestWhatIsDividedCanBeSaidInParts(t *testing.T) {
	r := rand.New(rand.NewPCG(6, 4))
	for range 1000 {
		o := random(r)
		m, err := TaskManagerMemory(o)
		if err != nil {
			continue
		}
		again, err := TaskManagerMemory(m.options(o))
		if again.Way = m.Way; err != nil || again != m {
			t.Errorf("%v is\n%+v, its parts are\n%+v (%v)", o, m, again, err)
		}
	}
}

// options are the options by which Flink's scripts hand a division on to the process that they start: all parts, with
// the network's range closed.
func (m *Memory) options(from Options) Options {
	o := Options{"taskmanager.numberOfTaskSlots": from["taskmanager.numberOfTaskSlots"]}
	for key, size := range map[string]int64{
		"framework.heap.size": m.FrameworkHeap, "framework.off-heap.size": m.FrameworkOffHeap, "task.heap.size": m.TaskHeap,
		"task.off-heap.size": m.TaskOffHeap, "managed.size": m.Managed, "network.min": m.Network, "network.max": m.Network,
		"jvm-metaspace.size": m.Metaspace, "jvm-overhead.min": m.Overhead, "jvm-overhead.max": m.Overhead,
	} {
		o["taskmanager.memory."+key] = fmt.Sprint(size)
	}
	return o
}

func TestALargerProcessHasNoSmallerPart(t *testing.T) {
	var before Memory
	for size := int64(620); size < 20_000; size += 7 {
		m, err := TaskManagerMemory(Options{"taskmanager.memory.process.size": fmt.Sprint(size, "m")})
		if err != nil && before.TotalProcess == 0 {
			continue // too small yet
		}
		if err != nil || m.TaskHeap < before.TaskHeap || m.Managed < before.Managed || m.Network < before.Network || m.Overhead < before.Overhead {
			t.Fatalf("%d MiB: %+v (%v) after %+v", size, m, err, before)
		}
		before = m
	}
}
