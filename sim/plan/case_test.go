package plan_test

import (
	"strings"
	"testing"

	"simulate/sim/clock"
	"simulate/sim/cluster"
	"simulate/sim/dist"
	"simulate/sim/finding"
	"simulate/sim/plan"
	"simulate/sim/stream"
)

const (
	mib = 1 << 20
	gib = 1 << 30
	tib = 1 << 40
)

// of is a value that was given.
func of[T any](value T) plan.Optional[T] { return plan.Optional[T]{Value: value, Given: true} }

func bytes(n int64) plan.Portion      { return plan.Portion{Bytes: n, Given: true} }
func share(part float64) plan.Portion { return plan.Portion{Share: part, Relative: true, Given: true} }

// demand is exponential work of so many milliseconds, constant the same without variation.
func demand(ms float64) stream.Demand   { return drawn(dist.Exponential(ms * 1e6)) }
func constant(ms float64) stream.Demand { return drawn(dist.Constant(ms * 1e6)) }

func drawn(d dist.Distribution, err error) stream.Demand {
	if err != nil {
		panic(err)
	}
	return stream.Demand{Quantity: stream.Quantity{Base: d}}
}

// operator is one that reads a workload or another operator.
func operator(name string, parallelism int, work stream.Demand, in stream.Input) plan.Operator {
	return plan.Operator{
		Operator: stream.Operator{Name: name, Parallelism: parallelism, Concurrency: 1, Work: work, Buffer: stream.Unbounded, Inputs: []stream.Input{in}},
		Path:     "processes.p.operators." + name, Chaining: "always",
	}
}

// process is one with a graph, that runs in slots.
func process(operators ...plan.Operator) plan.Process {
	return plan.Process{Name: "p", Path: "resources.p", Operators: operators, Graph: true, Slots: true, Team: -1}
}

// lone is a process that only resources name.
func lone(name string, parallelism int) plan.Process {
	return plan.Process{
		Name: name, Path: "resources." + name, Slots: true, Team: -1,
		Operators: []plan.Operator{{Operator: stream.Operator{Name: name, Parallelism: parallelism, Concurrency: 1}, Path: "resources." + name}},
	}
}

