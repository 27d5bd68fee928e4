package derive

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"
)

// said is what comes of a text: the answers, the remarks, the problems.
func said(t *testing.T, topic, text string) (answers, remarks, problems string) {
	t.Helper()
	found, ok, _ := Find(topic)
	if !ok {
		t.Fatalf("there is no topic %s", topic)
	}
	a, wrong := found.Answer("q.json", []byte(text))
	written, err := json.Marshal(a.Each)
	if err != nil {
		t.Fatal(err)
	}
	return string(written), fmt.Sprint(a.Remarks), wrong.Error()
}

func TestQuestionsAreAnswered(t *testing.T) {
	for _, story := range []struct{ topic, question, want string }{
		{"memory", `{"kind": "jm", "config": {"jobmanager.memory.heap.size": 1073741824}}`, `[{"jvm_heap":1073741824,"off_heap":134217728,"jvm_metaspace":268435456,"jvm_overhead":201326592,"total_flink":1207959552,"total_process":1677721600}]`},
		{"memory", `{"config": {"taskmanager.memory.process.size": "500m"}}`, `[{"error":"task_heap"}]`},
		{"memory", `{"kind": "jm", "config": {}}`, `[{"error":"missing"}]`},
		{"key_groups", `{"op": "owner", "max_parallelism": 10, "parallelism": 4, "key_group": 9}`, `[3]`},
		{"key_groups", `{"op": "skew", "max_parallelism": 128, "parallelism": 100}`, `[1.5625]`},
		{"key_groups", `{"op": "range", "max_parallelism": 10, "parallelism": 4, "index": 4}`, `[{"error":"index"}]`},
		{"key_groups", `{"op": "owner", "max_parallelism": 10, "parallelism": 4, "key_group": -1}`, `[{"error":"key_group"}]`},
		{"key_groups", `{"op": "ranges", "max_parallelism": 2, "parallelism": 3}`, `[{"error":"parallelism"}]`},
		{"key_groups", `{"op": "moved", "max_parallelism": 40000, "from": 3, "to": 4}`, `[{"error":"max_parallelism"}]`},
		{"key_groups", `{"op": "moved", "max_parallelism": 8, "from": 8, "to": 9}`, `[{"error":"parallelism"}]`},
		{"key_groups", `{"op": "key_group_of_hash", "max_parallelism": 32768, "hash": -2147483648}`, `[10348]`},
		{"key_groups", `{"op": "key_group_of_string", "max_parallelism": 128, "key": "\ud83d\ude00"}`, `[54]`},
		{"network_buffers", `{"op": "input_gate", "channels": 10}`, `[{"exclusive_per_channel":2,"required_floating":1,"total_floating":8,"target_total":28,"required_total":21}]`},
		{"network_buffers", `{"op": "input_gate", "channels": 10, "required_per_gate_max": 11}`, `[{"exclusive_per_channel":1,"required_floating":1,"total_floating":18,"target_total":28,"required_total":11}]`},
		{"network_buffers", `{"op": "job", "network_bytes": 65536, "tasks": []}`, `[{"target_buffers":0,"required_buffers":0,"target_bytes":0,"required_bytes":0,"available_buffers":2,"starts":true,"full_speed":true}]`},
		{"network_buffers", `{"op": "job", "network_bytes": 65536, "tasks": [{"outputs": [{"type": "PIPELINED", "subpartitions": 2}]}]}`, `[{"error":"outputs"}]`},
		{"restart", `{"strategy": "none", "failures_ms": [3]}`, `[[[true,false,null]]]`},
		{"restart", `{"strategy": "fixed-delay", "failures_ms": [3, 2]}`, `[{"error":"failures_ms"}]`},
		{"restart", `{"strategy": "exponential-delay", "multiplier": 1, "failures_ms": []}`, `[{"error":"multiplier"}]`},
		{"buffer_debloat", `{"measurements": []}`, `[[]]`},
		{"buffer_debloat", `{"measurements": [[-1, 3]]}`, `[{"error":"measurements"}]`},
		{"buffer_debloat", `{"min_bytes": 300, "max_bytes": 200, "measurements": []}`, `[{"error":"max_bytes"}]`},
	} {
		if got, _, problems := said(t, story.topic, story.question); got != story.want || problems != "" {
			t.Errorf("%s %s\nis answered by %s %s\nwant           %s", story.topic, story.question, got, problems, story.want)
		}
	}
}

