package plan_test

import (
	"strings"
	"testing"

	"simulate/sim/clock"
	"simulate/sim/finding"
	"simulate/sim/plan"
	"simulate/sim/stream"
)

// Each rule says what document N's figures come to, and something else, or nothing, where they are others.
func TestRules(t *testing.T) {
	for _, c := range []struct {
		story string
		code  finding.Code
		says  []string // of document N
		other func(c *plan.Case, p *plan.Process)
		then  []string // nil: it is silent
	}{
		{
			"100,000 events/s of 5 ms are 500 busy slots", finding.Unstable,
			[]string{"501 are needed", "625 to be busy 80 %", "715 to be busy 70 %", "64 serve 12800/s (utilization 781 %, the backlog grows by 87200/s, 85.16 MiB/s)", "128 serve 25600/s", "80000/s of sla.throughput.min keep 400 busy", "7.81 at a time in each of 64 (11.2", "640 us for 64 (448 us", "1.28 ms for 128 (896 us", "126 task managers, 35320 USD"},
			func(c *plan.Case, p *plan.Process) {
				p.AutoSize = plan.AutoSize{Rate: of(9_000.), Service: of(0.02)}
				c.Workloads[0].Mean, c.Workloads[0].Peak = 9_000, 9_000
			},
			[]string{"181 are needed", "225 to be busy 80 %", "258 to be busy 70 %", "128 serve 6400/s"},
		},
		{
			"half the work for a tenth of the events", finding.Unstable,
			[]string{"501"},
			func(c *plan.Case, p *plan.Process) {
				p.AutoSize.Rate, p.AutoSize.Service = of(10_000.), of(0.0025)
				p.Operators[1].Work = demand(0.5)
			}, nil,
		},
		{
			"sources let in less than comes, so that no parallelism holds the promise", finding.Throttled, nil,
			func(c *plan.Case, _ *plan.Process) { c.Workloads[0].MaxRate = 60_000 },
			[]string{"let in 60000/s", "grows by 40000/s, whatever the parallelism"},
		},
		{
			"a throttle above what comes matters to nobody", finding.Throttled, nil,
			func(c *plan.Case, _ *plan.Process) { c.Workloads[0].MaxRate = 100_000 }, nil,
		},
		{
			"the throttle is less than the slots take", finding.BelowTarget,
			[]string{"takes 25600 events/s at most, for want of enrich_customers", "Raise its parallelism"},
			func(c *plan.Case, _ *plan.Process) { c.Workloads[0].MaxRate = 20_000 },
			[]string{"takes 20000 events/s at most, for want of a higher max_rate of", "Raise it, or promise less"},
		},
		{
			"promised latencies need more subtasks than there may be", finding.OutOfReach,
			[]string{"p99 within 100 ms takes 650 subtasks (busy 76.9 %)", "p50 within 10 ms takes 766 subtasks (busy 65.3 %)", "limits.max_parallelism 256", "max_total_parallelism 512", "in slots of 4 GiB 256"},
			func(_ *plan.Case, p *plan.Process) { p.AutoSize.Rate = of(30_000.) }, nil,
		},
		{
			"promised latencies need more subtasks than there are", finding.Latency, nil,
			func(_ *plan.Case, p *plan.Process) { p.AutoSize.Rate = of(30_000.) },
			[]string{"p99 within 100 ms takes 195", "p50 within 10 ms takes 230", "there are 128"},
		},
		{
			"no parallelism makes service shorter", finding.OutOfReach,
			[]string{"650"},
			func(_ *plan.Case, p *plan.Process) { p.AutoSize.Service = of(0.05) },
			[]string{"no parallelism is enough", "50 ms"},
		},
		{
			"few records on many channels wait for the timeout", finding.BufferTimeout,
			[]string{"wait 100 ms in network buffers in the mean, up to 200 ms", "8192 channels carry 12.2 records/s each", "full after 2.62 s and leaves after 100 ms", "p50 10 ms and p99 100 ms"},
			func(_ *plan.Case, p *plan.Process) { p.Network.Timeout = of(clock.Millisecond) }, nil,
		},
		{
			"an option of Flink wins over the timeout", finding.BufferTimeout,
			[]string{"100 ms"},
			func(c *plan.Case, _ *plan.Process) {
				c.Cluster.Options = []plan.Option{{Key: "execution.buffer-timeout.interval", Value: "10 ms"}}
			},
			[]string{"wait 10 ms", "up to 20 ms"},
		},
		{
			"one pause is the whole budget", finding.Pause,
			[]string{"100 ms", "one pause takes all of it"},
			func(_ *plan.Case, p *plan.Process) { p.JVM.Options = []string{"-XX:MaxGCPauseMillis=20"} }, nil,
		},
		{
			"a slot or a process with one slot", finding.TwoReadings,
			[]string{"take 3.25 GiB of its 4 GiB, 768 MiB of each slot are in no part", "512 MiB are left for metaspace and overhead", "accepts, with metaspace 256 MiB and overhead 256 MiB", "network memory would be 369.8 MiB; 142.2 MiB are left for the overhead, it wants 192 MiB", "over by 256 MiB"},
			func(_ *plan.Case, p *plan.Process) {
				p.Memory.Heap, p.Memory.Managed, p.Memory.Network = share(0.4), share(0.5), share(0.1)
			},
			[]string{"100 % and are read as shares of a slot of 4 GiB", "1.15 GiB would have to be found", "metaspace 512 MiB, overhead 409.6 MiB"},
		},
		{
			"shares of a slot exceed it", finding.BeyondSlot, nil,
			func(_ *plan.Case, p *plan.Process) {
				p.Memory.Heap, p.Memory.Managed, p.Memory.Network = share(0.7), share(0.5), share(0.1)
			},
			[]string{"130 %"},
		},
		{
			"shares of a slot exceed it, once", finding.BeyondSlot, nil,
			func(c *plan.Case, p *plan.Process) {
				c.Workers.Memory, c.Workers.Parts = plan.Optional[int64]{}, nil
				p.Memory.Heap, p.Memory.Managed, p.Memory.Network = share(0.7), share(0.5), share(0.1)
			},
			[]string{"exceed its task_memory of 4 GiB by 1.2 GiB"},
		},
		{
			"the parts are a slot, and nothing else", finding.TwoReadings,
			[]string{"_task_managers.memory says what a process has, so a slot is meant"},
			func(_ *plan.Case, p *plan.Process) {
				p.Memory.Heap, p.Memory.Managed, p.Memory.Network, p.JVM = bytes(2816*mib), bytes(gib), bytes(256*mib), plan.JVM{}
			}, nil,
		},
		{
			"the parts exceed a slot and a process", finding.TwoReadings,
			[]string{"512 MiB are left"},
			func(c *plan.Case, p *plan.Process) {
				c.Workers.Memory, c.Workers.Parts = plan.Optional[int64]{}, nil
				p.Memory.Heap = bytes(4 * gib)
			},
			[]string{"1.25 GiB more than there is", "nothing is left for metaspace and overhead", "giving _task_managers.memory"},
		},
		{
			"parts leave memory over", finding.Unassigned,
			[]string{"15.75 GiB of its 16 GiB: 256 MiB (268435456 bytes)", "16 GiB in all 64"},
			func(c *plan.Case, _ *plan.Process) { c.Workers.Parts.Overhead = of[int64](gib + 256*mib) }, nil,
		},
		{
			"Flink refuses the parts", finding.Refused,
			[]string{"1.25 GiB", "1 GiB"},
			func(c *plan.Case, _ *plan.Process) { c.Workers.Parts.Overhead = of[int64](gib + 256*mib) }, nil,
		},
		{
			"a slot of the stated task manager is smaller", finding.SlotDiffers,
			[]string{"memory 3.5 GiB instead of 4 GiB", "network 512 MiB instead of 256 MiB", "16 GiB / 4 = 4 GiB"},
			func(c *plan.Case, _ *plan.Process) { c.Workers.Parts = nil }, nil,
		},
		{
			"a task manager of one size has far more than its slots ask for", finding.SlotDiffers,
			[]string{"3.5 GiB instead of 4 GiB"},
			func(c *plan.Case, p *plan.Process) {
				c.Workers.Memory, c.Workers.Parts = of[int64](40*gib), nil
				p.TaskMemory, p.Memory, p.JVM = 7*gib, plan.Memory{}, plan.JVM{}
			},
			[]string{"a slot gets memory 9.625 GiB instead of 7 GiB", "40 GiB / 4 = 10 GiB would be a slot only if"},
		},
		{
			"a task manager of one size has a little more than its slots ask for", finding.SlotDiffers,
			[]string{"3.5 GiB instead of 4 GiB"},
			func(c *plan.Case, p *plan.Process) {
				c.Workers.Memory, c.Workers.Parts = of[int64](40*gib), nil
				p.TaskMemory, p.Memory, p.JVM = 9*gib, plan.Memory{}, plan.JVM{}
			}, nil,
		},
		{
			"a task manager of one size cannot hold its slots", finding.Shrunk, nil,
			func(c *plan.Case, _ *plan.Process) { c.Workers.Parts = nil },
			[]string{"4 slots ask for 4 GiB each, but a task manager of 16 GiB has 3.562 GiB for each", "17.75 GiB of process memory would hold them"},
		},
		{
			"metaspace has one size", finding.Metaspace,
			[]string{"metaspace says 256 MiB, metaspace_max 512 MiB, and 256 MiB is used"},
			func(_ *plan.Case, p *plan.Process) { p.JVM.MetaspaceMax = plan.Optional[int64]{} }, nil,
		},
		{
			"metaspace above its maximum", finding.Metaspace,
			[]string{"256 MiB is used"},
			func(c *plan.Case, p *plan.Process) {
				c.Workers.Parts, p.JVM.Metaspace, p.JVM.MetaspaceMax = nil, of[int64](300*mib), of[int64](200*mib)
			},
			[]string{"metaspace says 300 MiB, metaspace_max 200 MiB, and 200 MiB is used", "metaspace is above its maximum"},
		},
		{
			"operators that cannot share slots", finding.CoLocation,
			[]string{"source_auth_events has 64, enrich_customers has 128", `"source-group"`, `"processing-group"`},
			func(_ *plan.Case, p *plan.Process) { p.Operators[0].Parallelism, p.Sharing.Groups = 128, nil }, nil,
		},
		{
			"three groups double the fleet", finding.MoreSlots,
			[]string{"64 + 128 + 64 = 256 slots (64 task managers) instead of the 128 (32 task managers)", "17940 USD instead of 8970 USD"},
			func(_ *plan.Case, p *plan.Process) { p.Sharing.Groups = p.Sharing.Groups[:2] },
			[]string{"64 + 128 + 64 = 256"},
		},
		{
			"one group needs no more than its widest operator", finding.MoreSlots,
			[]string{"256"},
			func(_ *plan.Case, p *plan.Process) { p.Sharing.Groups = nil }, nil,
		},
		{
			"count and auto_size disagree", finding.TwoCounts,
			[]string{"count says 16 task managers, which is 64 slots", "32 task managers for 128 slots", "need 256"},
			func(c *plan.Case, _ *plan.Process) { c.Workers.Count = of[int64](32) }, nil,
		},
		{
			"auto_size counts other slots", finding.TwoCounts,
			[]string{"count wins"},
			func(c *plan.Case, _ *plan.Process) {
				c.Workers.Count = plan.Optional[int64]{}
				c.Workers.AutoSize = &plan.FleetSize{TotalParallelism: 90, Slots: of[int64](8)}
			},
			[]string{"auto_size counts with 8 slots on a task manager, which has 4. 12 task managers, as many as auto_size counts for 90 slots, have 48"},
		},
		{
			"more task managers are asked for", finding.SlotsMissing,
			[]string{"asks for 48 more"},
			func(c *plan.Case, _ *plan.Process) { c.Cluster.Standalone = true },
			[]string{"192 are missing", "Nobody starts more"},
		},
		{
			"a pattern takes nothing", finding.NoMatch,
			[]string{"transform_*"},
			func(_ *plan.Case, p *plan.Process) { p.Sharing.Groups[1].Operators = []string{"enrich_*"} }, nil,
		},
		{
			"debloating has sizes, not numbers", finding.DebloatCount,
			[]string{"min_buffers 1 and max_buffers 16", "at most 10", "upper one is above"},
			func(_ *plan.Case, p *plan.Process) { p.Debloat = plan.Debloat{} }, nil,
		},
		{
			"buffers are constants since 2.0", finding.Constants, nil,
			func(_ *plan.Case, p *plan.Process) { p.Network.FloatingPerGate = of[int64](16) },
			[]string{"16 is said; since Flink 2.0 it is 8"},
		},
		{
			"a step moves key groups", finding.GroupsMoved,
			[]string{"64 to 128 moves 254 of the 256"},
			func(_ *plan.Case, p *plan.Process) {
				p.MaxParallelism, p.Parallelism = 128, plan.Parallelism{Initial: 2, Min: 1, Max: 128, Given: true}
			},
			[]string{"2 to 4 moves 96 of the 128"},
		},
		{
			"factor 2 keeps key groups even, 1.5 does not", finding.Uneven, nil,
			func(_ *plan.Case, p *plan.Process) {
				p.AutoScale.UpFactor, p.Limits.MaxParallelism = 1.5, plan.Optional[int64]{}
			},
			[]string{"96 (1.125)", "216 (1.688)"},
		},
		{
			"sources beyond the partitions", finding.IdleSources,
			[]string{"192 of them at parallelism 256", "at 32 the fullest has 2", "fixed at 64"},
			func(_ *plan.Case, p *plan.Process) {
				p.Operators[0].Parallelism, p.AutoScale.Enabled = 100, false
			},
			[]string{"100 subtasks for 64 partitions: 36"},
		},
		{
			"lag in all", finding.LagTarget,
			[]string{"640000 events in all, 6.4 s of input at 100000/s"},
			func(_ *plan.Case, p *plan.Process) { p.AutoScale.Metrics[0].Value = 500 },
			[]string{"32000 events in all, 320 ms"},
		},
		{
			"where a step lands", finding.Flapping,
			[]string{"lands at 35 %", "not below the 30 % at which alert low_cpu_utilization scales down: no flapping, with 5 points", "not below the 35 % at which the autoscaler steps down by 0.5"},
			func(_ *plan.Case, p *plan.Process) { p.AutoScale.UpFactor, p.AutoScale.DownFactor = 3, 0.6 },
			[]string{"lands at 23.333 %, below the 30 %", "below the 42 % at which the autoscaler steps down by 0.6 again: the two undo each other"},
		},
		{
			"two controllers", finding.TwoControllers,
			[]string{"high_memory_usage and low_cpu_utilization", "5m"},
			func(_ *plan.Case, p *plan.Process) { p.AutoScale.Enabled = false }, nil,
		},
		{
			"full memory", finding.MemoryScaling,
			[]string{"task_memory"},
			func(_ *plan.Case, p *plan.Process) { p.Alerts[0].Action = "alert" }, nil,
		},
		{
			"an instance type that fits nothing", finding.TypeTooSmall,
			[]string{"needs 8 cores and 16 GiB", "m5.xlarge has 4 cores and 16 GiB: 4 cores short", "m5.2xlarge holds 1 and leaves 0 cores and 16 GiB"},
			func(c *plan.Case, _ *plan.Process) { c.Workers.CPU = of[int64](4000) }, nil,
		},
		{
			"no instance type fits", finding.NoType, nil,
			func(_ *plan.Case, p *plan.Process) { p.Cost.Allowed = []string{"m5.xlarge"} },
			[]string{"m5.xlarge has 4 cores and 16 GiB: 4 cores short; it never fits there. No allowed type holds one."},
		},
		{
			"no instance type fits, and nobody restricts them", finding.NoType, nil,
			func(c *plan.Case, p *plan.Process) { p.Cost.Allowed, c.Workers.CPU = nil, of[int64](9000) },
			[]string{"needs 9 cores and 16 GiB, and no instance type that it may be on has that"},
		},
		{
			"what fits on no machine has no price", finding.NoPrice, nil,
			func(c *plan.Case, p *plan.Process) { p.Cost.Allowed = []string{"m5.xlarge"} }, nil,
		},
		{
			"too dear", finding.OverBudget,
			[]string{"256 slots are 64 task managers at 280 USD a month each, 17940 USD", "That buys 35 task managers, 140 slots"},
			func(_ *plan.Case, p *plan.Process) { p.Sharing.Groups = nil },
			[]string{"costs 8970 USD", "766 slots", "192 task managers, 53821 USD"},
		},
		{
			"nobody knows a price", finding.NoPrice, nil,
			func(c *plan.Case, _ *plan.Process) { c.Cluster.Types[0].Price, c.Cluster.Types[1].Price = 0, 0 },
			[]string{"10000 USD"},
		},
		{
			"memory binds before parallelism", finding.QuotaUnreachable,
			[]string{"slots of 4 GiB reach max_total_memory 1 TiB at 256", "512 is out of reach", "2 TiB"},
			func(_ *plan.Case, p *plan.Process) { p.TaskMemory = 2 * gib }, nil,
		},
		{
			"more than the team may", finding.OverQuota, nil,
			func(c *plan.Case, _ *plan.Process) {
				c.Teams[0] = plan.Team{Name: "t", MaxParallelism: of[int64](100), MaxMemory: of[int64](100 * gib), MaxProcesses: of[int64](0)}
			},
			[]string{"parallelism 128 in all, the limit is 100", "256 slots of t take 1 TiB, the limit is 100 GiB", "1 processes, the limit is 0"},
		},
		{
			"a step of a target in the wrong unit", finding.Flapping,
			[]string{"35 %"},
			func(_ *plan.Case, p *plan.Process) { p.AutoScale.Metrics[1].Value = 0.7 }, nil,
		},
		{
			"percent and shares", finding.Percents,
			[]string{"cpu_utilization 70, gc_time_percent 10; shares of 1 in memory_usage 0.9, cpu_usage 0.3"},
			func(_ *plan.Case, p *plan.Process) {
				p.AutoScale.Metrics[1].Value, p.Alerts = 0.7, p.Alerts[:1]
				p.Alerts[0].Limit = 90
			},
			[]string{"so 0.7 means 0.7 %. Write 70", "never above 90. Write 0.9"},
		},
		{
			"availability in minutes", finding.Availability,
			[]string{"99.9 % leaves 43.2 minutes in 30 days", "50s of silence takes 25 minutes"},
			func(c *plan.Case, p *plan.Process) {
				p.SLA.Availability = of(0.9999)
				c.Cluster.Options = []plan.Option{{Key: "heartbeat.timeout", Value: "20s"}}
			},
			[]string{"99.99 % leaves 4.32 minutes", "20s of silence takes 10 minutes"},
		},
		{
			"throughputs that differ", finding.Synonyms,
			[]string{"enrichment-group"},
			func(_ *plan.Case, p *plan.Process) {
				p.Capacity.Throughput, p.SLA.ThroughputTarget, p.SLA.ThroughputMin = of(1e3), of(2e3), of(3e5)
				p.Capacity.LatencyP99, p.SLA.P99 = of(20*clock.Millisecond), of(30*clock.Millisecond)
			},
			[]string{"it says 1000 events/s, auto_size.events_per_second says 100000", "it says 2000 events/s", "300000 events/s, is above", "it says 20 ms, sla.latency.p99 says 30 ms"},
		},
		{
			"a promise that makes another one empty", finding.PromiseOrder, nil,
			func(_ *plan.Case, p *plan.Process) {
				p.SLA.P50, p.SLA.Max = of(200*clock.Millisecond), of(50*clock.Millisecond)
			},
			[]string{"p50 is promised within 200 ms and p99 within 100 ms", "p99 is promised within 100 ms and the longest latency within 50 ms"},
		},
		{
			"cores of a slot", finding.SlotDiffers,
			[]string{"memory"},
			func(c *plan.Case, p *plan.Process) { c.Workers.Parts, p.TaskCPU = nil, 3000 },
			[]string{"CPU 2 cores instead of 3 cores"},
		},
		{
			"settings between operators that nobody knows", finding.NoEffect, nil,
			func(_ *plan.Case, p *plan.Process) { p.Graph = false },
			[]string{"those of p are not in the scenario"},
		},
		{
			"synonyms that differ", finding.Synonyms,
			[]string{"enrichment-group"},
			func(_ *plan.Case, p *plan.Process) {
				p.Network.BuffersPerChannel, p.Network.BufferSize, p.Sharing.Group = of[int64](4), of[int64](64<<10), ""
			},
			[]string{"buffers_per_channel 4 and exclusive_buffers_per_channel 2", "buffer_size 64 KiB and memory_segment_size 32 KiB"},
		},
		{
			"limits", finding.BeyondLimit, nil,
			func(_ *plan.Case, p *plan.Process) {
				p.Limits = plan.Limits{MaxParallelism: of[int64](100), MaxTaskMemory: of[int64](gib), MaxTaskCPU: of[int64](1000)}
			},
			[]string{"parallelism 128, the limit is 100", "parallelism.max 256, the limit is 100", "task_memory is 4 GiB, the limit 1 GiB", "task_cpu is 2 cores, the limit 1 core"},
		},
		{
			"more subtasks than key groups", finding.KeyGroups, nil,
			func(_ *plan.Case, p *plan.Process) { p.MaxParallelism = 100 },
			[]string{"128 subtasks but 100 key groups", "parallelism.max 256, but max_parallelism gives 100"},
		},
		{
			"a promise that nothing can be held against", finding.NoLoad, nil,
			func(_ *plan.Case, p *plan.Process) {
				p.AutoSize.Service = plan.Optional[float64]{}
				p.Operators = lone("p", 64).Operators
				p.Graph, p.CoLocation, p.Sharing.Groups = false, nil, nil
			},
			[]string{"p50 10 ms, p99 100 ms, 100000 events/s are promised", "how long one takes"},
		},
		{
			"levels of settings", finding.Levels, nil,
			func(_ *plan.Case, p *plan.Process) {
				p.Levels = []string{"_defaults", "group high_throughput", "process"}
			},
			[]string{"_defaults, group high_throughput, process"},
		},
		{
			"bounds that allow nothing", finding.BeyondLimit, nil,
			func(_ *plan.Case, p *plan.Process) { p.Parallelism.Min = 257 },
			[]string{"min 257 is above max 256"},
		},
		{
			"a start below the least", finding.BeyondLimit, nil,
			func(_ *plan.Case, p *plan.Process) { p.Parallelism.Min = 65 },
			[]string{"initial 64 is below min 65"},
		},
		{
			"a start above the most", finding.BeyondLimit, nil,
			func(_ *plan.Case, p *plan.Process) { p.Parallelism.Max = 63 },
			[]string{"initial 64 is above max 63"},
		},
		{
			"an instance type that nobody describes", finding.TypeTooSmall,
			[]string{"m5.xlarge has 4 cores"},
			func(_ *plan.Case, p *plan.Process) { p.Cost.Allowed = []string{"m5.2xlarge", "m5.4xlarge"} },
			[]string{"does not say how large m5.4xlarge is"},
		},
		{
			"a container that asks for more than it may use", finding.BeyondLimit, nil,
			func(_ *plan.Case, p *plan.Process) {
				p.Kubernetes = plan.CPURange{Request: of[int64](4000), Limit: of[int64](2000)}
			},
			[]string{"request 4 cores is above limit 2 cores"},
		},
		{
			"the least throughput above the usual one", finding.PromiseOrder, nil,
			func(_ *plan.Case, p *plan.Process) { p.SLA.ThroughputMin = of(100_001.) },
			[]string{"at least 100001 events/s are promised, and 100000 usually"},
		},
		{
			"one bound of debloating", finding.DebloatCount,
			[]string{"min_buffers 1 and max_buffers 16 have"},
			func(_ *plan.Case, p *plan.Process) { p.Debloat.MaxBuffers = plan.Optional[int64]{} },
			[]string{"min_buffers 1 has no meaning"},
		},
		{
			"a quota that nobody counts to", finding.NoEffect, nil,
			func(c *plan.Case, _ *plan.Process) {
				c.Teams = append(c.Teams, plan.Team{Name: "b", MaxProcesses: of[int64](1)})
			},
			[]string{"no process counts to it"},
		},
		{
			"options of Flink in place of what resources say", finding.Overridden, nil,
			func(c *plan.Case, _ *plan.Process) {
				c.JobManager.Memory, c.JobManager.CPU = of[int64](2*gib), of[int64](2000)
				c.Cluster.Options = []plan.Option{
					{Key: "taskmanager.numberOfTaskSlots", Value: "8"},
					{Key: "kubernetes.taskmanager.cpu.amount", Value: "6"},
					{Key: "jobmanager.memory.process.size", Value: "3g"},
					{Key: "kubernetes.jobmanager.cpu.amount", Value: "3"},
				}
			},
			[]string{
				"taskmanager.numberOfTaskSlots: 8 wins over 4, which resources say in _task_managers.slots_per_manager", "kubernetes.taskmanager.cpu.amount: 6 wins over 8",
				"jobmanager.memory.process.size: 3g wins over 2 GiB", "kubernetes.jobmanager.cpu.amount: 3 wins over 2 cores",
			},
		},
		{
			"options of Flink that say the same", finding.Overridden, nil,
			func(c *plan.Case, _ *plan.Process) {
				c.JobManager.Memory, c.Workers.Parts = of[int64](2*gib), nil
				c.Cluster.Options = []plan.Option{
					{Key: "taskmanager.numberOfTaskSlots", Value: "4"},
					{Key: "kubernetes.taskmanager.cpu.amount", Value: "8.0"},
					{Key: "jobmanager.memory.process.size", Value: "2048m"},
					{Key: "taskmanager.memory.process.size", Value: "16g"},
				}
			}, nil,
		},
		{
			"total Flink memory wins over slots", finding.SlotDiffers,
			[]string{"_task_managers wins"},
			func(c *plan.Case, _ *plan.Process) {
				c.Workers.Parts, c.Cluster.Options = nil, []plan.Option{{Key: "taskmanager.memory.flink.size", Value: "6g"}}
			},
			[]string{"cluster.flink_config wins, so a slot gets memory 1.438 GiB instead of 4 GiB"},
		},
		{
			"options of Flink", finding.Overridden, nil,
			func(c *plan.Case, _ *plan.Process) {
				c.Cluster.Options = []plan.Option{{Key: "taskmanager.memory.process.size", Value: "20g"}, {Key: "taskmanager.numberOfTaskSlots", Value: "4"}}
			},
			[]string{"20g wins over 17179869184"},
		},
		{
			"options that Flink does not know", finding.Unknown, nil,
			func(c *plan.Case, _ *plan.Process) {
				c.Cluster.Options = []plan.Option{{Key: "scheduler-mode.reactive", Value: "true"}, {Key: "metrics.reporter.x.class", Value: "y"}}
			},
			[]string{"scheduler-mode.reactive is no option"},
		},
		{
			"profiles on a cluster of equal slots", finding.NoProfiles, nil,
			func(_ *plan.Case, p *plan.Process) { p.Sharing.Groups[0].Profile = profile(1000, gib) },
			[]string{"cluster.fine_grained"},
		},
		{
			"a profile without CPU", finding.BadProfile, nil,
			func(_ *plan.Case, p *plan.Process) { p.Sharing.Groups[0].Profile = profile(0, 0) },
			[]string{"no cpu_cores and no task_heap_memory"},
		},
		{
			"two profiles of one group", finding.BadProfile, nil,
			func(_ *plan.Case, p *plan.Process) {
				p.Sharing.Groups[0].Profile, p.Sharing.Groups[1].Profile = profile(1000, gib), profile(2000, gib)
				p.Sharing.Groups[1].Name = "source-group"
			},
			[]string{"two different profiles"},
		},
		{
			"rescaling with profiles", finding.ElasticProfile, nil,
			func(_ *plan.Case, p *plan.Process) { p.Sharing.Groups[0].Profile = profile(1000, gib) },
			[]string{"does not rescale"},
		},
		{
			"a profile for some groups only", finding.MixedSlots, nil,
			func(c *plan.Case, p *plan.Process) {
				c.Cluster.FineGrained, p.Sharing.Groups[0].Profile = true, profile(1000, gib)
			},
			[]string{"Give all groups a profile"},
		},
		{
			"a profile that no task manager holds", finding.TooLarge, nil,
			func(c *plan.Case, p *plan.Process) {
				c.Cluster.FineGrained, p.Sharing.Groups[0].Profile = true, profile(1000, 9*gib)
			},
			[]string{"no task manager can hold a profile of p: a slot takes 9 GiB of task heap, a task manager has 8 GiB for all slots. The job"},
		},
		{
			"a device that no task manager has", finding.TooLarge, nil,
			func(c *plan.Case, p *plan.Process) {
				g := profile(1000, gib)
				g.External = []plan.External{{Name: "gpu", Amount: 500}}
				c.Cluster.FineGrained, p.Sharing.Groups[0].Profile = true, g
			},
			[]string{"a slot takes 0.5 of gpu, a task manager has 0 for all slots"},
		},
		{
			"spreading where slots are cut", finding.Spreading, nil,
			func(c *plan.Case, p *plan.Process) {
				c.Cluster.FineGrained, c.Cluster.Version = true, "1.14"
				c.Cluster.Options = []plan.Option{{Key: "cluster.evenly-spread-out-slots", Value: "true"}}
			},
			[]string{"no effect there in Flink 1.14"},
		},
		{
			"batch with profiles", finding.BatchShuffle, nil,
			func(c *plan.Case, p *plan.Process) {
				c.Cluster.FineGrained, p.Batch, p.Sharing.Groups[0].Profile = true, true, profile(1000, gib)
			},
			[]string{"all-blocking"},
		},
		{
			"part of a device", finding.PartialGPU, nil,
			func(_ *plan.Case, p *plan.Process) {
				p.Sharing.Groups[0].Profile = profile(1000, gib)
				p.Sharing.Groups[0].Profile.External = []plan.External{{Name: "gpu", Amount: 500}}
			},
			[]string{"0.5 of gpu"},
		},
		{
			"forward between unequal parallelisms", finding.Forward, nil,
			func(_ *plan.Case, p *plan.Process) { p.Operators[1].Inputs[0].Exchange = stream.Forward },
			[]string{"source_auth_events (parallelism 64) to enrich_customers (128)"},
		},
		{
			"no room for network buffers", finding.FewBuffers, nil,
			func(c *plan.Case, _ *plan.Process) { c.Workers.Parts.Network = of[int64](32 * mib) },
			[]string{"cannot start without 1028 network buffers, it has 1024 (32 MiB"},
		},
		{
			"little room for network buffers", finding.SlowBuffers, nil,
			func(c *plan.Case, _ *plan.Process) { c.Workers.Parts.Network = of[int64](33 * mib) },
			[]string{"want 1088 network buffers", "1028 to start; it has 1056"},
		},
		{
			"the peak is more than there is", finding.Peak, nil,
			func(c *plan.Case, p *plan.Process) {
				p.Operators[1].Work = demand(1)
				c.Workloads[0].Peak = 200_000
			},
			[]string{"busy 78.1 % in the mean, but 156 % at the peak of 200000 records/s", "Parallelism 201"},
		},
		{
			"the hottest subtask has too much", finding.HotSubtask, nil,
			func(c *plan.Case, p *plan.Process) {
				p.Operators[1].Work, p.Operators[1].Parallelism = demand(1.5), 160
			},
			[]string{"busy 93.8 % in the mean, but its hottest subtask has 1.25 times", "busy 117 %", "a workload that has no keys spreads records evenly"},
		},
		{
			"threads of a slot want more cores", finding.ShortOfCPU, nil,
			func(c *plan.Case, p *plan.Process) {
				p.Sharing, c.Workers.CPU = plan.Sharing{}, of[int64](4000)
				p.Operators[0].Work, p.Operators[2].Work = demand(0.6), demand(0.5)
			},
			[]string{"3 threads that want 2.72 cores together, the slot has 1"},
		},
	} {
		t.Run(string(c.code)+"/"+c.story, func(t *testing.T) {
			made := documentN()
			p := plan.Make(made)
			expect(t, &p, c.code, c.says...)
			c.other(made, &made.Processes[0])
			p = plan.Make(made)
			expect(t, &p, c.code, c.then...)
		})
	}
}

// A run shows what a plan says of known keys; of others it says that a run does not.
func TestTheHottestSubtaskOfKnownKeys(t *testing.T) {
	c := documentN()
	c.Workloads[0].Keys = stream.Keys{Count: 1000, Skew: 1}
	c.Processes[0].Operators[1].Work = demand(1)
	made := plan.Make(c)
	expect(t, &made, finding.HotSubtask, "17.2 times the mean load")
	if text := found(&made, finding.HotSubtask)[0]; strings.Contains(text, "a run") {
		t.Error(text)
	}
}

func profile(cpu, heap int64) *plan.Profile { return &plan.Profile{CPU: cpu, TaskHeap: heap} }
