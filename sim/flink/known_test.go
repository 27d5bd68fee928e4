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

func TestConsumersOfManagedMemoryShareByWeight(t *testing.T) {
	weights, err := ConsumerWeights(nil)
	if err != nil {
		t.Fatal(err)
	}
	for _, story := range []struct {
		has  string
		kind string
		want float64
	}{
		{"STATE_BACKEND", "STATE_BACKEND", 1},
		{"STATE_BACKEND PYTHON", "STATE_BACKEND", 0.7},
		{"STATE_BACKEND PYTHON", "PYTHON", 0.3},
		{"STATE_BACKEND PYTHON", "OPERATOR", 0},
		{"OPERATOR STATE_BACKEND PYTHON", "PYTHON", 30.0 / 170},
		{"", "PYTHON", 0},
	} {
		if got := ManagedShare(weights, strings.Fields(story.has), story.kind); got != story.want {
			t.Errorf("of %q, %s gets %v, want %v", story.has, story.kind, got, story.want)
		}
	}
	for _, text := range []string{"", "OPERATOR", "OPERATOR:x", "ROCKS:3", "PYTHON:-1"} {
		if _, err := ConsumerWeights(Options{"taskmanager.memory.managed.consumer-weights": text}); err == nil {
			t.Errorf("the weights %q are read", text)
		}
	}
}
