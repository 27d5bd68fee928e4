package plan_test

import (
	"reflect"
	"strings"
	"testing"

	"simulate/sim/finding"
	"simulate/sim/flink"
	"simulate/sim/plan"
	"simulate/sim/stream"
)

// tries are values for options; most fit only some.
var tries = []string{"1", "2", "3", "0.3", "64m", "1k", "900g", "40", "5s", "0ms", "true", "false", "SLOTS", "TASKS"}

// bases are cases on some of which each option that acts has an effect.
func bases() []*plan.Case {
	batch := cutCase()
	batch.Processes[0].Batch = true
	open := documentN()
	open.Workers, open.Processes[0].Memory, open.Processes[0].TaskMemory = plan.Workers{Slots: of[int64](2)}, plan.Memory{}, 0
	open.Processes[0].MaxParallelism, open.Processes[0].AutoScale, open.Processes[0].CoLocation = 0, plan.AutoScale{}, nil
	open.Processes[0].Operators[0].Parallelism, open.Processes[0].Operators[1].Parallelism, open.Processes[0].Operators[2].Parallelism = 4, 8, 4
	chained := open.Processes[0]
	chained.Operators = append([]plan.Operator(nil), chained.Operators...)
	chained.Sharing, chained.Name = plan.Sharing{}, "chained"
	chained.Operators[1].Parallelism, chained.Operators[1].MaxParallelism = 4, 256
	chained.Operators[1].Inputs = []stream.Input{{Operator: "source_auth_events", Exchange: stream.Forward}}
	chained.Operators[2].Inputs = []stream.Input{{Operator: "enrich_customers", Exchange: stream.Hash}}
	open.Processes = append(open.Processes, chained)
	refused := cutCase()
	refused.Cluster.FineGrained = false
	sorted := process(operator("read", 3, demand(1), stream.Input{Workload: "w"}), operator("sort", 4, demand(1), stream.Input{Operator: "read", Exchange: stream.Hash}))
	sorted.Batch = true
	return []*plan.Case{open, cutCase(), batch, refused, {Processes: []plan.Process{sorted}, Workers: plan.Workers{Slots: of[int64](2), Count: of[int64](4)}}}
}

func TestEveryOptionOfFlinkActsOrSaysWhyNot(t *testing.T) {
	for _, key := range flink.Keys() {
		if acts, told := tried(key.Name); acts == told {
			t.Errorf("%s acts: %v, and it is said why not: %v", key.Name, acts, told)
		}
	}
}

// tried says whether an option changes any plan, and whether it is told why it has no effect.
func tried(key string) (acts, told bool) {
	for _, c := range bases() {
		before := c.Cluster.Options
		base := plan.Make(c)
		for _, value := range tries {
			c.Cluster.Options = append(before[:len(before):len(before)], plan.Option{Key: key, Value: value, Path: "cluster.flink_config"})
			made := plan.Make(c)
			for _, why := range found(&made, finding.NoEffect) {
				told = told || strings.HasPrefix(why, "no plan depends on it: ")
			}
			if acts = acts || !reflect.DeepEqual(figures(base), figures(made)); acts {
				return acts, told
			}
		}
	}
	return acts, told
}

// figures is a plan with only those findings that options themselves do not cause.
func figures(p plan.Plan) plan.Plan {
	var kept []finding.Finding
	for _, f := range p.Findings {
		if f.Code != finding.NoEffect && f.Code != finding.Unknown && f.Code != finding.Refused && f.Code != finding.Overridden {
			kept = append(kept, f)
		}
	}
	p.Findings = kept
	return p
}

// with is a case with options of Flink.
func with(c *plan.Case, options ...string) *plan.Case {
	for i := 0; i < len(options); i += 2 {
		c.Cluster.Options = append(c.Cluster.Options, plan.Option{Key: options[i], Value: options[i+1], Path: "cluster.flink_config." + options[i]})
	}
	return c
}

func TestValuesThatAreNone(t *testing.T) {
	c := with(documentN(), "taskmanager.load-balance.mode", "EVENLY", "slotmanager.redundant-taskmanager-num", "1000000000", "heartbeat.interval", "5s", "metrics.reporters", "x")
	made := plan.Make(c)
	expect(t, &made, finding.Unknown, "taskmanager.load-balance.mode: expected NONE, SLOTS or TASKS, found EVENLY: it has no effect",
		"slotmanager.redundant-taskmanager-num: expected a whole number from 0 to 1000000, found 1000000000")
	expect(t, &made, finding.NoEffect, "no plan depends on it: it matters while jobs run")
}

// Ten slots on task managers of two, of which five more would be started: the options allow four in all.
func TestBoundsOfTheCluster(t *testing.T) {
	small := func() *plan.Case {
		return &plan.Case{Processes: []plan.Process{lone("a", 6), lone("b", 4)}, Workers: plan.Workers{Slots: of[int64](2), Memory: of[int64](2 * gib)}}
	}
	made := plan.Make(with(small(), "slotmanager.number-of-slots.max", "9"))
	if m := made.TaskManagers[0]; m.Count != 4 || m.Available != 4 {
		t.Errorf("%+v", m)
	}
	c := with(small(), "slotmanager.number-of-slots.max", "9")
	c.Workers.Count = of[int64](1)
	made = plan.Make(c)
	if m := made.TaskManagers[0]; m.Count != 4 || m.Allocated.Slots != 8 || m.Needed != 5 {
		t.Errorf("%+v", m)
	}
	expect(t, &made, finding.SlotsMissing, "10 slots are needed, and slotmanager.number-of-slots.max has room for 8 of them only")
	c.Workers.Count = of[int64](7) // who is there is there
	if made = plan.Make(c); made.TaskManagers[0].Count != 7 {
		t.Errorf("%+v", made.TaskManagers[0])
	}
	c = with(small(), "slotmanager.number-of-slots.min", "20")
	c.Workers.Count = of[int64](1)
	if made = plan.Make(c); made.TaskManagers[0].Count != 10 || made.Slots.Free != 10 {
		t.Errorf("%+v", made.TaskManagers[0])
	}
	made = plan.Make(with(small(), "slotmanager.number-of-slots.min", "8", "slotmanager.number-of-slots.max", "5"))
	expect(t, &made, finding.Refused, "Flink would not start the resource manager: the minimum of 8 slots is above the maximum of 5 slots")
}

func TestChainsAndKeyGroupsByOptions(t *testing.T) {
	c := &plan.Case{Processes: []plan.Process{process(operator("a", 2, demand(1), stream.Input{Workload: "w"}), operator("b", 2, demand(1), stream.Input{Operator: "a", Exchange: stream.Forward}))}}
	if made := plan.Make(c); len(made.Processes[0].Vertices) != 1 || made.Processes[0].Operators[0].MaxParallelism != 128 {
		t.Errorf("%+v", made.Processes[0])
	}
	made := plan.Make(with(c, "pipeline.operator-chaining.enabled", "false", "pipeline.max-parallelism", "64"))
	if len(made.Processes[0].Vertices) != 2 || made.Processes[0].Operators[0].MaxParallelism != 64 {
		t.Errorf("%+v", made.Processes[0])
	}
}
