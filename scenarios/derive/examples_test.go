package derive

import (
	"encoding/json"
	"os"
	"path/filepath"
	"reflect"
	"testing"
)

// examples are public examples with what Flink says to them, where this machine has them.
var examples = filepath.Join("..", "..", "..", "shared", "facts", "flink-examples.json")

func TestPublicExamples(t *testing.T) {
	text, err := os.ReadFile(examples)
	if err != nil {
		t.Skipf("the public examples are not here: %v", err)
	}
	var file struct {
		Topics map[string][]map[string]any
	}
	if err := json.Unmarshal(text, &file); err != nil {
		t.Fatal(err)
	}
	for _, topic := range Topics() {
		questions := file.Topics[topic.Name]
		answers, problems := topic.Answer("flink-examples.json", text)
		if len(problems) > 0 || len(answers.Each) != len(questions) || len(questions) == 0 {
			t.Fatalf("%s: %d answers to %d questions: %v", topic.Name, len(answers.Each), len(questions), problems)
		}
		for i, question := range questions {
			if got := plain(t, answers.Each[i]); !reflect.DeepEqual(got, question["expect"]) {
				t.Errorf("%s: %v is answered by %v, want %v", topic.Name, question["id"], got, question["expect"])
			}
		}
	}
}

// plain is a value as JSON has it.
func plain(t *testing.T, value any) any {
	t.Helper()
	text, err := json.Marshal(value)
	if err != nil {
		t.Fatal(err)
	}
	var back any
	if err := json.Unmarshal(text, &back); err != nil {
		t.Fatal(err)
	}
	return back
}
