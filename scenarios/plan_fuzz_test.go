package scenarios

import (
	"math/rand/v2"
	"regexp"
	"strings"
	"testing"

	"simulate/scenarios/document"
)

// definitions are small ones with everything that may be said of processes.
var definitions = []string{
	"resources:\n  _task_managers: {memory: 1728mb}\n  a: {parallelism: 4}\n",
	"resources:\n  _defaults: {parallelism: 16, task_memory: 2gb, task_cpu: 1}\n  _groups: {g: {memory: {managed: 40%}}}\n  a: {_group: g, memory: {profile: stateful}}\n",
	"cluster: {fine_grained: true, flink_config: {taskmanager.numberOfTaskSlots: 4, slotmanager.number-of-slots.max: 8}}\nworkloads: {w: {rate: 10/s}}\n" +
		"processes: {p: {operators: {a: {reads: w, processing_time: 1ms}, b: {after: a, exchange: hash}}}}\n" +
		"resources: {p: {parallelism: 3, slot_sharing: {groups: [{name: x, operators: [a*], profile: {cpu_cores: 0.5, task_heap_memory: 1mb, external_resources: {gpu: 0.5}}}]}}}\n",
	"resources:\n  a:\n    parallelism: {initial: 2, min: 1, max: 8}\n    auto_scale: {enabled: true, metrics: [{type: cpu_utilization, target: 70}]}\n" +
		"    monitoring: {alerts: [{name: x, condition: \"cpu_usage < 0.3 for 30m\", action: scale_down}]}\n    auto_size: {based_on: throughput, events_per_second: 10, processing_time_ms: 5}\n",
	"cluster: {resource_manager: standalone, nodes: {n: {count: 2, cpu: 4, memory: 16gb, gpu: 1, zones: [a, b], price: 1/h}}}\nresources: {_task_managers: {count: 3, memory: {total: 4gb, flink: {heap: 1gb}}}, " +
		"_quotas: {t: {max_processes: 1}}, a: {constraints: {topology: {spread_constraint: zone}}, cost: {max_monthly_cost: 5}, limits: {max_parallelism: 4}}}\n",
}

// unreadable is what no planner should find in a message.
var unreadable = regexp.MustCompile(`%!|NaN|[+-]Inf|-9223372036854775808|runtime error`)

// FuzzPlan plans whatever a file says: there is a plan or a problem, each problem has a place, and what is found can be read.
func FuzzPlan(f *testing.F) {
	for _, example := range Gallery() {
		f.Add(string(example.Text))
	}
	for _, text := range definitions {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		if len(text) > 20_000 {
			return
		}
		all, problems := Plan("x.yaml", Options{
			Open: func(name string) ([]byte, error) {
				if name == "x.yaml" {
					return []byte(text), nil
				}
				return []byte(definitions[0]), nil
			},
			Trace: Recording, Lookup: func(string) (string, bool) { return "zk:2181", true },
		})
		soundPlan(t, text, all, problems)
	})
}

// soundPlan checks what is said of any text whatever.
func soundPlan(t *testing.T, text string, all []*Planned, problems document.Problems) {
	t.Helper()
	if (len(all) == 0) != (len(problems) > 0) {
		t.Fatalf("%d problems and %d plans, of\n%s", len(problems), len(all), text)
	}
	for _, problem := range problems {
		if problem.File == "" || problem.Message == "" || problem.Line > 0 && problem.Column == 0 {
			t.Errorf("%+v has no place, of\n%s", problem, text)
		}
		if goType.MatchString(said.ReplaceAllString(problem.Message, "")) {
			t.Errorf("%s, of\n%s", problem, text)
		}
	}
	for _, p := range all {
		soundVariant(t, text, p)
	}
}

func soundVariant(t *testing.T, text string, p *Planned) {
	t.Helper()
	for _, f := range p.Plan.Findings {
		if f.Message == "" || f.Code == "" || unreadable.MatchString(f.Message) && !unreadable.MatchString(text) {
			t.Errorf("%s at %q: %s, of\n%s", f.Code, f.Path, f.Message, text)
		}
		if f.Path != "" && p.Position(f.Path).File == "" && strings.HasPrefix(f.Path, "resources.") {
			t.Errorf("%s at %q has no place, of\n%s", f.Code, f.Path, text)
		}
	}
	for _, m := range p.Plan.TaskManagers {
		if m.Count < 0 || m.Needed < 0 || m.Allocated.Slots < 0 || m.Wasted.Slots < 0 {
			t.Errorf("%+v, of\n%s", m, text)
		}
	}
}

func TestNoChangeOfADefinitionBreaksThePlan(t *testing.T) {
	texts := append([]string(nil), definitions...)
	for _, example := range Gallery() {
		if strings.Contains(string(example.Text), "\nresources:") {
			texts = append(texts, string(example.Text))
		}
	}
	refused := 0
	for i, of := range texts {
		random := rand.New(rand.NewPCG(2, uint64(i)))
		for range changes {
			text := mutated(of, random)
			all, problems := Plan("x.yaml", Options{
				Open: func(string) ([]byte, error) { return []byte(text), nil }, Trace: Recording,
				Lookup: func(string) (string, bool) { return "zk:2181", true },
			})
			if soundPlan(t, text, all, problems); all == nil {
				refused++
			}
		}
	}
	if all := len(texts) * changes; refused < all/4 || refused > all*9/10 {
		t.Errorf("%d of %d changed definitions were refused; the changes are too tame, or too wild", refused, all)
	}
}

// changes is how often each definition is changed.
const changes = 200
