package flink

import (
	"errors"
	"slices"
	"strconv"
	"strings"
	"testing"
)

func TestTheDistributedConfigurationIsDivided(t *testing.T) {
	m, err := TaskManagerMemory(Options{"taskmanager.memory.process.size": "1728m"})
	want := Memory{
		FrameworkHeap: 128 * mib, FrameworkOffHeap: 128 * mib, TaskHeap: 402_653_174, Network: 134_217_730, Managed: 536_870_920,
		Metaspace: 256 * mib, Overhead: 192 * mib, TotalFlink: 1280 * mib, TotalProcess: 1728 * mib,
		Heap: 128*mib + 402_653_174, Direct: 128*mib + 134_217_730, CPU: Core, Slots: 1, Buffers: 4096, Way: FromProcess,
		Slot: SlotShare{CPU: Core, TaskHeap: 402_653_174, Network: 134_217_730, Managed: 536_870_920},
	}
	if err != nil || m != want {
		t.Errorf("1728m is divided into\n%+v (%v), want\n%+v", m, err, want)
	}
	arguments := []string{"-Xmx536870902", "-Xms536870902", "-XX:MaxDirectMemorySize=268435458", "-XX:MaxMetaspaceSize=268435456"}
	if got := m.Arguments(); !slices.Equal(got, arguments) {
		t.Errorf("the JVM gets %v, want %v", got, arguments)
	}
}

// A story is options after "taskmanager.memory." and what comes of them.
func derived(options string) (Memory, error) {
	o := Options{}
	for _, option := range strings.Fields(options) {
		key, value, _ := strings.Cut(option, "=")
		if !strings.HasPrefix(key, "taskmanager.") {
			key = "taskmanager.memory." + key
		}
		o[key] = value
	}
	return TaskManagerMemory(o)
}

func TestTheRestGoesToWhatIsLeft(t *testing.T) {
	for _, story := range []struct {
		about, options string
		of             func(Memory) int64
		want           int64
	}{
		{"parts: with half of it all, the network has as much as the others", "task.heap.size=512m managed.size=1g network.fraction=0.5", func(m Memory) int64 { return m.Network }, 1792 * mib},
		{"parts within Flink memory: the network gets the rest", "task.heap.size=512m managed.size=1g flink.size=2g", func(m Memory) int64 { return m.Network }, 256 * mib},
		{"task heap within Flink memory: the network gets the rest", "task.heap.size=512m managed.fraction=0.5 flink.size=2g", func(m Memory) int64 { return m.Network }, 256 * mib},
		{"both totals: the overhead gets the rest", "flink.size=2g process.size=2560m", func(m Memory) int64 { return m.Overhead }, 256 * mib},
		{"parts in a process: the overhead gets the rest", "task.heap.size=512m managed.size=1g flink.size=2g process.size=2500m", func(m Memory) int64 { return m.Overhead }, 196 * mib},
		{"the managed size wins over its fraction", "process.size=4g managed.size=1g managed.fraction=7", func(m Memory) int64 { return m.Managed }, gib},
		{"the least network", "flink.size=640m network.fraction=0.01 managed.size=0", func(m Memory) int64 { return m.TaskHeap }, 320 * mib},
		{"the most network", "flink.size=640m network.max=32m network.min=1m managed.size=0", func(m Memory) int64 { return m.TaskHeap }, 352 * mib},
		{"a zero fraction", "flink.size=640m managed.fraction=0 network.fraction=0 network.min=0", func(m Memory) int64 { return m.TaskHeap }, 384 * mib},
		{"a slot has a third", "flink.size=640m managed.size=100b taskmanager.numberOfTaskSlots=3", func(m Memory) int64 { return m.Slot.Managed }, 33},
		{"a third of a core has eight decimals", "flink.size=640m managed.size=0 taskmanager.numberOfTaskSlots=3 taskmanager.cpu.cores=1", func(m Memory) int64 { return int64(m.Slot.CPU) }, 33_333_333},
	} {
		if m, err := derived(story.options); err != nil || story.of(m) != story.want {
			t.Errorf("%s: %s gives %d (%v), want %d", story.about, story.options, story.of(m), err, story.want)
		}
	}
}

