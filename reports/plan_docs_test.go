package reports

import (
	"bytes"
	"encoding/json"
	"os"
	"regexp"
	"strings"
	"testing"
)

// inBackquotes finds the names in a page.
var inBackquotes = regexp.MustCompile("`([^`]+)`")

func TestEveryKeyOfAPlanIsDocumented(t *testing.T) {
	page, err := os.ReadFile("../docs/plan.md")
	if err != nil {
		t.Fatal(err)
	}
	documented := map[string]bool{}
	for _, name := range inBackquotes.FindAllStringSubmatch(string(page), -1) {
		documented[name[1][strings.LastIndex(name[1], ".")+1:]] = true
	}
	var text bytes.Buffer
	if err := PlanJSON(&text, []PlanReport{payments(t)}); err != nil {
		t.Fatal(err)
	}
	var document any
	if err := json.Unmarshal(text.Bytes(), &document); err != nil {
		t.Fatal(err)
	}
	if keys := keysOf(document, nil); len(keys) < 100 {
		t.Errorf("only %d keys are there", len(keys))
	} else {
		for _, key := range keys {
			if !documented[key] {
				t.Errorf("docs/plan.md does not say what %s is", key)
			}
		}
	}
}

// keysOf are all keys of a value, but for the names of slot-sharing groups.
func keysOf(v any, keys []string) []string {
	switch v := v.(type) {
	case map[string]any:
		for key, value := range v {
			if keys = append(keys, key); key != "slots_per_group" {
				keys = keysOf(value, keys)
			}
		}
	case []any:
		for _, value := range v {
			keys = keysOf(value, keys)
		}
	}
	return keys
}
