package reports

import (
	"fmt"
	"io"
	"strings"
	"testing"

	"simulate/sim/finding"
	"simulate/sim/flink"
	"simulate/sim/plan"
)

// The plans of this file are invented; what matters is that every part of a plan occurs.

func planMeta() Meta {
	m := meta()
	m.Position = func(path string) string {
		return map[string]string{
			"processes.payments.operators.enrich": "payments.yaml:12:5", "resources.payments.parallelism": "payments.yaml:30:5",
			"resources.payments.task_memory": "defaults.yaml:3:3", "cluster.nodes": "payments.yaml:50:3",
		}[path]
	}
	m.Defaults = []Default{
		{"seed", "1"},
		{"processes.payments.operators.source.discipline", "fifo"},
		{"processes.payments.operators.source.buffer", "unbounded"},
		{"processes.payments.operators.enrich.discipline", "fifo"},
		{"processes.payments.operators.enrich.buffer", "unbounded"},
		{"cluster.deployment", "session"},
	}
	return m
}

// derived is the memory of a task manager of so many slots, and how it came about.
func derived(t *testing.T, process string, slots string) (flink.Memory, []flink.Step) {
	t.Helper()
	o := flink.Options{"taskmanager.memory.process.size": process, "taskmanager.numberOfTaskSlots": slots}
	m, err := flink.TaskManagerMemory(o)
	if err != nil {
		t.Fatal(err)
	}
	return m, flink.MemorySteps(o, m)
}

// assigned is two slots of a task manager, a process and a group.
func assigned(whose, profile string) plan.Assignment {
	names := strings.Fields(whose)
	return plan.Assignment{TaskManager: names[0], Process: names[1], Group: names[2], Profile: profile, Count: 2}
}

