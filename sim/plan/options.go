package plan

import (
	"strconv"
	"strings"

	"simulate/sim/flink"
)

// mostManagers is how many task managers or slots an option may ask for.
const mostManagers = 1_000_000

// mostSlots is how many slots one task manager may have.
const mostSlots = 10_000

// form is how the value of an option is written.
type form struct {
	expects string
	fits    func(value string) bool
}

var (
	truth = form{"true or false", func(v string) bool { return v == "true" || v == "false" }}
	span  = form{"a duration such as 100ms", func(v string) bool { _, ok := duration(v); return ok }}
	bytes = form{"a size such as 64m", func(v string) bool { _, err := flink.ParseSize(v); return err == nil }}
	core  = form{"a number of cores such as 1.5", func(v string) bool { _, err := flink.ParseCores(v); return err == nil }}
	mode  = form{"NONE, SLOTS or TASKS", func(v string) bool { return v == "NONE" || v == "SLOTS" || v == "TASKS" }}
)

// numbers is whole numbers in a range.
func numbers(least, most int) form {
	return form{"a whole number from " + strconv.Itoa(least) + " to " + strconv.Itoa(most), func(v string) bool { return within(v, least, most) }}
}

func within(value string, least, most int) bool {
	n, err := strconv.Atoi(strings.TrimSpace(value))
	return err == nil && n >= least && n <= most
}

// planned are the options that a plan depends on, besides those of memory, which Flink's own rules read.
var planned = map[string]form{
	slotCount:                           numbers(1, mostSlots),
	cpuCores:                            core,
	"kubernetes.taskmanager.cpu.amount": core,
	"mesos.resourcemanager.tasks.cpus":  core,
	"yarn.containers.vcores":            numbers(-1, mostManagers),
	"kubernetes.jobmanager.cpu.amount":  core,

	"taskmanager.network.memory.buffers-per-channel":               numbers(0, mostManagers),
	"taskmanager.network.memory.floating-buffers-per-gate":         numbers(1, mostManagers),
	"taskmanager.network.memory.read-buffer.required-per-gate.max": numbers(1, mostManagers),
	"taskmanager.network.sort-shuffle.min-buffers":                 numbers(1, mostManagers),
	"taskmanager.network.sort-shuffle.min-parallelism":             numbers(1, mostManagers),
	"execution.buffer-timeout.interval":                            span,
	"execution.buffer-timeout":                                     span,
	"execution.buffer-timeout.enabled":                             truth,

	"taskmanager.load-balance.mode":                    mode,
	"cluster.evenly-spread-out-slots":                  truth,
	"cluster.fine-grained-resource-management.enabled": truth,
	"fine-grained.shuffle-mode.all-blocking":           truth,
	redundantKey:                                       numbers(0, mostManagers),
	minSlotsKey:                                        numbers(0, mostManagers),
	maxSlotsKey:                                        numbers(1, 1<<31-1),
	minCoresKey:                                        core,
	maxCoresKey:                                        core,
	minMemoryKey:                                       bytes,
	maxMemoryKey:                                       bytes,
	"heartbeat.timeout":                                span,

	maxParallelismKey: numbers(-1, 32768),
	chainingKey:       truth,
	chainUnequalKey:   truth,
}

const (
	redundantKey      = "slotmanager.redundant-taskmanager-num"
	minSlotsKey       = "slotmanager.number-of-slots.min"
	maxSlotsKey       = "slotmanager.number-of-slots.max"
	minCoresKey       = "slotmanager.min-total-resource.cpu"
	maxCoresKey       = "slotmanager.max-total-resource.cpu"
	minMemoryKey      = "slotmanager.min-total-resource.memory"
	maxMemoryKey      = "slotmanager.max-total-resource.memory"
	maxParallelismKey = "pipeline.max-parallelism"
	chainingKey       = "pipeline.operator-chaining.enabled"
	chainUnequalKey   = "pipeline.operator-chaining.chain-operators-with-different-max-parallelism"
)

// number is the value of an option that is a whole number; not given: it stands nowhere, or is none of those that fit.
func (x *context) number(key string) Optional[int] {
	value := x.option(key)
	if !planned[key].fits(value) {
		return Optional[int]{}
	}
	n, err := strconv.Atoi(strings.TrimSpace(value))
	return Optional[int]{Value: n, Given: err == nil}
}

// idle is why no plan depends on an option that Flink knows; empty: one may.
func idle(key string) string {
	if _, acts := planned[key]; acts {
		return ""
	}
	switch {
	case key == "parallelism.default":
		return "the scenario says how many subtasks there are, or it is 1"
	case strings.HasPrefix(key, "external-resource"):
		if strings.HasSuffix(key, ".amount") {
			return ""
		}
		return "external-resource.NAME.amount says how much there is"
	case strings.HasSuffix(key, "limit-factor"):
		return "limits matter while it runs; placement goes by requests"
	case key == "taskmanager.memory.min-segment-size", key == "taskmanager.memory.starting-segment-size", strings.HasPrefix(key, "taskmanager.network."):
		return "it matters while records flow"
	case key == "taskmanager.memory.framework.off-heap.batch-shuffle.size", strings.HasSuffix(key, "consumer-weights"), strings.HasPrefix(key, "state."):
		return "it divides memory among those that use it while they run"
	case strings.HasPrefix(key, "taskmanager.memory."), strings.HasPrefix(key, "jobmanager.memory."):
		return ""
	}
	return "it matters while jobs run"
}
