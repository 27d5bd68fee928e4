package derive_test

import (
	"encoding/json"
	"strings"
	"testing"

	"simulate/scenarios/derive"
)

// allotting are the topics about slots and task managers.
var allotting = []string{"slots", "allocation", "task_balance", "limits"}

// answered is what a topic answers to a text, as JSON.
func answered(t *testing.T, topic, text string) (string, derive.Answers) {
	t.Helper()
	of, known, _ := derive.Find(topic)
	if !known {
		t.Fatalf("there is no topic %s", topic)
	}
	a, problems := of.Answer("question", []byte(text))
	if len(problems) > 0 && !a.List {
		return problems.Error(), a
	}
	out, err := json.Marshal(a.Each)
	if err != nil {
		t.Fatal(err)
	}
	return strings.TrimSuffix(strings.TrimPrefix(string(out), "["), "]"), a
}

func TestQuestionsAboutSlotsAndTaskManagers(t *testing.T) {
	for _, c := range []struct{ why, topic, question, want string }{
		{
			"memory in bytes or MiB, any external resource", "allocation",
			`{"worker": {"total": {"cpu": 2, "task_heap": 4096, "gpu": 1}, "slots": 2}, "requirements": [{"job": "j"}, {"job": "j", "profile": {"cpu": 0.3, "task_heap_mb": 0.001953125, "external": {"gpu": 0.25}}}]}`,
			`{"new_task_managers":1,"on_registered":[],"on_pending":[{"job":"j","on":"new-1","profile":"0.3,2048,0,0,0,gpu:0.25","count":1},{"job":"j","on":"new-1","profile":"1,2048,0,0,0,gpu:0.5","count":1}],"unfulfillable":[]}`,
		},
		{
			"pending workers count whole, and by their own names", "allocation",
			`{"worker": {"total": {"cpu": 2, "task_heap": 4096}, "slots": 2}, "pending": [{"id": "p", "allocated": [{"cpu": 2, "task_heap": 4096}]}], "requirements": [{"job": "j", "count": 3}]}`,
			`{"new_task_managers":1,"on_registered":[],"on_pending":[{"job":"j","on":"new-1","profile":"1,2048,0,0,0","count":1},{"job":"j","on":"p","profile":"1,2048,0,0,0","count":2}],"unfulfillable":[]}`,
		},
		{
			"a limit refuses the job that goes beyond it", "allocation",
			`{"worker": {"total": {"cpu": 2, "task_heap": 4096}, "slots": 2}, "max_slots": 3, "requirements": [{"job": "j", "count": 3}]}`,
			`{"new_task_managers":1,"on_registered":[],"on_pending":[{"job":"j","on":"new-1","profile":"1,2048,0,0,0","count":2}],"unfulfillable":["j"]}`,
		},
		{
			"idle for less than the timeout is not idle", "allocation",
			`{"op": "reconcile", "timeout_ms": 30000, "worker": {"total": {"cpu": 2, "task_heap": 4096}}, "task_managers": [{"id": "a", "idle_ms": 29999}, {"id": "b", "idle_ms": 30000}, {"id": "c"}]}`,
			`{"new_task_managers":0,"release":["b"],"release_pending":[]}`,
		},
		{
			"a least size asks for workers", "allocation",
			`{"op": "reconcile", "min_cpu": 5, "worker": {"total": {"cpu": 2, "task_heap": 4096}}}`,
			`{"new_task_managers":3,"release":[],"release_pending":[]}`,
		},
		{
			"impossible limits are refused", "allocation",
			`{"min_slots": 5, "max_slots": 4, "worker": {"total": {"cpu": 2, "task_heap": 4096}}}`, `{"error":"slots"}`,
		},
		{
			"what would take a day is refused", "allocation",
			`{"worker": {"total": {"cpu": 2, "task_heap": 4096}}, "requirements": [{"job": "j", "count": 2000000000}]}`, `{"error":"requirements"}`,
		},
		{
			"typing errors are no external resources", "allocation",
			`{"worker": {"total": {"cpu": 2, "task_heap": 4096, "manged": 3}}}`, `question:1:52: unknown key "manged"`,
		},
		{
			"co-located operators of unequal parallelism", "slots",
			`{"operators": [{"name": "a", "parallelism": 64, "co_location_group": "co1"}, {"name": "b", "parallelism": 128, "co_location_group": "co1"}]}`, `{"error":"co_location"}`,
		},
		{
			"a circle", "slots",
			`{"operators": [{"name": "a"}, {"name": "b"}], "edges": [{"from": "a", "to": "b"}, {"from": "b", "to": "a"}]}`, `{"error":"edges"}`,
		},
		{
			"nothing runs nowhere", "slots", `{"operators": []}`, `{"vertices":[],"subtasks":0,"slots_per_group":{},"slots":0}`,
		},
		{
			"more slots than there are", "task_balance",
			`{"parallelisms": [5], "task_managers": 2, "slots_per_task_manager": 2}`, `{"error":"slots"}`,
		},
		{
			"slots spread, tasks as they fall", "task_balance",
			`{"mode": "SLOTS", "parallelisms": [3, 1], "task_managers": 3, "slots_per_task_manager": 2}`, `{"per_slot":[2,1,1],"per_task_manager":[2,1,1],"spread":1}`,
		},
		{
			"a worker without memory", "limits", `{"worker": {"cpu": 4}, "max_slots": 4}`, `{"error":true}`,
		},
	} {
		if got, _ := answered(t, c.topic, c.question); got != c.want {
			t.Errorf("%s: %s\nwant %s", c.why, got, c.want)
		}
	}
}

func FuzzAllotted(f *testing.F) {
	for _, name := range allotting {
		topic, _, _ := derive.Find(name)
		f.Add(name, topic.Example)
	}
	f.Add("allocation", `{"worker": {"total": {"cpu": 1e-9, "task_heap": 1}}, "redundant": 5, "pending": [{"id": "p", "slots": 0}]}`)
	f.Fuzz(func(t *testing.T, name, text string) {
		if topic, known, _ := derive.Find(name); known {
			topic.Answer("question", []byte(text))
		}
	})
}