// payments is a plan with everything in it.
func payments(t *testing.T) PlanReport {
	memory, steps := derived(t, "1728m", "2")
	fine, fineSteps := derived(t, "4g", "4")
	o := flink.Options{"jobmanager.memory.process.size": "1600m"}
	leader, err := flink.JobManagerMemory(o)
	if err != nil {
		t.Fatal(err)
	}
	latency, fast := 0.0512, 0.00002
	slot := memory.Worker().Slot().String()
	return PlanReport{
		Meta: planMeta(), Currency: "EUR",
		Effective: []Effective{
			{Path: "resources.payments.parallelism", Value: "8", From: "process", At: "payments.yaml:30:5"},
			{
				Path: "resources.payments.task_memory", Value: "4gb", From: "--set", At: "--set resources.payments.task_memory=4gb",
				Hidden: []Effective{{Value: "2gb", From: "_defaults", At: "defaults.yaml:3:3"}, {Value: "1gb", From: "scenario", At: "base.yaml:3:3"}},
			},
			{Path: "resources._job_manager.web.port", Value: "8081", From: "scenario", At: "payments.yaml:60:5", Idle: "the web page takes no capacity"},
		},
		Plan: plan.Plan{
			TaskManagers: []plan.TaskManager{
				{Processes: []string{"payments"}, Count: 4, Needed: 4, Available: 2, Memory: memory, Steps: steps, JVM: memory.Arguments(), Allocated: plan.Amounts{Slots: 8, CPU: 8, Memory: 4 << 30, Cost: 560}, Wasted: plan.Amounts{CPU: 0}},
				{
					Processes: []string{"alerts", "audit"}, First: 4, Count: 1, Needed: 2, Available: 1, Memory: fine, Steps: fineSteps[:2], Unassigned: 268435456,
					Error: "the JVM overhead is outside its range", JVM: []string{"-Xmx1g"},
					Allocated: plan.Amounts{Slots: 2, CPU: 1, Memory: 1 << 30, GPU: 2, Cost: 1095}, Wasted: plan.Amounts{Slots: 1, CPU: 3, Memory: 2 << 30, GPU: 2, Cost: 1095},
					Fragments: []plan.Fragment{
						{Resource: "cpu", Total: 4, Free: 3, Largest: 3},
						{Resource: "task_heap", Bytes: true, Total: 3 << 29, Free: 1 << 30, Largest: 1 << 30, Stranded: 1 << 29},
						{Resource: "task_off_heap", Bytes: true},
						{Resource: "gpu", Total: 4, Free: 2, Largest: 1, Stranded: 2},
					},
					Packing: &plan.Packing{LowerBound: 1, FirstFit: 2, BestFit: 2, Decreasing: 1, Exact: 1, Equal: &plan.EqualSlots{
						Slots: 3, TaskManagers: 3, Profile: "0.5,134217728,0,268435456,67108864,gpu:1", CostPerMonth: 6570, Wasted: plan.Amounts{Slots: 1, CPU: 11, Memory: 8 << 30, GPU: 10, Cost: 5475},
					}},
				},
			},
			JobManager: &plan.JobManagerPlan{Count: 1, CPU: 0.5, Memory: leader, Steps: flink.JobManagerSteps(o, leader), JVM: leader.Arguments()},
			Processes: []plan.ProcessPlan{
				{
					Process: "payments", Subtasks: 12, SlotsNeeded: 8, CostLimit: 1000, CostPerMonth: 560,
					SlotsPerGroup: []plan.GroupSlots{{Group: "front", Slots: 4}, {Group: "default", Slots: 4}}, Vertices: [][]string{{"source", "parse"}, {"enrich"}},
					NetworkBuffersNeeded: 48, NetworkBuffersRequired: 20, NetworkBuffersPresent: 4096,
					Operators: []plan.OperatorPlan{
						{
							Operator: "source", Parallelism: 4, MaxParallelism: 128, KeyGroupsMax: 32, Skew: 1, Known: true, Rate: 20000, PeakRate: 32000, BytesPerS: 20_480_000,
							ServiceS: 0.00002, OfferedLoad: 0.4, Utilization: 0.1, Hottest: 0.1, Stable: true, LatencyS: &fast,
							Formula: "M/G/1 (Pollaczek-Khinchine)", Needs: plan.Parallelisms{Stable: 1, At80: 1, At70: 1, P50: 1, P99: plan.Impossible},
						},
						{
							Operator: "parse", Parallelism: 4, MaxParallelism: 128, KeyGroupsMax: 32, Skew: 1, Known: true, Rate: 20000, PeakRate: 32000,
							Stable: true, LatencyS: new(float64), Formula: "no service",
						},
						{
							Operator: "enrich", Parallelism: 4, MaxParallelism: 128, KeyGroupsMax: 32, Skew: 1.3, Known: true, Rate: 20000, PeakRate: 32000,
							ServiceS: 0.0002, OfferedLoad: 4, Utilization: 1, Hottest: 1.3, BufferWaitS: 0.05,
							Formula: "M/M/c (Erlang C) + buffer wait min(timeout, fill time)/2", Needs: plan.Parallelisms{Stable: 5, At80: 5, At70: 6, P50: 5, P99: 7},
						},
					},
				},
				{
					Process: "alerts", Subtasks: 2, SlotsNeeded: 2, SlotsPerGroup: []plan.GroupSlots{{Group: "default", Slots: 2}}, Vertices: [][]string{{"alerts"}},
					NetworkBuffersPresent: 4096,
					Operators:             []plan.OperatorPlan{{Operator: "alerts", Parallelism: 2, MaxParallelism: 128, KeyGroupsMax: 64, Skew: 1, Stable: true}},
				},
				{
					Process: "audit", Subtasks: 1, SlotsNeeded: 1, SlotsPerGroup: []plan.GroupSlots{{Group: "default", Slots: 1}}, Vertices: [][]string{{"audit"}},
					NetworkBuffersPresent: 4096,
					Operators: []plan.OperatorPlan{{
						Operator: "audit", Parallelism: 1, MaxParallelism: 128, KeyGroupsMax: 128, Skew: 1, Known: true, Rate: 10, PeakRate: 10, ServiceS: 0.05,
						OfferedLoad: 0.5, Utilization: 0.5, Hottest: 0.5, Stable: true, LatencyS: &latency, Formula: "M/G/1 (Pollaczek-Khinchine)",
					}},
				},
			},
			Slots: plan.Slots{Needed: 11, Available: 8, Free: 1, FreeOn: []plan.FreeSlots{{TaskManager: "tm-4", Count: 1}}, Groups: []plan.SharingGroup{
				{Process: "payments", Group: "front", Profile: slot, Needed: 4, Available: 4, Placed: 4},
				{Process: "payments", Group: "default", Profile: slot, Needed: 4, Placed: 4},
				{Process: "alerts", Group: "default", Profile: "0.5,134217728,0,268435456,67108864,gpu:1", Needed: 2, Available: 2, Placed: 2, Free: 1},
				{Process: "audit", Group: "default", Profile: slot, Needed: 1},
			}, Assignments: []plan.Assignment{
				assigned("tm-0 payments front", slot), assigned("tm-1 payments front", slot), assigned("tm-2 payments default", slot),
				assigned("tm-3 payments default", slot), assigned("tm-4 alerts default", "0.5,134217728,0,268435456,67108864,gpu:1"),
			}},
			Nodes: []plan.NodePlan{
				{Group: "general", Count: 3, Added: 1, Allocated: plan.Amounts{Slots: 8, CPU: 10, Memory: 8 << 30, Cost: 700}, Wasted: plan.Amounts{CPU: 2, Memory: 40 << 30, Cost: 140.96}, CostPerMonth: 840.96},
				{Group: "gpu", Count: 1, Allocated: plan.Amounts{Slots: 2, CPU: 1, Memory: 4 << 30, GPU: 1, Cost: 547.5}, Wasted: plan.Amounts{Slots: 1, CPU: 7, Memory: 28 << 30, GPU: 3, Cost: 1642.5}, CostPerMonth: 2190},
			},
			Quotas: []plan.Quota{
				{Tenant: "cards", Resource: "parallelism", Used: 7, Limit: 8},
				{Tenant: "cards", Resource: "memory", Used: 1 << 30, Limit: 4 << 30},
				{Tenant: "risk", Resource: "processes", Used: 3, Limit: 2},
			},
			CostPerMonth: 3030.96,
			Findings: []finding.Finding{
				{Code: finding.NoEffect, Severity: finding.Note, Path: "resources.payments.cpu_shares", Message: "no plan depends on it: weights matter while a node is short of CPU"},
				{Code: "nodes.short", Severity: finding.Warning, Path: "cluster.nodes", Message: "1 task manager finds no room on the nodes that there are."},
				{Code: "sizing.unstable", Severity: finding.Error, Path: "processes.payments.operators.enrich", Message: "enrich gets 20000 records/s of 200 us each, which keeps 4 servers busy; its 4 subtasks have 4. Its queue grows: it needs parallelism 5 to hold."},
				{Code: "slots.missing", Severity: finding.Note, Path: "", Message: "8 slots of <default> and *front* are there at the start, _11 are needed."},
				{Code: finding.NoEffect, Severity: finding.Note, Path: "resources.alerts.cpu_shares", Message: "no plan depends on it: weights matter while a node is short of CPU"},
			},
		},
	}
}

