package reports

import (
	"io"
	"math"

	"simulate/sim/plan"
)

// PlanFormat names the shape of the JSON document of a plan; within it keys are only ever added.
const PlanFormat = "simulate.plan/1"

// PlanJSON writes each plan as one simulate.plan/1 document in base units: the only one as it stands, several as a
// list. What is not known is null.
func PlanJSON(w io.Writer, all []PlanReport) error {
	documents := each(all, planDocument)
	if len(documents) == 1 {
		return WriteJSON(w, documents[0])
	}
	return WriteJSON(w, documents)
}

// planDocument fills the document of one plan. Lists are never null.
func planDocument(r PlanReport) planJSON {
	return planJSON{
		Format:       PlanFormat,
		Scenario:     scenarioJSON{Name: r.Scenario, Digest: r.Digest, Description: r.Description},
		Variant:      textOrNull(r.Variant),
		Settings:     settingsJSON(r.Settings),
		Simulator:    simulatorJSON{Version: r.Version},
		TaskManagers: each(r.TaskManagers, fillTaskManager),
		JobManager:   fillJobManager(r.JobManager),
		Processes:    each(r.Processes, fillProcess),
		Slots:        fillSlots(r.Slots),
		Nodes:        each(r.Nodes, fillNodes),
		Quotas:       each(r.Quotas, func(q plan.Quota) quotaJSON { return quotaJSON(q) }),
		CostPerMonth: decimal(r.CostPerMonth),
		Currency:     r.Currency,
		Effective:    each(r.Effective, fillEffective),
		Defaults:     each(r.Defaults, fillDefault),
		Findings:     findingsJSON(r.Meta, r.gravest()),
	}
}

func fillTaskManager(t plan.TaskManager) taskManagerJSON {
	filled := taskManagerJSON{
		Processes: same(t.Processes), First: t.First, Count: t.Count, Needed: t.Needed, Available: t.Available,
		Unassigned: t.Unassigned, Error: textOrNull(t.Error), JVM: same(t.JVM), memory: t.Memory,
		Allocated: fillAmounts(t.Allocated), Wasted: fillAmounts(t.Wasted), Fragments: each(t.Fragments, fillFragment), Packing: fillPacking(t.Packing),
	}
	filled.Derivation = make([]stepJSON, len(t.Steps))
	for i, s := range t.Steps {
		filled.Derivation[i] = stepJSON(s)
	}
	return filled
}

func fillFragment(f plan.Fragment) fragmentJSON {
	return fragmentJSON{
		Resource: f.Resource, Total: decimal(f.Total), Free: decimal(f.Free), Largest: decimal(f.Largest), Stranded: decimal(f.Stranded),
	}
}

func fillPacking(p *plan.Packing) *packingJSON {
	if p == nil {
		return nil
	}
	filled := packingJSON{LowerBound: p.LowerBound, FirstFit: p.FirstFit, BestFit: p.BestFit, Decreasing: p.Decreasing}
	if p.Exact > 0 {
		filled.Exact = &p.Exact
	}
	if e := p.Equal; e != nil {
		filled.Equal = &equalSlotsJSON{
			Slots: e.Slots, Profile: e.Profile, TaskManagers: e.TaskManagers, Wasted: fillAmounts(e.Wasted), CostPerMonth: decimal(e.CostPerMonth),
		}
	}
	return &filled
}

func fillJobManager(m *plan.JobManagerPlan) *jobManagerJSON {
	if m == nil {
		return nil
	}
	filled := jobManagerJSON{Count: m.Count, CPU: decimal(m.CPU), Error: textOrNull(m.Error), JVM: same(m.JVM), memory: m.Memory}
	filled.Derivation = make([]stepJSON, len(m.Steps))
	for i, s := range m.Steps {
		filled.Derivation[i] = stepJSON(s)
	}
	return &filled
}

func fillProcess(p plan.ProcessPlan) planProcessJSON {
	return planProcessJSON{
		Process: p.Process, Subtasks: p.Subtasks, SlotsNeeded: p.SlotsNeeded,
		SlotsPerGroup: each(p.SlotsPerGroup, func(g plan.GroupSlots) groupJSON { return groupJSON{g.Group, g.Slots} }),
		Vertices:      each(p.Vertices, same[string]),
		BuffersNeeded: p.NetworkBuffersNeeded, BuffersRequired: p.NetworkBuffersRequired, BuffersPresent: p.NetworkBuffersPresent,
		Operators: each(p.Operators, fillOperator),
	}
}

func fillOperator(o plan.OperatorPlan) planOperatorJSON {
	known := func(v float64) decimal {
		if !o.Known {
			return decimal(math.NaN())
		}
		return decimal(v)
	}
	filled := planOperatorJSON{
		Operator: o.Operator, Parallelism: o.Parallelism, MaxParallelism: o.MaxParallelism, KeyGroupsMax: o.KeyGroupsMax,
		Skew: decimal(o.Skew), Rate: known(o.Rate), PeakRate: known(o.PeakRate), Bytes: decimal(math.NaN()), Service: known(o.ServiceS),
		OfferedLoad: known(o.OfferedLoad), Utilization: known(o.Utilization), Hottest: known(o.Hottest), Stable: o.Stable,
		Latency: decimal(math.NaN()), BufferWait: known(o.BufferWaitS), Formula: o.Formula,
		Needed: parallelismJSON(o.Needs),
	}
	if o.BytesPerS > 0 {
		filled.Bytes = decimal(o.BytesPerS)
	}
	if o.LatencyS != nil {
		filled.Latency = decimal(*o.LatencyS)
	}
	return filled
}

func fillSlots(s plan.Slots) slotsJSON {
	return slotsJSON{
		Needed: s.Needed, Available: s.Available, Free: s.Free,
		Groups:      each(s.Groups, func(g plan.SharingGroup) slotGroupJSON { return slotGroupJSON(g) }),
		Assignments: each(s.Assignments, func(a plan.Assignment) assignmentJSON { return assignmentJSON(a) }),
		FreeOn:      each(s.FreeOn, func(f plan.FreeSlots) freeSlotsJSON { return freeSlotsJSON(f) }),
	}
}

func fillNodes(n plan.NodePlan) nodesJSON {
	return nodesJSON{
		Group: n.Group, Count: n.Count, Added: n.Added, Allocated: fillAmounts(n.Allocated), Wasted: fillAmounts(n.Wasted),
		CostPerMonth: decimal(n.CostPerMonth),
	}
}

func fillAmounts(a plan.Amounts) amountsJSON {
	return amountsJSON{Slots: a.Slots, CPU: decimal(a.CPU), Memory: a.Memory, GPU: decimal(a.GPU), Cost: decimal(a.Cost)}
}

func fillEffective(e Effective) effectiveJSON {
	filled := effectiveJSON{Path: e.Path, Value: literal(e.Value), From: e.From, At: e.At}
	for _, h := range e.Hidden {
		filled.Overridden = append(filled.Overridden, hiddenJSON{Value: literal(h.Value), From: h.From, At: h.At})
	}
	return filled
}

// same is a list that is never null.
func same[T any](all []T) []T { return append([]T{}, all...) }

func textOrNull(text string) *string {
	if text == "" {
		return nil
	}
	return &text
}
