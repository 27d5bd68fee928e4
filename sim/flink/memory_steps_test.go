package flink

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
)

// told is how a configuration is divided, a step a line.
func told(t *testing.T, o Options) string {
	t.Helper()
	m, err := TaskManagerMemory(o)
	if err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	for _, s := range MemorySteps(o, m) {
		fmt.Fprintf(&b, "%s %d: %s\n", s.Component, s.Bytes, s.Formula)
	}
	return b.String()
}

func TestEachComponentSaysItsFormula(t *testing.T) {
	got := told(t, Options{"taskmanager.memory.process.size": "1728m"})
	want := `total_process 1811939328: process.size, given
jvm_metaspace 268435456: jvm-metaspace.size, default
jvm_overhead 201326592: fraction 0.1 (as a 32-bit float) of total_process, at least 201326592 bytes (192 MiB), at most 1073741824 bytes (1 GiB)
total_flink 1342177280: total_process less jvm_metaspace and jvm_overhead
framework_heap 134217728: framework.heap.size, default
framework_off_heap 134217728: framework.off-heap.size, default
task_off_heap 0: task.off-heap.size, default
managed 536870920: managed.fraction 0.4 (as a 32-bit float) of total_flink
network 134217730: fraction 0.1 (as a 32-bit float) of total_flink, at least 67108864 bytes (64 MiB)
task_heap 402653174: total_flink less the parts above
`
	if got != want {
		t.Errorf("1728m is told as\n%s\nwant\n%s", got, want)
	}
}

func TestWhatIsLeftIsToldByTheWay(t *testing.T) {
	for options, want := range map[string]string{
		"task.heap.size=1g managed.size=1g":               "network 268435460: fraction / (1 - fraction), fraction 0.1 (as a 32-bit float), of the parts above",
		"task.heap.size=1g managed.size=1g flink.size=3g": "network 805306368: total_flink less the parts above",
		"task.heap.size=1g flink.size=3g":                 "managed 1288490208: managed.fraction",
		"flink.size=3g process.size=3540m":                "jvm_overhead 222298112: total_process less total_flink and jvm_metaspace",
		"flink.size=3g":                                   "total_process 3877401037: total_flink, jvm_metaspace and jvm_overhead",
	} {
		o := Options{}
		for _, option := range strings.Fields(options) {
			key, value, _ := strings.Cut(option, "=")
			o["taskmanager.memory."+key] = value
		}
		if got := told(t, o); !strings.Contains(got, want) {
			t.Errorf("%s is told as\n%s\nwithout %q", options, got, want)
		}
	}
}

func TestEveryComponentIsToldOnceWithItsSize(t *testing.T) {
	r := rand.New(rand.NewPCG(4, 4))
	for range 500 {
		o := random(r)
		m, err := TaskManagerMemory(o)
		if err != nil {
			continue
		}
		want := map[string]int64{
			"framework_heap": m.FrameworkHeap, "framework_off_heap": m.FrameworkOffHeap, "task_heap": m.TaskHeap, "task_off_heap": m.TaskOffHeap,
			"network": m.Network, "managed": m.Managed, "jvm_metaspace": m.Metaspace, "jvm_overhead": m.Overhead,
			"total_flink": m.TotalFlink, "total_process": m.TotalProcess,
		}
		var seen []string
		for _, s := range MemorySteps(o, m) {
			if slices.Contains(seen, s.Component) || want[s.Component] != s.Bytes {
				t.Errorf("%v: %+v", o, s)
			}
			seen = append(seen, s.Component)
		}
		if len(seen) != len(want) {
			t.Errorf("%v tells %v", o, seen)
		}
	}
}

func TestWhatFlinkRefusesIsToldAsStated(t *testing.T) {
	o := Options{"taskmanager.memory.process.size": "1g", "taskmanager.memory.task.heap.size": "2g", "taskmanager.memory.network.min": "64m"}
	if _, err := TaskManagerMemory(o); err == nil {
		t.Fatal("Flink does not refuse it")
	}
	m := Memory{TotalProcess: 1 << 30, TaskHeap: 2 << 30, Network: 64 << 20, FrameworkHeap: 128 << 20}
	want := []Step{
		{"total_process", 1 << 30, "process.size, given"},
		{"framework_heap", 128 << 20, "framework.heap.size, default"},
		{"task_heap", 2 << 30, "task.heap.size, given"},
		{"network", 64 << 20, "network.min, given"},
	}
	if got := StatedSteps(o, m); !slices.Equal(got, want) {
		t.Errorf("it is told as %v, want %v", got, want)
	}
}