// lone is a plan of a queueing network: nothing runs in slots, nothing is to be said.
func lone() PlanReport {
	return PlanReport{Meta: Meta{Scenario: "smallest"}, Currency: "USD", Plan: plan.Plan{Processes: []plan.ProcessPlan{{
		Process: "p", Subtasks: 1, Vertices: [][]string{{"check"}},
		Operators: []plan.OperatorPlan{{Operator: "check", Parallelism: 1, MaxParallelism: 128, KeyGroupsMax: 128, Skew: 1, Stable: true}},
	}}}}
}

func TestPlansReadAsExpected(t *testing.T) {
	terminal := Options{Width: 110, Unicode: true}
	for _, c := range []struct {
		file, form string
		of         []PlanReport
		looks      Options
	}{
		{"plan.txt", "table", []PlanReport{payments(t)}, terminal},
		{"plan_narrow.txt", "table", []PlanReport{payments(t)}, Options{Width: 60}},
		{"plan_color.txt", "table", []PlanReport{payments(t), lone()}, Options{Unicode: true, Color: true}},
		{"plan.json", "json", []PlanReport{payments(t)}, Options{}},
		{"plans.json", "json", []PlanReport{lone(), lone()}, Options{}},
		{"plan.md", "markdown", []PlanReport{payments(t), lone()}, Options{}},
	} {
		for _, f := range PlanForms() {
			if f.Name == c.form {
				expect(t, c.file, func(w io.Writer) error { return f.Write(w, c.of, c.looks) })
			}
		}
	}
}

func TestNoLineOfAPlanIsWiderThanTheTerminal(t *testing.T) {
	for _, width := range []int{60, 80, 100, 140} {
		var text strings.Builder
		if err := PlanText(&text, []PlanReport{payments(t)}, Options{Width: width, Unicode: true}); err != nil {
			t.Fatal(err)
		}
		for line := range strings.Lines(text.String()) {
			if wide := displayed(strings.TrimSuffix(line, "\n")); wide > width {
				t.Errorf("at %d characters a line takes %d: %s", width, wide, line)
			}
		}
	}
}

func TestSettingsSayWhereTheyComeFrom(t *testing.T) {
	expect(t, "settings.txt", func(w io.Writer) error { return Settings(w, payments(t).Effective, Options{Width: 110}) })
	expect(t, "settings.json", func(w io.Writer) error { return SettingsJSON(w, payments(t).Effective) })
}

func TestAFleetThatDiffersEverywhereIsCutShort(t *testing.T) {
	r := lone()
	r.TaskManagers = []plan.TaskManager{{Count: 100}}
	for i := range 100 {
		r.Slots.Assignments = append(r.Slots.Assignments, plan.Assignment{TaskManager: fmt.Sprintf("tm-%d", i), Process: "p", Group: "default", Count: i})
	}
	r.Processes[0].SlotsPerGroup = []plan.GroupSlots{{Group: "default", Slots: 100}}
	var text strings.Builder
	if err := PlanText(&text, []PlanReport{r}, Options{}); err != nil || !strings.Contains(text.String(), "and 60 more rows: -o json lists them") {
		t.Errorf("%v\n%s", err, text.String())
	}
}
