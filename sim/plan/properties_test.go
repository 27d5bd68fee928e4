package plan_test

import (
	"fmt"
	"math/rand/v2"
	"reflect"
	"testing"

	"simulate/sim/plan"
	"simulate/sim/stream"
)

// random is a case of a few processes with whatever may be said of them.
func random(r *rand.Rand) *plan.Case {
	c := documentN()
	c.Processes = nil
	for i := range 1 + r.IntN(4) {
		p := lone(fmt.Sprintf("p%d", i), 1+r.IntN(40))
		p.TaskMemory = int64(r.IntN(5)) * gib / 2
		p.Team = r.IntN(2) - 1
		for _, portion := range []*plan.Portion{&p.Memory.Heap, &p.Memory.Managed, &p.Memory.Network, &p.Memory.TaskOffHeap} {
			switch r.IntN(4) {
			case 0:
				*portion = share(float64(r.IntN(50)) / 100)
			case 1:
				*portion = bytes(int64(r.IntN(600)) * mib)
			}
		}
		if r.IntN(2) == 0 {
			p.AutoSize = plan.AutoSize{Rate: of(float64(r.IntN(10_000))), Service: of(r.Float64() / 100)}
			p.SLA = documentN().Processes[0].SLA
		}
		c.Processes = append(c.Processes, p)
	}
	if r.IntN(2) == 0 {
		c.Workers.Parts = nil
	}
	if r.IntN(2) == 0 {
		c.Workers.Memory = plan.Optional[int64]{}
		c.Workers.Parts = nil
	}
	c.Workers.Count = plan.Optional[int64]{Value: int64(r.IntN(20)), Given: r.IntN(2) == 0}
	c.Workers.Slots = of(int64(1 + r.IntN(8)))
	c.Cluster.Standalone, c.Cluster.Application = r.IntN(3) == 0, r.IntN(3) == 0
	return c
}

func TestSumsAndSlotsOfRandomCases(t *testing.T) {
	for seed := range uint64(500) {
		c := random(rand.New(rand.NewPCG(seed, 1)))
		p := plan.Make(c)
		if again := plan.Make(c); !reflect.DeepEqual(p, again) {
			t.Fatalf("case %d has two plans", seed)
		}
		capacity, placed := 0, 0
		for _, tm := range p.TaskManagers {
			m := tm.Memory
			capacity += tm.Count * m.Slots
			sum := m.FrameworkHeap + m.FrameworkOffHeap + m.TaskHeap + m.TaskOffHeap + m.Network + m.Managed
			if sum != m.TotalFlink {
				t.Errorf("case %d: parts of Flink's memory are %d of %d", seed, sum, m.TotalFlink)
			}
			if tm.Error == "" && m.TotalFlink+m.Metaspace+m.Overhead != m.TotalProcess {
				t.Errorf("case %d: the process is not the sum of its parts: %+v", seed, m)
			}
		}
		for _, a := range p.Slots.Assignments {
			placed += a.Count
		}
		missing := p.Slots.Needed - placed
		if (missing > 0) != (len(found(&p, "slots.missing")) > 0 && c.Cluster.Standalone && missing > 0) || (missing > 0 && !c.Cluster.Standalone) {
			t.Errorf("case %d: %d of %d slots are placed, and that is not said", seed, placed, p.Slots.Needed)
		}
		if placed+p.Slots.Free != capacity {
			t.Errorf("case %d: %d slots placed and %d free are not %d", seed, placed, p.Slots.Free, capacity)
		}
	}
}

// More of a load never needs fewer subtasks, more subtasks never fewer slots, task managers or buffers.
func TestMoreNeedsNoLess(t *testing.T) {
	var before plan.Plan
	for n := 1; n < 200; n += 3 {
		c := documentN()
		c.Workloads[0].Mean = float64(n) * 1000
		c.Processes[0].AutoSize.Rate = of(float64(n) * 1000)
		c.Processes[0].Operators[1].Parallelism = n
		p := plan.Make(c)
		if n > 1 {
			a, b := before.Processes[0].Operators[1].Needs, p.Processes[0].Operators[1].Needs
			if b.Stable < a.Stable || b.At80 < a.At80 || b.At70 < a.At70 || b.P50 < a.P50 || b.P99 < a.P99 {
				t.Errorf("%d000/s need %+v, less than %+v", n, b, a)
			}
			if b.At70 < b.At80 || b.At80 < b.Stable-1 || b.P99 < b.Stable {
				t.Errorf("%d000/s need %+v", n, b)
			}
			if p.Slots.Needed < before.Slots.Needed || p.TaskManagers[0].Needed < before.TaskManagers[0].Needed || p.Processes[0].NetworkBuffersRequired < before.Processes[0].NetworkBuffersRequired-3 {
				t.Errorf("parallelism %d needs less than before", n)
			}
		}
		before = p
	}
}

func TestAnEmptyCase(t *testing.T) {
	if p := plan.Make(&plan.Case{}); len(p.Findings) > 0 || p.Slots.Needed > 0 || p.JobManager != nil {
		t.Errorf("nothing needs %+v", p)
	}
}

// large is 500 processes of three operators that need 10,000 slots in all.
func large() *plan.Case {
	c := documentN()
	one := c.Processes[0]
	c.Processes = nil
	for i := range 500 {
		p := one
		p.Name = fmt.Sprintf("p%d", i)
		p.Path = "resources." + p.Name
		p.Operators = append([]plan.Operator(nil), one.Operators...)
		p.Operators[0].Parallelism, p.Operators[1].Parallelism, p.Operators[2].Parallelism = 5, 10, 5
		p.Operators[1].Inputs = []stream.Input{{Operator: "source_auth_events", Exchange: stream.Hash}}
		c.Processes = append(c.Processes, p)
	}
	return c
}

func BenchmarkDocumentN(b *testing.B) {
	c := documentN()
	for b.Loop() {
		plan.Make(c)
	}
}

func BenchmarkLarge(b *testing.B) {
	c := large()
	if n := plan.Make(c).Slots.Needed; n != 10_000 {
		b.Fatalf("%d slots", n)
	}
	for b.Loop() {
		plan.Make(c)
	}
}
