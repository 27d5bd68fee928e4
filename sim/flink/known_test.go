package flink

import (
	"strings"
	"testing"
)

func TestOptionsAreKnownOnceAndReadable(t *testing.T) {
	seen := map[string]bool{}
	for _, k := range Keys() {
		if seen[k.Name] {
			t.Errorf("%s stands twice", k.Name)
		}
		seen[k.Name] = true
		if k.Does == "" || strings.TrimSpace(k.Default) != k.Default {
			t.Errorf("%+v is not described", k)
		}
		if found, ok := Known(k.Name); !ok || found != k {
			t.Errorf("%s is not found", k.Name)
		}
		if sized := strings.HasSuffix(k.Name, ".size"); sized && k.Default != "" {
			if _, err := ParseSize(k.Default); err != nil {
				t.Error(err)
			}
		}
	}
	if _, ok := Known("taskmanager.memory.proces.size"); ok {
		t.Error("a misspelt option is known")
	}
}
