package plan_test

import (
	"encoding/json"
	"math/rand/v2"
	"testing"

	"simulate/sim/clock"
	"simulate/sim/plan"
	"simulate/sim/stream"
)

// Whatever figures a document has, there is a plan, and JSON can hold it.
func TestExtremes(t *testing.T) {
	for seed := range uint64(1000) {
		r := rand.New(rand.NewPCG(seed, 2))
		amount := func() int64 { return r.Int64() >> r.IntN(63) }
		maybe := func() plan.Optional[int64] {
			return plan.Optional[int64]{Value: amount(), Given: r.IntN(2) == 0}
		}
		portion := func() plan.Portion {
			return plan.Portion{Bytes: amount(), Share: 3 * r.Float64(), Given: r.IntN(2) == 0, Relative: r.IntN(2) == 0}
		}
		c := documentN()
		p := &c.Processes[0]
		p.TaskMemory, p.TaskCPU = amount(), amount()
		p.Memory = plan.Memory{Heap: portion(), Managed: portion(), Network: portion(), TaskOffHeap: portion(), NetworkMin: maybe(), NetworkMax: maybe(), FrameworkHeap: maybe(), FrameworkOffHeap: maybe()}
		p.JVM.Metaspace, p.JVM.MetaspaceMax = maybe(), maybe()
		p.Network.BufferSize, p.Network.FloatingPerGate = maybe(), maybe()
		c.Workers.Memory, c.Workers.CPU, c.Workers.Slots = maybe(), maybe(), plan.Optional[int64]{Value: 1 + amount()%10_000, Given: true}
		if r.IntN(2) == 0 {
			c.Workers.Parts = nil
		} else {
			*c.Workers.Parts = plan.WorkerParts{Heap: maybe(), Managed: maybe(), Network: maybe(), Framework: maybe(), Metaspace: maybe(), Overhead: maybe()}
		}
		p.AutoSize.Rate.Value, p.AutoSize.Service.Value = float64(amount()), r.ExpFloat64()/float64(1+amount())
		p.SLA.P50.Value, p.SLA.P99.Value = clock.Time(amount()), clock.Time(amount())
		c.Workloads[0].Mean, c.Workloads[0].Peak = float64(amount()), float64(amount())
		p.Operators[1].Batch = &stream.Batch{MaxSize: r.IntN(100), MaxWait: clock.Time(amount())}
		if p.Operators[1].Batch.MaxSize == 0 && p.Operators[1].Batch.MaxWait == 0 {
			p.Operators[1].Batch = nil
		}
		p.Operators[1].Concurrency, p.Operators[1].Parallelism = r.IntN(100), 1+r.IntN(300)
		made := plan.Make(c)
		if _, err := json.Marshal(made); err != nil {
			t.Fatalf("case %d: %v", seed, err)
		}
	}
}