func TestMistakesAreFoundTogetherAndInPlace(t *testing.T) {
	for _, story := range []struct{ topic, question, want string }{
		{"key_groups", `{"op": "owners"}`, `q.json:1:8: op: expected one of owner, range,`},
		{"key_groups", `{"op": "moved", "max_paralelism": 8, "from": 1, "to": 2}`, `q.json:1:17: unknown key "max_paralelism"`},
		{"key_groups", "{\"op\": \"moved\",\n \"max_parallelism\": \"8\", \"from\": 1.5}", "q.json:1:1: to is missing; expected a whole number\n" +
			`q.json:2:21: max_parallelism: expected a whole number of no more than 2147483647, found the text "8"` + "\n" +
			"q.json:2:34: from: expected a whole number of no more than 2147483647, found the number 1.5"},
		{"key_groups", `{"op": "moved", "max_parallelism": 3e9, "from": 1, "to": 1}`, `expected a whole number of no more than 2147483647, found the number 3e9`},
		{"memory", `{"config": []}`, `config: expected Flink's options by their keys, found a list`},
		{"memory", `{"config": {"taskmanager.memory.flink.size": {}}}`, `taskmanager.memory.flink.size: expected a value such as 128m, found a map`},
		{"memory", `{"config": {}, "Config": {}}`, `q.json:1:16: unknown key "Config"`},
		{"memory", `5`, `expected a question of the topic memory`},
		{"memory", `{"topics": {"restart": []}}`, `there are no questions of the topic memory`},
		{"network_buffers", `{"op": "job", "network_bytes": 1, "tasks": [{"inputs": [{"chanels": 3}]}]}`, `unknown key "chanels"`},
		{"network_buffers", `{"op": "job", "network_bytes": 1, "tasks": [7]}`, `tasks: expected objects, found the number 7`},
		{"restart", `{"strategy": "none", "failures_ms": 3}`, `failures_ms: expected a list of whole numbers, found the number 3`},
		{"restart", `{"strategy": "fixed-delay", "max_failures": 3, "failures_ms": []}`, `unknown key "max_failures"`},
		{"restart", `{"strategy": "exponential-delay", "multiplier": "2", "failures_ms": []}`, `multiplier: expected a number, found the text "2"`},
		{"buffer_debloat", `{"measurements": [[1, 2, 3]]}`, `measurements: expected lists of 2 whole numbers, found a list`},
	} {
		if got, _, problems := said(t, story.topic, story.question); got != "null" || !strings.Contains(problems, story.want) {
			t.Errorf("%s %s\nis answered by %s, %s\nwant %s", story.topic, story.question, got, problems, story.want)
		}
	}
}

func TestAListIsAnsweredInOrderWhateverIsWrongInIt(t *testing.T) {
	got, _, problems := said(t, "key_groups", `[{"id": "a", "op": "default_max_parallelism", "parallelism": 3}, 4, {"op": "default_max_parallelism", "parallelism": 0}]`)
	if want := `[128,{"error":"question"},{"error":"parallelism"}]`; got != want || !strings.Contains(problems, "q.json:1:66: expected a question") {
		t.Errorf("%s\n%s\nwant %s", got, problems, want)
	}
}

func TestRefusalsAndUnknownOptionsAreRemarked(t *testing.T) {
	_, remarks, _ := said(t, "memory", `{"config": {"taskmanager.memory.process.sise": "1g"}}`)
	for _, want := range []string{
		"q.json:1:1: missing: nothing to derive the memory from: set taskmanager.memory.process.size, or",
		"q.json:1:13: the option taskmanager.memory.process.sise is not known and changes nothing; did you mean taskmanager.memory.process.size?",
	} {
		if !strings.Contains(remarks, want) {
			t.Errorf("%s\ndoes not say\n%s", remarks, want)
		}
	}
}

func TestEveryTopicAnswersItsOwnExample(t *testing.T) {
	for _, topic := range Topics() {
		answers, problems := topic.Answer("q.json", []byte(topic.Example))
		if len(problems) > 0 || len(answers.Remarks) > 0 || len(answers.Each) != 1 {
			t.Errorf("%s: %v %v %v", topic.Name, answers.Each, answers.Remarks, problems)
		}
		if topic.Does == "" || topic.Keys == "" {
			t.Errorf("%s is not described", topic.Name)
		}
	}
	if _, ok, nearest := Find("key_group"); ok || nearest != "key_groups" {
		t.Errorf("key_group is nearest to %q", nearest)
	}
}

// FuzzAnswer asks anything: there are answers or problems, each problem has a place, answers can be written, and
// nothing panics or goes on for long.
func FuzzAnswer(f *testing.F) {
	for i, topic := range Topics() {
		f.Add(i, topic.Example)
		f.Add(i, "["+topic.Example+", {}]")
	}
	f.Add(2, `{"op": "job", "network_bytes": 9, "tasks": [{"count": 2147483647, "inputs": [{"channels": 2147483647}]}], "exclusive": 2147483647}`)
	f.Add(3, `{"strategy": "exponential-delay", "multiplier": 1e308, "failures_ms": [0, 1e9, 2e9]}`)
	f.Fuzz(func(t *testing.T, at int, text string) {
		topics := Topics()
		topic := topics[uint(at)%uint(len(topics))]
		answers, problems := topic.Answer("q.json", []byte(text))
		if len(answers.Each) == 0 && len(problems) == 0 && !answers.List {
			t.Fatal("neither an answer nor a problem")
		}
		for _, p := range problems {
			if p.File == "" || p.Message == "" {
				t.Errorf("a problem without a place: %v", p)
			}
		}
		if _, err := json.Marshal(answers.Each); err != nil {
			t.Error(err)
		}
	})
}