func TestWhatFlinkRefusesNamesTheComponent(t *testing.T) {
	for options, want := range map[string]string{
		"":                  Missing,
		"task.heap.size=1g": Missing,
		"process.size=4g network.min=512m network.max=128m":           Range,
		"process.size=4g jvm-overhead.min=2g":                         Range,
		"process.size=4g jvm-overhead.fraction=1":                     Range,
		"process.size=4g managed.fraction=-0.1":                       Range,
		"process.size=4g managed.fraction=nan":                        Range,
		"process.size=400m":                                           "total_flink",
		"process.size=600m":                                           "task_heap",
		"flink.size=1g task.heap.size=700m":                           "network", // negative
		"flink.size=1g task.heap.size=300m":                           "network", // 58.4 MiB, below 64 MiB
		"flink.size=4g task.heap.size=300m network.max=128m":          "network", // above
		"process.size=1000m jvm-overhead.min=64m task.heap.size=100m": "network", // the example of Flink's own pages
		"task.heap.size=1g managed.size=1g flink.size=2g":             "network",
		"flink.size=2g process.size=2g":                               "jvm_overhead", // negative
		"flink.size=2g process.size=2400m":                            "jvm_overhead", // 96 MiB
		"flink.size=8g process.size=10g":                              "jvm_overhead", // 1.75 GiB
		"process.size=4g taskmanager.cpu.cores=0":                     "cpu",
		"process.size=4g taskmanager.numberOfTaskSlots=0":             "cpu",
		"process.size=4g segment-size=10kb":                           "network_buffers",
		"process.size=4.5g":                                           Unreadable,
		"process.size=-1":                                             Unreadable,
		"process.size=99999999999t":                                   Unreadable,
		"process.size=4g taskmanager.numberOfTaskSlots=two":           Unreadable,
		"task.heap.size=9223372036854775807 managed.size=1":           "total_flink",
		"flink.size=9223372036854775807":                              "total_process",
		"process.size=4g taskmanager.cpu.cores=0.5 segment-size=0":    "network_buffers",
	} {
		_, err := derived(options)
		var refusal *Refusal
		if !errors.As(err, &refusal) || refusal.Component != want {
			t.Errorf("%q is refused by %v, want %s", options, err, want)
		}
	}
}

func TestARefusalSaysTheNumbers(t *testing.T) {
	_, err := derived("process.size=1000m jvm-overhead.min=64m task.heap.size=100m")
	for _, part := range []string{"network memory is what is left", "30.4", "taskmanager.memory.network.min", "67108864 bytes (64 MiB)"} {
		if err == nil || !strings.Contains(err.Error(), part) {
			t.Errorf("%v does not say %q", err, part)
		}
	}
}

func TestTheJobManagerIsDivided(t *testing.T) {
	for options, want := range map[string]JobManager{
		"process.size=1600m":                                {Heap: gib, OffHeap: 128 * mib, Metaspace: 256 * mib, Overhead: 192 * mib, TotalFlink: 1152 * mib, TotalProcess: 1600 * mib, Way: FromProcess},
		"heap.size=1g":                                      {Heap: gib, OffHeap: 128 * mib, Metaspace: 256 * mib, Overhead: 192 * mib, TotalFlink: 1152 * mib, TotalProcess: 1600 * mib, Way: FromParts},
		"heap.size=1g flink.size=1g":                        {Heap: gib, Metaspace: 256 * mib, Overhead: 192 * mib, TotalFlink: gib, TotalProcess: 1472 * mib, Way: FromParts},
		"flink.size=1g off-heap.size=0 process.size=2g":     {Heap: gib, Metaspace: 256 * mib, Overhead: 768 * mib, TotalFlink: gib, TotalProcess: 2 * gib, Way: FromFlink},
		"flink.size=1g enable-jvm-direct-memory-limit=true": {Heap: 896 * mib, OffHeap: 128 * mib, Metaspace: 256 * mib, Overhead: 192 * mib, TotalFlink: gib, TotalProcess: 1472 * mib, Way: FromFlink, Limited: true},
	} {
		if m, err := jobManager(options); err != nil || m != want {
			t.Errorf("%s gives\n%+v (%v), want\n%+v", options, m, err, want)
		}
	}
	for options, want := range map[string]string{
		"":                           Missing,
		"heap.size=2g flink.size=1g": "off_heap",
		"heap.size=1g off-heap.size=1m flink.size=2g": "total_flink",
		"flink.size=128m":                  "jvm_heap",
		"process.size=100m":                "total_flink",
		"heap.size=1g process.size=1500m":  "jvm_overhead",
		"heap.size=1g jvm-overhead.min=2g": Range,
		"heap.size=much":                   Unreadable,
	} {
		_, err := jobManager(options)
		var refusal *Refusal
		if !errors.As(err, &refusal) || refusal.Component != want {
			t.Errorf("%q is refused by %v, want %s", options, err, want)
		}
	}
}

func jobManager(options string) (JobManager, error) {
	o := Options{}
	for _, option := range strings.Fields(options) {
		key, value, _ := strings.Cut(option, "=")
		o["jobmanager.memory."+key] = value
	}
	return JobManagerMemory(o)
}

func TestTheJobManagersDirectMemoryIsLimitedOnlyIfAskedFor(t *testing.T) {
	free, _ := jobManager("flink.size=1g")
	limited, _ := jobManager("flink.size=1g enable-jvm-direct-memory-limit=true")
	if got := strings.Join(free.Arguments(), " "); got != "-Xmx939524096 -Xms939524096 -XX:MaxMetaspaceSize=268435456" {
		t.Errorf("the JVM gets %s", got)
	}
	if got := strings.Join(limited.Arguments(), " "); !strings.Contains(got, "-XX:MaxDirectMemorySize="+strconv.Itoa(128*mib)) {
		t.Errorf("the JVM gets no limit: %s", got)
	}
}