// documentN is the process that document N is about, its figures as they stand there, with the graph that its names
// suggest: 100,000 events/s, 5 ms of work each.
func documentN() *plan.Case {
	enrich := operator("enrich_customers", 128, demand(5), stream.Input{Operator: "source_auth_events", Exchange: stream.Hash})
	p := process(
		operator("source_auth_events", 64, demand(0.02), stream.Input{Workload: "auth_events", Partitions: 64}), enrich,
		operator("sink_enriched", 64, demand(0.02), stream.Input{Operator: "enrich_customers", Exchange: stream.Rebalance}),
	)
	p.Operators[0].Given = true
	p.Team = 0
	p.Parallelism = plan.Parallelism{Initial: 64, Min: 32, Max: 256, Given: true}
	p.MaxParallelism, p.TaskMemory, p.TaskCPU = 256, 4*gib, 2000
	p.Memory = plan.Memory{
		Heap: bytes(2 * gib), Managed: bytes(gib), Network: bytes(256 * mib), TaskOffHeap: bytes(0),
		NetworkMin: of[int64](128 * mib), NetworkMax: of[int64](512 * mib), FrameworkHeap: of[int64](128 * mib), FrameworkOffHeap: of[int64](128 * mib),
	}
	p.JVM = plan.JVM{Options: []string{"-XX:+UseG1GC", "-XX:MaxGCPauseMillis=100"}, Metaspace: of[int64](256 * mib), MetaspaceMax: of[int64](512 * mib)}
	p.Network = plan.Network{BuffersPerChannel: of[int64](2), ExclusivePerChannel: of[int64](2), FloatingPerGate: of[int64](8), BufferSize: of[int64](32 << 10), SegmentSize: of[int64](32 << 10), Timeout: of(100 * clock.Millisecond)}
	p.Debloat = plan.Debloat{Enabled: of(true), Target: of(clock.Second), MinBuffers: of[int64](1), MaxBuffers: of[int64](16)}
	p.Sharing = plan.Sharing{Group: "enrichment-group", Groups: []plan.Group{
		{Name: "source-group", Operators: []string{"source_*"}},
		{Name: "processing-group", Operators: []string{"enrich_*", "transform_*"}},
		{Name: "sink-group", Operators: []string{"sink_*"}},
	}}
	p.CoLocation = [][]string{{"source_auth_events", "enrich_customers"}}
	p.AutoScale = plan.AutoScale{Enabled: true, UpFactor: 2, DownFactor: 0.5, Cooldown: of(5 * clock.Minute), Metrics: []plan.Target{{Metric: "kafka_lag", Value: 10000}, {Metric: "cpu_utilization", Value: 70}}}
	p.Capacity = plan.Capacity{Throughput: of(100_000.), LatencyP99: of(100 * clock.Millisecond)}
	p.AutoSize = plan.AutoSize{Rate: of(100_000.), Bytes: of[int64](1024), Service: of(0.005)}
	p.SLA = plan.SLA{ThroughputMin: of(80_000.), ThroughputTarget: of(100_000.), P50: of(10 * clock.Millisecond), P99: of(100 * clock.Millisecond), Availability: of(0.999)}
	p.Limits = plan.Limits{MaxParallelism: of[int64](256), MaxTaskMemory: of[int64](8 * gib), MaxTaskCPU: of[int64](4000)}
	p.Cost = plan.Cost{MaxMonthly: of(10_000.), Allowed: []string{"m5.xlarge", "m5.2xlarge"}}
	p.Alerts = []plan.Alert{
		{Name: "high_memory_usage", Metric: "memory_usage", Operator: ">", Limit: 0.9, Action: "scale_up"},
		{Name: "low_cpu_utilization", Metric: "cpu_usage", Operator: "<", Limit: 0.3, For: 30 * clock.Minute, Action: "scale_down"},
		{Name: "high_gc_time", Metric: "gc_time_percent", Operator: ">", Limit: 10, Action: "alert"},
	}
	return &plan.Case{
		Scenario: "n", Currency: "USD", Processes: []plan.Process{p},
		Workloads: []plan.Workload{{Name: "auth_events", Mean: 100_000, Peak: 100_000, Open: true, Bytes: 1024}},
		Workers: plan.Workers{Count: of[int64](16), Memory: of[int64](16 * gib), CPU: of[int64](8000), Slots: of[int64](4), AutoSize: &plan.FleetSize{TotalParallelism: 128, Slots: of[int64](4)}, Parts: &plan.WorkerParts{
			Heap: of[int64](8 * gib), Managed: of[int64](4 * gib), Network: of[int64](2 * gib), Framework: of[int64](512 * mib), TaskOffHeap: of[int64](0), Metaspace: of[int64](256 * mib), Overhead: of[int64](gib),
		}},
		JobManager: plan.JobManager{Memory: of[int64](2 * gib), CPU: of[int64](2000)},
		Cluster: plan.Cluster{Version: "2.0", Config: &cluster.Config{}, Unlimited: true, CPU: -1, Memory: -1, Types: []plan.InstanceType{
			{Name: "m5.xlarge", CPU: 4000, Memory: 16 * gib, Price: 0.192}, {Name: "m5.2xlarge", CPU: 8000, Memory: 32 * gib, Price: 0.384},
		}},
		Teams: []plan.Team{{Name: "credit_card_team", MaxParallelism: of[int64](512), MaxMemory: of[int64](tib), MaxProcesses: of[int64](20)}},
	}
}

// found is all that a plan finds under a code.
func found(p *plan.Plan, code finding.Code) (messages []string) {
	for _, f := range p.Findings {
		if f.Code == code {
			messages = append(messages, f.Message)
		}
	}
	return messages
}

// expect wants a finding under a code with all these words; with no words, none under that code.
func expect(t *testing.T, p *plan.Plan, code finding.Code, words ...string) {
	t.Helper()
	all := strings.Join(found(p, code), "\n")
	if len(words) == 0 && all != "" {
		t.Errorf("%s is found where nothing should be: %s", code, all)
	}
	if len(words) > 0 && all == "" {
		t.Errorf("%s is not found", code)
		return
	}
	for _, w := range words {
		if !strings.Contains(all, w) {
			t.Errorf("%s does not say %q: %s", code, w, all)
		}
	}
}
