package main

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"
)

// exampleJob is an example of topic memory, slots or key_groups, as far as a scenario can say it.
type exampleJob struct {
	ID, Kind, Op string
	Config       map[string]string
	Operators    []struct {
		Name, Chaining string
		Group          string `json:"slot_sharing_group"`
		Parallelism    int
	}
	Edges       []struct{ From, To, Partitioner string }
	Chaining    *bool `json:"chaining_enabled"`
	Each        int   `json:"slots_per_task_manager"`
	Parallelism int
	Expect      json.RawMessage
}

// plannedJSON is what plan -o json says of a scenario.
func plannedJSON(t *testing.T, scenario string) (p struct {
	TaskManagers []map[string]any `json:"task_managers"`
	JobManager   map[string]any   `json:"job_manager"`
	Processes    []map[string]any
},
) {
	t.Helper()
	var out, said strings.Builder
	if code := run([]string{"plan", "-", "-o", "json"}, strings.NewReader(scenario), &out, &said); code != exitDone {
		t.Fatalf("exit code %d: %s\n%s", code, said.String(), scenario)
	}
	if err := json.Unmarshal([]byte(out.String()), &p); err != nil {
		t.Fatal(err)
	}
	return p
}

// ownExamples stand for the public ones where these are not there.
const ownExamples = `{"topics": {
"memory": [
 {"id": "shipped", "kind": "tm", "config": {"taskmanager.memory.process.size": "1728m"}, "expect": {"task_heap": 402653174, "network": 134217730, "managed": 536870920, "network_buffers": 4096}},
 {"id": "leader", "kind": "jm", "config": {"jobmanager.memory.process.size": "1600m"}, "expect": {"jvm_heap": 1073741824, "jvm_overhead": 201326592}},
 {"id": "crossed", "kind": "tm", "config": {"taskmanager.memory.process.size": "2g", "taskmanager.memory.network.min": "512m", "taskmanager.memory.network.max": "1m"}, "expect": {"error": "range"}}],
"slots": [
 {"id": "sum", "operators": [{"name": "a", "parallelism": 2, "slot_sharing_group": "x"}, {"name": "b", "parallelism": 3}], "edges": [{"from": "a", "to": "b", "partitioner": "hash"}], "slots_per_task_manager": 2,
  "expect": {"vertices": [["a"], ["b"]], "subtasks": 5, "slots_per_group": {"x": 3}, "slots": 3, "task_managers": 2}}],
"key_groups": [{"id": "default", "op": "default_max_parallelism", "parallelism": 100, "expect": 256}]}}`

// What Flink says of an example, plan says of a scenario that says the same.
func TestPlanSaysWhatTheExamplesSay(t *testing.T) {
	texts := []string{ownExamples}
	if public, err := os.ReadFile(filepath.Join("..", "..", "..", "shared", "facts", "flink-examples.json")); err == nil {
		texts = append(texts, string(public))
	} else {
		t.Logf("the public examples are not here, only ours are tried: %v", err)
	}
	for _, text := range texts {
		var file struct{ Topics map[string][]json.RawMessage }
		if err := json.Unmarshal([]byte(text), &file); err != nil {
			t.Fatal(err)
		}
		for topic, check := range map[string]func(*testing.T, *exampleJob){"memory": memoryExample, "slots": slotsExample, "key_groups": keyGroupsExample} {
			for _, one := range file.Topics[topic] {
				var e exampleJob
				if err := json.Unmarshal(one, &e); err != nil {
					t.Fatal(err)
				}
				t.Run(e.ID, func(t *testing.T) { check(t, &e) })
			}
		}
	}
}

// memoryExample says the configuration by Flink's own options.
func memoryExample(t *testing.T, e *exampleJob) {
	if len(e.Config) == 0 {
		t.Skip("a scenario that says nothing gets the size that Flink ships")
	}
	options, err := json.Marshal(e.Config)
	if err != nil {
		t.Fatal(err)
	}
	p := plannedJSON(t, fmt.Sprintf("cluster: {flink_config: %s}\nresources: {a: {parallelism: 1}}\n", options))
	got := p.TaskManagers[0]
	if e.Kind == "jm" {
		got = p.JobManager
	}
	var want map[string]any
	if err := json.Unmarshal(e.Expect, &want); err != nil {
		t.Fatal(err)
	}
	if component, refused := want["error"]; refused {
		if text, _ := got["error"].(string); text == "" {
			t.Errorf("%v is refused for its %v, and not here", e.Config, component)
		}
		return
	}
	for key, value := range want {
		if !reflect.DeepEqual(got[key], value) {
			t.Errorf("%s is %v, want %v", key, got[key], value)
		}
	}
}

// slotsExample says the job as a graph.
func slotsExample(t *testing.T, e *exampleJob) {
	var s strings.Builder
	fmt.Fprintf(&s, "workloads: {w: {rate: 1/s}}\ncluster: {flink_config: {pipeline.operator-chaining.enabled: %v}}\n", e.Chaining == nil || *e.Chaining)
	fmt.Fprintf(&s, "resources: {_task_managers: {slots_per_manager: %d, memory: 4gb}, p: {operators: {", max(1, e.Each))
	for _, o := range e.Operators {
		fmt.Fprintf(&s, "%s: {parallelism: %d", o.Name, o.Parallelism)
		if o.Group != "" {
			fmt.Fprintf(&s, ", slot_sharing_group: %s", o.Group)
		}
		if o.Chaining != "" {
			fmt.Fprintf(&s, ", chaining: %s", o.Chaining)
		}
		s.WriteString("}, ")
	}
	s.WriteString("}}}\nprocesses: {p: {operators: {")
	for _, o := range e.Operators {
		var from []string
		for _, edge := range e.Edges {
			if edge.To == o.Name {
				from = append(from, fmt.Sprintf("{from: %s, exchange: %s}", edge.From, edge.Partitioner))
			}
		}
		if fmt.Fprintf(&s, "%s: {processing_time: 1ms, ", o.Name); len(from) == 0 {
			s.WriteString("reads: w}, ")
		} else {
			fmt.Fprintf(&s, "after: [%s]}, ", strings.Join(from, ", "))
		}
	}
	s.WriteString("}}}\n")
	p := plannedJSON(t, s.String())
	var want map[string]any
	if err := json.Unmarshal(e.Expect, &want); err != nil {
		t.Fatal(err)
	}
	process := p.Processes[0]
	got := map[string]any{
		"vertices": process["vertices"], "subtasks": process["subtasks"], "slots_per_group": process["slots_per_group"], "slots": process["slots_needed"],
		"task_managers": p.TaskManagers[0]["needed"],
	}
	for key, value := range want {
		if !reflect.DeepEqual(got[key], value) {
			t.Errorf("%s is %v, want %v, of\n%s", key, got[key], value, s.String())
		}
	}
}

// keyGroupsExample says how many subtasks there are.
func keyGroupsExample(t *testing.T, e *exampleJob) {
	if e.Op != "default_max_parallelism" {
		t.Skip("a scenario does not ask for single key groups")
	}
	p := plannedJSON(t, fmt.Sprintf("resources: {a: {parallelism: %d}}\n", e.Parallelism))
	operator := p.Processes[0]["operators"].([]any)[0].(map[string]any)
	if got := fmt.Sprint(operator["max_parallelism"]); got != string(e.Expect) {
		t.Errorf("parallelism %d has %s key groups, want %s", e.Parallelism, got, e.Expect)
	}
}
