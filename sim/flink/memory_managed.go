package flink

import (
	"slices"
	"strconv"
	"strings"
)

// Consumer is a kind of user of managed memory and its weight. Operators are batch operators, a state backend is
// RocksDB.
type Consumer struct {
	Kind   string // OPERATOR, STATE_BACKEND or PYTHON
	Weight int64
}

// ConsumerWeights reads taskmanager.memory.managed.consumer-weights, or its default.
func ConsumerWeights(o Options) ([]Consumer, error) {
	const key = "taskmanager.memory.managed.consumer-weights"
	r := reading{options: o}
	text, _ := r.text(key)
	var all []Consumer
	for _, part := range strings.Split(text, ",") {
		kind, weight, _ := strings.Cut(strings.TrimSpace(part), ":")
		n, err := strconv.ParseInt(strings.TrimSpace(weight), 10, 32)
		if err != nil || n < 0 || !slices.Contains([]string{"OPERATOR", "STATE_BACKEND", "PYTHON"}, kind) {
			return nil, refuse(Unreadable, "%s: expected OPERATOR, STATE_BACKEND and PYTHON with weights, such as OPERATOR:70,PYTHON:30, found %q", key, part)
		}
		all = append(all, Consumer{kind, n})
	}
	return all, nil
}

// ManagedShare is the share of a slot's managed memory that a kind of consumer gets: those that the slot really has
// divide it by their weights, others get nothing.
func ManagedShare(weights []Consumer, has []string, kind string) float64 {
	own, all := int64(0), int64(0)
	for _, c := range weights {
		if !slices.Contains(has, c.Kind) {
			continue
		}
		all += c.Weight
		if c.Kind == kind {
			own = c.Weight
		}
	}
	if own == 0 {
		return 0
	}
	return float64(own) / float64(all)
}
