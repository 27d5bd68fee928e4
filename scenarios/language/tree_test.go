package language

import (
	"strings"
	"testing"

	"simulate/scenarios/document"
)

// read is a scenario from its text, which must be good YAML.
func read(t *testing.T, text string) *document.Document {
	t.Helper()
	open := func(name string) ([]byte, error) {
		if name != "s.yaml" {
			return []byte("resources: {q: {parallelism: 2}}\n"), nil
		}
		return []byte(text), nil
	}
	d, problems := document.Load(document.Options{File: "s.yaml", Open: open})
	if len(problems) > 0 {
		t.Fatalf("%v\nin\n%s", problems, text)
	}
	return d
}

// sample is a whole scenario made for one key of the language.
type sample struct {
	path    string // of the key
	text    string
	refused string // the key or word that this version refuses; empty: none
}

// sampler makes scenarios for every key of the language, out of the examples in the tree itself.
type sampler struct {
	samples []sample
	inside  map[*Field]bool // shared types on the way
}

// around puts a value where the walk has come to.
type around func(value string) string

func (s *sampler) add(path, text, refused string) {
	s.samples = append(s.samples, sample{path, text, refused})
}

// visit makes scenarios for f and all below it; refused is what is refused on the way already.
func (s *sampler) visit(f *Field, path string, put around, refused string) {
	switch f.Type {
	case Map:
		for _, child := range f.Keys {
			s.key(f, child, path, put, refused)
		}
	case Union:
		s.union(f, path, put, refused)
	case List:
		if f.Of != nil {
			s.visit(f.Of, path+"[0]", func(v string) string { return put("[" + v + "]") }, refused)
		}
	case Enum:
		for _, word := range f.Values {
			said := refused
			if said == "" && f.isLater(word) {
				said = word
			}
			s.add(path, put(word), said)
		}
	}
}

// key makes scenarios for one key of a map, beside the keys that the map needs.
func (s *sampler) key(f, child *Field, path string, put around, refused string) {
	name := child.Key
	if name == "*" {
		name = "a"
	}
	if refused == "" && child.Later {
		refused = name
	}
	beside := ""
	for _, sibling := range f.Keys {
		if sibling != child && sibling.mustSay() && sibling.Key != "*" {
			beside += sibling.exampleEntry() + ", "
		}
	}
	inside := func(v string) string { return put("{" + beside + name + ": " + v + "}") }
	path = strings.TrimPrefix(path+"."+name, ".")
	if example := child.example(); example != "" {
		s.add(path, inside(example), refused)
	}
	if child.Default != "" && !child.isLater(child.Default) {
		s.add(path, inside(child.Default), refused)
	}
	s.visit(child, path, inside, refused)
}

// union makes scenarios for every form, but for those within themselves.
func (s *sampler) union(f *Field, path string, put around, refused string) {
	if f.As != nil {
		if s.inside[f.As] {
			return
		}
		s.inside[f.As] = true
		defer delete(s.inside, f.As)
	}
	for _, form := range f.forms() {
		said := refused
		if said == "" && form.Later {
			said = form.Mark
		}
		if form.example() != "" {
			s.add(path, put(form.example()), said)
		}
		s.visit(form, path, put, said)
	}
}

// samples are scenarios for all keys of the language.
func samples(t *testing.T) []sample {
	t.Helper()
	s := &sampler{inside: map[*Field]bool{}}
	s.visit(scenario, "", func(v string) string { return v }, "")
	var made []sample
	for _, each := range s.samples {
		// A path compared must exist, extends needs a file, and what an environment takes is no map of names.
		switch {
		case strings.HasPrefix(each.path, "compare."), strings.HasPrefix(each.path, "extends"):
		default:
			made = append(made, each)
		}
	}
	if len(made) < 700 {
		t.Fatalf("only %d samples; the walk does not reach the language", len(made))
	}
	return made
}

const refusal = "is part of the scenario language, but this version cannot "

func TestEveryKeyTakesItsExampleOrIsRefusedByName(t *testing.T) {
	accepted, refused := 0, 0
	for _, each := range samples(t) {
		var messages []string
		for _, problem := range Check(read(t, each.text), Run) {
			if problem.Line == 0 || problem.Column == 0 {
				t.Errorf("%s: a problem without a place: %s", each.path, problem)
			}
			messages = append(messages, problem.Message)
		}
		said := strings.Join(messages, "\n")
		switch {
		case each.refused == "" && said != "":
			t.Errorf("%s: %s\nin %s", each.path, said, each.text)
		case each.refused != "" && !strings.Contains(said, `"`+each.refused+`" `+refusal):
			t.Errorf("%s: %q is not refused, but %q\nin %s", each.path, each.refused, said, each.text)
		case each.refused == "":
			accepted++
		default:
			refused++
		}
	}
	if accepted < 300 || refused < 300 {
		t.Errorf("%d samples accepted, %d refused: too few to mean much", accepted, refused)
	}
}

