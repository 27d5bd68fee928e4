package flink

import (
	"math/rand/v2"
	"strconv"
	"strings"
	"testing"
)

func TestTheJobManagersComponentsSayTheirFormulas(t *testing.T) {
	for options, want := range map[string]string{
		"process.size=1600m":          "total_process jvm_metaspace jvm_overhead total_flink off_heap jvm_heap",
		"heap.size=1g":                "jvm_heap off_heap total_flink jvm_metaspace jvm_overhead total_process",
		"flink.size=1g":               "total_flink off_heap jvm_heap jvm_metaspace jvm_overhead total_process",
		"heap.size=1g flink.size=1g":  "total_flink jvm_heap off_heap jvm_metaspace jvm_overhead total_process",
		"flink.size=1g heap.size=1gb": "total_flink jvm_heap off_heap jvm_metaspace jvm_overhead total_process",
	} {
		o := jobManagerOf(options)
		m, err := JobManagerMemory(o)
		if err != nil {
			t.Fatal(err)
		}
		var names []string
		for _, s := range JobManagerSteps(o, m) {
			names = append(names, s.Component)
		}
		if got := strings.Join(names, " "); got != want {
			t.Errorf("%s is told as %s, want %s", options, got, want)
		}
	}
	for options, want := range map[string]string{
		"process.size=1600m":            "jvm_heap: total_flink less off_heap",
		"heap.size=1g":                  "jvm_overhead: fraction / (1 - fraction), fraction 0.1 (as a 32-bit float), of total_flink and jvm_metaspace, at least",
		"heap.size=1g flink.size=1g":    "off_heap: total_flink less jvm_heap",
		"flink.size=1g process.size=2g": "jvm_overhead: total_process less total_flink and jvm_metaspace",
	} {
		o := jobManagerOf(options)
		m, _ := JobManagerMemory(o)
		var told strings.Builder
		for _, s := range JobManagerSteps(o, m) {
			told.WriteString(s.Component + ": " + s.Formula + "\n")
		}
		if !strings.Contains(told.String(), want) {
			t.Errorf("%s is told as\n%s\nwithout %q", options, told.String(), want)
		}
	}
}

func jobManagerOf(options string) Options {
	o := Options{}
	for _, option := range strings.Fields(options) {
		key, value, _ := strings.Cut(option, "=")
		o["jobmanager.memory."+key] = value
	}
	return o
}

func TestTheJobManagersStepsAddUp(t *testing.T) {
	r := rand.New(rand.NewPCG(5, 5))
	for range 300 {
		o := Options{}
		for _, key := range []string{"heap.size", "flink.size", "process.size", "off-heap.size", "jvm-metaspace.size"} {
			if r.IntN(2) == 0 {
				o["jobmanager.memory."+key] = strconv.FormatInt(r.Int64N(4<<30), 10)
			}
		}
		m, err := JobManagerMemory(o)
		if err != nil {
			continue
		}
		sizes := map[string]int64{}
		for _, s := range JobManagerSteps(o, m) {
			sizes[s.Component] = s.Bytes
		}
		if len(sizes) != 6 || sizes["jvm_heap"]+sizes["off_heap"] != sizes["total_flink"] ||
			sizes["total_flink"]+sizes["jvm_metaspace"]+sizes["jvm_overhead"] != sizes["total_process"] {
			t.Errorf("%v: %v", o, sizes)
		}
	}
}