func TestEveryKeyIsDescribed(t *testing.T) {
	scenario.walk(nil, func(way document.Path, f *Field) {
		switch {
		case f.Does == "":
			t.Errorf("%s: nothing is said of it", way)
		case strings.HasSuffix(f.Does, ".") || strings.ToLower(f.Does[:1]) != f.Does[:1] && !strings.HasPrefix(f.Does, "Zipf"):
			t.Errorf("%s: %q is to be part of a sentence", way, f.Does)
		case f.Key != "*" && f.Key != strings.ToLower(f.Key):
			t.Errorf("%s: keys are in small letters", way)
		case f.Type == Enum && len(f.Values) == 0:
			t.Errorf("%s: no words", way)
		case f.Type == List && f.Of == nil && f.Each == nil:
			t.Errorf("%s: a list of nothing", way)
		case f.Default != "" && f.Otherwise != "":
			t.Errorf("%s: two defaults", way)
		}
	})
}

func TestMapsThatTakeAnyNameSayItLast(t *testing.T) {
	scenario.walk(nil, func(way document.Path, f *Field) {
		for i, child := range f.Keys {
			if child.Key == "*" && i != len(f.Keys)-1 {
				t.Errorf("%s: a key after * is never reached", way)
			}
		}
	})
}

func TestEveryKeyOfThePageIsKnown(t *testing.T) {
	known := map[string]bool{}
	scenario.walk(nil, func(way document.Path, f *Field) { known[f.Key] = true })
	for _, shared := range scenario.shared() {
		for _, form := range shared.Any {
			form.walk(nil, func(way document.Path, f *Field) { known[f.Key] = true })
		}
	}
	for _, key := range strings.Fields(keysOfThePage) {
		if !known[key] {
			t.Errorf("the language has no key %s", key)
		}
	}
}

// keysOfThePage are the keys that version 1 of the language promises; a key keeps its name.
const keysOfThePage = `
name description currency extends vars environments start_time horizon drain warmup seed replications precision fidelity
resources limits policies observe interval at subtasks snapshots workloads services processes requests cluster scheduling
faults events compare recommend thresholds
rate arrivals interarrival mmpp rates generator closed clients think start stop count batch profile diurnal peak trough ratio
sine period amplitude phase steps every ramp from to over spike factor for bytes_per_event fields keys skew weights priority
max_rate retry timeout attempts backoff trace file format time value value_is scale speedup loop align where limit order inflate columns
mean cv distribution k shape min max mode probabilities means alpha values p quantiles column unit base per by_workload by_input
rate_limit burst on_limit failure_probability
runtime tenant repeat operators reads partitions after share exchange blocking join processing_time calls service on_failure
concurrency cpu_share selectivity bytes_out state bytes_per_key backend ttl accesses hit_time miss_time heap per_record live
window size slide offset emit max_size max_wait discipline buffer on_full transactional checkpointing unaligned incremental sync
bandwidth restart strategy initial_backoff failures up down clock scope outages parallelism max_parallelism slot_sharing_group
duration estimate gang checkpointable constraints node_labels anti_affinity topology spread_constraint hard tolerations gpu_models
patience cpu memory disk gpu
resource_manager deployment flink_version flink_config mesos_config fine_grained nodes instance_type zones labels price gpu_model
network frequency taints iops latency system reserved instance_types shared zone_latency loss provisioning delay worker_start image
restart_backoff initial autoscaler policy
placement backfill preemption when_full decision_time quotas enforcement grace borrowing reclaim max_per_request tree guaranteed
weight max_allocations reservations tenants lend when pools spill isolation throttling pause_above exempt_priority queue_limit
on_queue_full adaptive increase decrease circuit_breaker within open probes
_defaults _task_managers slots_per_manager task_memory task_cpu _quotas slot_sharing groups auto_scale auto_size capacity
task_manager node zone job_manager mtbf repair fail set set_quota slow node_join group node_leave migrate_pool trigger rescale process deploy cancel
baseline axes variants env search minimise subject_to confidence survive task_managers catch_up headroom budget
`
