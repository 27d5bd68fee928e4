package scenarios

import (
	"fmt"
	"reflect"
	"slices"
	"strings"
	"testing"

	"simulate/sim"
	"simulate/sim/allocation"
	"simulate/sim/clock"
	"simulate/sim/cluster"
	"simulate/sim/finding"
	"simulate/sim/rng"
)

// Lists of these tests.
const (
	nodeList = "sn,cpu_milli,memory_mib,gpu,model\nn0,96000,384,2,T4\nn1,32000,1,0,\n"
	podsList = "name,cpu_milli,memory_mib,num_gpu,gpu_milli,gpu_spec\np0,1000,1,0,0,\np1,2000,1,1,500,T4\np2,99000,1,0,0,\np3,1000,1,1,500,X9\n"
	jobList  = "at_ms,cores,mib,run,who,level\n0,1,512,60,ada/x,high\n1500,0.5,1,,bob,7\n"
	swfLog   = "; MaxProcs: 4\n1 0 -1 60 2 -1 -1 2 100 -1 1 1 1 1 1 1 -1 -1\n2 5 -1 -1 2 -1 -1 2 100 -1 1 1 1 1 1 1 -1 -1\n"
	kubectl  = `{"apiVersion": "v1", "kind": "List", "items": [
 {"kind": "Node", "metadata": {"name": "w0", "labels": {"topology.kubernetes.io/zone": "z1", "nvidia.com/gpu.product": "T4"}},
  "spec": {"taints": [{"key": "gpu", "value": "yes", "effect": "NoSchedule"}, {"key": "soft", "effect": "PreferNoSchedule"}]},
  "status": {"capacity": {"cpu": "4"}, "allocatable": {"cpu": "3920m", "memory": "8Gi", "pods": "110", "nvidia.com/gpu": "1"}}},
 {"kind": "Node", "metadata": {"name": "w1", "labels": {"topology.kubernetes.io/zone": "z2"}}, "status": {"capacity": {"cpu": 4, "memory": "8e9", "pods": "110"}}},
 {"kind": "Pod", "metadata": {"name": "late", "namespace": "shop", "creationTimestamp": "2024-01-15T09:00:10Z"},
  "spec": {"priority": 7, "containers": [{"resources": {"requests": {"cpu": "100m", "memory": "128Mi"}}}, {"resources": {"limits": {"cpu": "1"}}}],
   "initContainers": [{"resources": {"requests": {"cpu": "2"}}}, {"restartPolicy": "Always", "resources": {"requests": {"memory": "1k"}}}]}},
 {"kind": "Pod", "metadata": {"name": "train", "namespace": "ml", "creationTimestamp": "2024-01-15T09:00:00Z"},
  "spec": {"nodeSelector": {"topology.kubernetes.io/zone": "z1"}, "tolerations": [{"key": "gpu", "operator": "Exists"}],
   "containers": [{"resources": {"limits": {"nvidia.com/gpu": "1"}}}]}, "status": {"phase": "Running"}},
 {"kind": "Pod", "metadata": {"name": "done"}, "spec": {"containers": []}, "status": {"phase": "Succeeded"}}
]}`
)

// few is a cluster for all of them.
const few = "cluster: {nodes: {a: {trace: {file: nodes.csv, format: openb}}}}\n"

// arriving are the first requests of all streams in a run, a line each.
func arrivingIn(t *testing.T, c *sim.Config) (lines []string) {
	t.Helper()
	for i := range c.Requests.Streams {
		s := &c.Requests.Streams[i]
		source, err := s.Source(rng.Root(1, 0).Of("request", s.Name))
		if err != nil {
			t.Fatal(err)
		}
		r := allocation.Request{Tenant: s.Tenant, Priority: s.Priority}
		r.Need.Amounts = make([]int64, len(c.Cluster.Resources))
		for len(lines) < 10 && source.Next(&r) {
			lines = append(lines, s.Name+" "+requestLine(c, &r))
		}
	}
	return lines
}

func requestLine(c *sim.Config, r *allocation.Request) string {
	text := fmt.Sprintf("%s at %s:", r.Name, r.Submitted)
	for i, amount := range r.Need.Amounts {
		if amount > 0 {
			text += fmt.Sprintf(" %s %d", c.Cluster.Resources[i].Name, amount)
		}
	}
	if r.Need.Devices > 0 {
		text += fmt.Sprintf(" gpu %dx%d of %b", r.Need.Devices, r.Need.Share, r.Need.Models)
	}
	if r.Duration != clock.Never {
		text += fmt.Sprintf(" for %s said %s", r.Duration, r.Estimate)
	}
	return fmt.Sprintf("%s, %s, priority %d", text, c.Requests.Tenants[r.Tenant].Name, r.Priority)
}

func TestListsOfRequests(t *testing.T) {
	for text, want := range map[string][]string{
		few + "requests: {q: {trace: {file: pods.csv, format: openb, order: file}, priority: low}}": {
			"q p0 at 0s: cpu 1000 memory 1048576 pods 1, q, priority 1",
			"q p1 at 1s: cpu 2000 memory 1048576 pods 1 gpu 1x500 of 1, q, priority 1",
			"q p2 at 2s: cpu 99000 memory 1048576 pods 1, q, priority 1",
			"q p3 at 3s: cpu 1000 memory 1048576 pods 1 gpu 1x500 of 10, q, priority 1",
		},
		few + "requests: {q: {trace: {file: jobs.csv, format: csv, columns: {time: {column: at_ms, unit: 1ms}, cpu: cores, memory: {column: mib, unit: 1MiB}, duration: run, tenant: who, priority: level}}}}": {
			"q  at 0s: cpu 1000 memory 536870912 for 1m said 1m, ada/x, priority 3",
			"q  at 1.5s: cpu 500 memory 1048576, bob, priority 7",
		},
		"cluster: {nodes: {m: {cpu: 4}}}\nrequests: {q: {trace: {file: log.swf, format: swf}, tenant: users}}": {
			"q 1 at 0s: cpu 2000 for 1m said 1m40s, users, priority 2",
		},
		"cluster: {nodes: {k: {trace: {file: kubectl.json, format: kubernetes}}}}\nrequests: {q: {trace: {file: kubectl.json, format: kubernetes}}}": {
			"q train at 0s: pods 1 gpu 1x1000 of 0, ml, priority 0",
			"q late at 10s: cpu 2000 memory 134218728 pods 1, shop, priority 7",
		},
	} {
		c := readTrace(t, text).Design.Candidates[0].Config
		got := arrivingIn(t, c)
		if !equalLines(got, want) {
			t.Errorf("%s: got\n%s\nwant\n%s", text, strings.Join(got, "\n"), strings.Join(want, "\n"))
		}
		if h := c.Horizon; !h.Over || h.At != clock.Never || c.Steady {
			t.Errorf("%s: %+v", text, h)
		}
	}
}

func equalLines(a, b []string) bool { return strings.Join(a, "\n") == strings.Join(b, "\n") }

func TestPodsRunWhereKubernetesWouldLetThem(t *testing.T) {
	c := readTrace(t, "cluster: {nodes: {k: {trace: {file: kubectl.json, format: kubernetes}}}}\nrequests: {q: {trace: {file: kubectl.json, format: kubernetes}}}").Design.Candidates[0].Config
	same(t, "one with a selector", c.Requests.Streams[0].Rules, &allocation.Rules{
		Labels: map[string]string{"topology.kubernetes.io/zone": "z1"}, Tolerations: []string{"gpu=yes:NoSchedule"},
	})
	if c.Requests.Streams[1].Rules != nil {
		t.Errorf("a plain one: %+v", c.Requests.Streams[1].Rules)
	}
}

func TestPodsThatMayNotRunOnTheSameNodesAreOneClass(t *testing.T) {
	c := readTrace(t, "cluster: {nodes: {k: {trace: {file: kubectl.json, format: kubernetes}}}}\nrequests: {q: {trace: {file: kubectl.json, format: kubernetes}}, q-2: {rate: 1/s, resources: {cpu: 1}}}").Design.Candidates[0].Config
	same(t, "classes", c.Requests.Classes(), []string{"q", "q-2"})
	if len(c.Requests.Streams) != 3 {
		t.Errorf("%d streams", len(c.Requests.Streams))
	}
}

func TestPodsAreSpreadByWhereTheyMayRun(t *testing.T) {
	const list = "cluster: {nodes: {k: {trace: {file: kubectl.json, format: kubernetes}}}}\nrequests: {q: {trace: {file: kubectl.json, format: kubernetes%s}%s}}"
	const spread = ", constraints: {topology: {spread_constraint: zone}}"
	const want = "its pods differ in where they may run: each of 2 sets of them is spread by itself"
	for _, c := range []struct {
		limit, constraints string
		told               bool
	}{{"", spread, true}, {", limit: 1", spread, false}, {"", "", false}} {
		told := slices.ContainsFunc(readTrace(t, fmt.Sprintf(list, c.limit, c.constraints)).Findings, func(f finding.Finding) bool {
			return f.Code == finding.Split && f.Severity == finding.Note && f.Path == "requests.q.constraints.topology" && f.Message == want
		})
		if told != c.told {
			t.Errorf("%+v: told: %v", c, told)
		}
	}
}

func TestACordonedNodeTakesNoPods(t *testing.T) {
	for spec, want := range map[string][]string{
		`{}`:                      nil,
		`{"unschedulable": true}`: {cordoned},
		`{"unschedulable": true, "taints": [{"key": "node.kubernetes.io/unschedulable", "effect": "NoSchedule"}]}`: {cordoned},
	} {
		var v inventory
		rows := v.kubernetesNodes(strings.NewReader(`{"kind": "Node", "spec": `+spec+`}`), func(_, _ int, format string, values ...any) { t.Errorf(format, values...) })
		if len(rows) != 1 || !slices.Equal(rows[0].taints, want) {
			t.Errorf("%s: %+v, want the taints %v", spec, rows, want)
		}
	}
}

// The smallest share of a device is a thousandth, wherever it is asked for.
func TestATinyShareOfADeviceIsAThousandth(t *testing.T) {
	c := built(t, "requests: {a: {at: [1s], resources: {gpu: 0.0001}}}\ncluster: {nodes: {n: {cpu: 1, gpu: 1}}}")
	same(t, "made", arrivingIn(t, c), []string{"a  at 1s: gpu 1x1 of 0, a, priority 2"})
}

func TestWhatIsFoundOfListsOfRequests(t *testing.T) {
	for text, want := range map[string]string{
		few + "requests: {q: {trace: {file: pods.csv, format: openb, order: file}}}":                                                                 "2 requests of pods.csv fit on no node, even an empty one; the first asks for cpu 99, memory 1mb, pods 1; the nearest, n0, has cpu 96, memory 384mb, pods 1001",
		few + "requests: {r: {trace: {file: pods.csv, format: openb, order: together}}}":                                                             "requests accept devices of model X9, which no node has",
		"cluster: {nodes: {m: {cpu: 4}}}\nrequests: {q: {trace: {file: log.swf, format: swf}}}":                                                      "1 of 2 jobs of log.swf have no processors or no run time, and are left out",
		"cluster: {nodes: {k: {trace: {file: kubectl.json, format: kubernetes}}}}\nrequests: {q: {trace: {file: kubectl.json, format: kubernetes}}}": "1 of 3 pods have ended, and are left out",
	} {
		var said []string
		for _, f := range readTrace(t, text).Findings {
			said = append(said, f.Message)
		}
		if !strings.Contains(strings.Join(said, "\n"), want) {
			t.Errorf("%s: %q, want %s", text, said, want)
		}
	}
}

func TestWhatIsWrongWithListsOfRequests(t *testing.T) {
	for text, want := range map[string]string{
		few + "requests: {q: {trace: {file: lost.csv, format: openb}}}":                                                                           "cannot read lost.csv: file does not exist",
		few + "requests: {q: {trace: {file: jobs.csv, format: csv, columns: {cpu: core}, order: file}}}":                                          `there is no column "core"`,
		few + "requests: {q: {trace: {file: jobs.csv, format: csv, columns: {licences: cores}, order: file}}}":                                    "neither a node nor cluster.shared has licences",
		"cluster: {nodes: {m: {cpu: 4}}}\nrequests: {q: {trace: {file: pods.csv, format: openb, order: file}}}":                                   "its requests ask for memory, which neither a node nor cluster.shared has",
		few + "requests: {q: {trace: {file: jobs.csv, format: openb}}}":                                                                           `there is no column "creation_time"`,
		few + "requests: {q: {trace: {file: kubectl.json, format: kubernetes, order: shuffle}}}":                                                  "this version cannot shuffle a list of kubectl",
		few + "requests: {q: {trace: {file: nodes.csv, format: kubernetes}}}":                                                                     "this is not what kubectl get -o json prints",
		few + "requests: {q: {trace: {file: pods.csv, format: openb, order: file, inflate: 0}}}":                                                  "inflate: expected a number of more than 0, found 0",
		few + "requests: {q: {trace: {file: pods.csv, format: openb, order: time, inflate: 2}}}":                                                  "rows that are drawn have no recorded times",
		few + "scheduling: {placement: {policy: fgd, targets: {file: x.csv}}}\nrequests: {q: {rate: 1/s, resources: {cpu: 1}}}":                   "targets: expected a list of requests such as {file: pods.csv, format: openb}",
		few + "scheduling: {placement: {policy: fgd, targets: {file: lost.csv, format: openb}}}\nrequests: {q: {rate: 1/s, resources: {cpu: 1}}}": "targets: cannot read lost.csv",
	} {
		s, problems := read(text, Options{Trace: newDisk().trace})
		if s != nil || !strings.Contains(fmt.Sprint(problems), want) {
			t.Errorf("%s: %v, want %s", text, problems, want)
		}
	}
}

func TestQuantitiesOfKubernetes(t *testing.T) {
	for text, want := range map[string]float64{
		`"500m"`: 0.5, `2`: 2, `"2"`: 2, `"1e3"`: 1000, `"128Mi"`: 128 << 20, `"1.5G"`: 1.5e9, `"3Ki"`: 3072, `"1E"`: 1e18, `"250m"`: 0.25, `"0"`: 0,
	} {
		if got, err := kubernetesQuantity([]byte(text)); err != nil || got != want {
			t.Errorf("%s: %v, %v", text, got, err)
		}
	}
	for _, text := range []string{`"x"`, `""`, `"-1"`, `"5mb"`, `null`, `"1ee3"`} {
		if got, err := kubernetesQuantity([]byte(text)); err == nil {
			t.Errorf("%s is taken for %v", text, got)
		}
	}
}

func TestRequestsThatAreMade(t *testing.T) {
	c := built(t, `
requests:
  a: {rate: 30/min, resources: {cpu: 500m, memory: 2gb, gpu: 0.3, calls: 1000/h}, duration: 5m, estimate: 20m, priority: critical, tenant: x/y, gang: 2, checkpointable: 10m, patience: 1m}
  b: {at: [20s, 10s], resources: {gpu: 2}, priority: -5, checkpointable: true, constraints: {gpu_models: [V2], tolerations: [t], anti_affinity: [a, n, old], node_labels: {d: ssd}, topology: {spread_constraint: zone, hard: true}}}
cluster:
  nodes: {n: {cpu: 8, memory: 32gb, gpu: 4, gpu_model: T4}, o: {cpu: 1, labels: {kind: old}}, m: {count: 2, cpu: 8, gpu: 4, gpu_model: V2, labels: {d: ssd}, taints: [t], zones: [y, z]}}
  shared: {calls: 2000/h}
`)
	q := c.Requests
	same(t, "tenants", q.Tenants, []allocation.Tenant{{Name: "x", Parent: -1}, {Name: "x/y", Parent: 0}, {Name: "b", Parent: -1}})
	a, b := q.Streams[0], q.Streams[1]
	if a.Priority != 4 || a.Tenant != 1 || a.Gang != 2 || a.Rules != nil || a.Patience != clock.Minute || a.Varied || a.Keeps != (allocation.Keeps{Step: 10 * clock.Minute}) {
		t.Errorf("%+v", a)
	}
	if b.Priority != -5 || b.Tenant != 2 || b.Gang != 1 || b.Patience != clock.Never || !b.Keeps.All {
		t.Errorf("%+v", b)
	}
	same(t, "rules", b.Rules, &allocation.Rules{
		Labels: map[string]string{"d": "ssd"}, Tolerations: []string{"t"}, Spread: true, SpreadHard: true,
		AntiAffinity: []allocation.Away{{Pool: -1, Stream: 0}, {Pool: 0, Stream: -1}, {Pool: -1, Stream: -1, Label: "old"}},
	})
	lines := strings.Join(arrivingIn(t, c), "\n")
	for _, want := range []string{
		": cpu 500 memory 2147483648 calls 24000 gpu 1x300 of 0 for 5m said 20m, x/y, priority 4",
	} {
		if !strings.Contains(lines, want) {
			t.Errorf("%s is not among\n%s", want, lines)
		}
	}
}

func TestTheRunOfRequests(t *testing.T) {
	nodes := "\ncluster: {nodes: {n: {cpu: 80}}}\n"
	for text, want := range map[string]struct {
		horizon sim.Horizon
		steady  bool
	}{
		"requests: {a: {rate: 1/min, resources: {cpu: 1}, duration: 5m}}":                                           {sim.Horizon{At: clock.Hour}, true},
		"requests: {a: {rate: 1/min, resources: {cpu: 1}}}":                                                         {sim.Horizon{At: clock.Hour}, false},
		"requests: {a: {at: [10m], resources: {cpu: 1}, duration: 5m}}":                                             {sim.Horizon{At: clock.Hour}, false},
		"horizon: {events: 500}\nrequests: {a: {rate: 1/min, resources: {cpu: 1}, duration: 5m}}":                   {sim.Horizon{At: clock.Never, Events: 500}, true},
		"faults: {node: {mtbf: 1d, repair: 1h}}\nrequests: {a: {rate: 1/min, resources: {cpu: 1}, duration: 5m}}":   {sim.Horizon{At: clock.Hour}, true},
		"events: [{at: 1m, fail: {node: 1}}]\nrequests: {a: {rate: 1/min, resources: {cpu: 1}, duration: 5m}}":      {sim.Horizon{At: clock.Hour}, false},
		"requests: {l: {trace: {file: log.swf, format: swf}}, a: {rate: 1/min, resources: {cpu: 1}, duration: 5m}}": {sim.Horizon{At: clock.Minute}, false},
	} {
		c := readTrace(t, text+nodes).Design.Candidates[0].Config
		same(t, text, c.Horizon, want.horizon)
		same(t, text, c.Steady, want.steady)
	}
}

// What is asked for may grow with what a request carries, in the units of each resource.
func TestWhatRequestsAskForMayDependOnTheirFields(t *testing.T) {
	c := built(t, `requests:
  jobs:
    at: [0s]
    fields: {images: 4, passes: {distribution: uniform, min: 1, max: 3}}
    resources: {cpu: {base: 500m, per: {images: 250m}}, memory: {column: images, unit: 1gb}, gpu: {column: images, unit: 0.5}, calls: {column: images, unit: 10/h}}
    duration: {base: {mean: 1m, cv: 0}, per: {images: 2s, passes: 1us}}
cluster: {nodes: {a: {cpu: 8, memory: 8gb, gpu: 2}}, shared: {calls: 100/h}}
`)
	got := arrivingIn(t, c)
	if want := " cpu 1500 memory 4294967296 calls 960 gpu 2x1000 of 0"; len(got) != 1 || !strings.Contains(got[0], want) || !strings.Contains(got[0], "1m8.000001") && !strings.Contains(got[0], "1m8.000002") {
		t.Errorf("%q, want%s for 1m8s and 1us to 3us", got, want)
	}
}

func TestRequestsMayBeSentAgain(t *testing.T) {
	q := built(t, `requests:
  usual: {rate: 1/min, resources: {cpu: 1}, duration: 5m, patience: 1m, retry: {}}
  told: {rate: 1/min, resources: {cpu: 1}, duration: 5m, retry: {timeout: 5m, attempts: 4, backoff: {mean: 30s, cv: 1}}}
  never: {rate: 1/min, resources: {cpu: 1}, duration: 5m}
cluster: {nodes: {general: {cpu: 8}}}
`).Requests
	usual, told := q.Streams[0].Retry, q.Streams[1].Retry
	if usual.Timeout != clock.Never || usual.Attempts != 3 || !usual.Backoff.IsZero() || q.Streams[2].Retry != nil {
		t.Errorf("usually %+v", usual)
	}
	if told.Timeout != 5*clock.Minute || told.Attempts != 4 || told.Backoff.Mean() != float64(30*clock.Second) {
		t.Errorf("as told %+v", told)
	}
}

func TestFaultsAndEvents(t *testing.T) {
	c := built(t, asked(`  nodes: {a: {count: 3, cpu: 1, zones: [x, y]}}
faults: {node: {mtbf: 30d, repair: 10m}, zone: {mtbf: {distribution: constant, value: 5d}, repair: {mean: 1h, cv: 1}}}
events:
  - {at: 10m, fail: {node: a-1}, for: 5m}
  - {at: 20m, fail: {node: 2}}
  - {at: 30m, fail: {zone: x}, for: 1m}
  - {at: 40m, node_join: {group: a, count: 1}}
  - {at: 50m, node_join: {group: a}}
  - {at: 55m, node_leave: {node: a-3}}
  - {at: 58m, fail: {zone: 1}, for: 1m}
`))
	same(t, "script", c.Script, []sim.Incident{
		{At: 10 * clock.Minute, Nodes: []int{1}, State: cluster.Down, For: 5 * clock.Minute},
		{At: 20 * clock.Minute, Drawn: sim.Drawn{Nodes: 2}, State: cluster.Down},
		{At: 30 * clock.Minute, Nodes: []int{0, 2, 4}, State: cluster.Down, For: clock.Minute},
		{At: 40 * clock.Minute, Nodes: []int{3}, State: cluster.Up},
		{At: 50 * clock.Minute, Nodes: []int{4}, State: cluster.Up},
		{At: 55 * clock.Minute, Nodes: []int{3}, State: cluster.Draining},
		{At: 58 * clock.Minute, Drawn: sim.Drawn{Zones: 1}, State: cluster.Down, For: clock.Minute},
	})
	node := c.Faults.Node
	if node.Up.Mean() != float64(30*clock.Day) || node.Up.SquaredCV() != 1 || !node.Down.IsConstant() {
		t.Errorf("a constant time between failures is the mean of an exponential one: %v, %v", node.Up.Mean(), node.Up.SquaredCV())
	}
	if c.Faults.Zone.Down.IsConstant() || c.Faults.Zone.Down.Mean() != float64(clock.Hour) {
		t.Errorf("%+v", c.Faults.Zone)
	}
}

func TestSchedulingMayBeCompared(t *testing.T) {
	s := readTrace(t, few+`requests: {q: {rate: 1/s, resources: {cpu: 1, gpu: 0.5}, duration: 1s}}
scheduling: {preemption: lower_priority, when_full: reject, decision_time: 20ms, order: {policy: fair_share, weights: {q: 2}, resource: gpu}}
compare:
  scheduling.placement: [first_fit, {policy: fgd, targets: {file: pods.csv, format: openb}}, {policy: l2, weights: {cpu: 0.5}}, {policy: requested_to_capacity_ratio, shape: [[0, 10], [100, 0]]}]
  scheduling.backfill: [none, easy]
`)
	var names []string
	for _, c := range s.Design.Candidates {
		names = append(names, c.Name)
		q := c.Config.Requests
		if q.Placement == nil || q.Order == nil || !q.Preemption || !q.Reject || q.DecisionTime.Mean() != 20e6 || (q.Backfill != nil) != strings.HasSuffix(c.Name, "easy") {
			t.Errorf("%s: %+v", c.Name, q)
		}
	}
	same(t, "names", strings.Join(names, "; "), "first_fit, none; first_fit, easy; fgd, none; fgd, easy; l2, none; l2, easy; requested_to_capacity_ratio, none; requested_to_capacity_ratio, easy")
}

func TestTheShapesThatAreExpected(t *testing.T) {
	need := func(cores int64, devices, share int32, models uint64) cluster.Need {
		return cluster.Need{Amounts: []int64{cores, 0, 0}, Devices: devices, Share: share, Models: models}
	}
	c := readTrace(t, few+"requests: {q: {trace: {file: pods.csv, format: openb, order: file}}}").Design.Candidates[0].Config
	same(t, "of a list", c.Requests.Targets, []cluster.Target{
		{Need: need(99000, 0, 0, 0), Share: 0.25}, {Need: need(2000, 1, 500, 1), Share: 0.25}, {Need: need(1000, 1, 500, 2), Share: 0.25}, {Need: need(1000, 0, 0, 0), Share: 0.25},
	})
	c = readTrace(t, few+"requests: {a: {rate: 3/s, resources: {cpu: 1, gpu: 1}}, b: {rate: 1/s, resources: {cpu: 2}}}").Design.Candidates[0].Config
	same(t, "of made ones, by their rates", c.Requests.Targets, []cluster.Target{
		{Need: need(1000, 1, 1000, 0), Share: 0.75}, {Need: need(2000, 0, 0, 0), Share: 0.25},
	})
}

func TestAllVariantsMeasureFragmentationAlike(t *testing.T) {
	s := readTrace(t, few+`requests: {q: {rate: 1/s, resources: {cpu: 1, gpu: 1}}}
compare: {scheduling.placement: [best_fit, {policy: fgd, targets: {file: pods.csv, format: openb}}]}
`)
	for _, c := range s.Design.Candidates {
		if n := len(c.Config.Requests.Targets); n != 4 {
			t.Errorf("%s: %d shapes, expected the four of the list", c.Name, n)
		}
	}
	_, problems := read(few+`requests: {q: {rate: 1/s, resources: {cpu: 1, gpu: 1}}}
compare: {scheduling.placement: [best_fit, {policy: fgd, targets: {file: lost.csv, format: openb}}]}
`, Options{Trace: newDisk().trace})
	if len(problems) != 1 {
		t.Errorf("told %d times: %v", len(problems), problems)
	}
}

func TestStayingAwayFromAClassMeansAllOfItsStreams(t *testing.T) {
	c := readTrace(t, `
cluster: {nodes: {k: {trace: {file: kubectl.json, format: kubernetes}}}}
requests:
  first: {trace: {file: kubectl.json, format: kubernetes}, constraints: {anti_affinity: [last]}}
  last: {rate: 1/h, resources: {cpu: 1}, constraints: {anti_affinity: [first]}}
`).Design.Candidates[0].Config.Requests
	var names []string
	for _, s := range c.Streams {
		names = append(names, s.Name)
	}
	same(t, "streams", names, []string{"first", "first", "last"})
	for i, want := range [][]allocation.Away{{{Pool: -1, Stream: 2}}, {{Pool: -1, Stream: 2}}, {{Pool: -1, Stream: 0}, {Pool: -1, Stream: 1}}} {
		same(t, names[i], c.Streams[i].Rules.AntiAffinity, want)
	}
}

func FuzzKubernetes(f *testing.F) {
	f.Add(kubectl)
	f.Add(`{"kind": "PodList", "items": [{"spec": {"containers": [{"resources": {"requests": {"cpu": "1e400", "x/y": "-1"}}}]}}]}`)
	f.Add(`{"kind": "Node", "status": {"allocatable": {"nvidia.com/gpu": "1E", "memory": "9999999E"}}}{"kind"`)
	f.Fuzz(func(t *testing.T, text string) {
		d := newDisk()
		d.files["kubectl.json"] = []byte(text)
		scenario := "cluster: {nodes: {k: {trace: {file: kubectl.json, format: kubernetes}}}}\nrequests: {q: {trace: {file: kubectl.json, format: kubernetes, order: together}}}"
		s, problems := read(scenario, Options{Trace: d.trace})
		if (s == nil) != (len(problems) > 0) || d.open > 0 {
			t.Fatalf("%d problems, a scenario: %v, %d files open, of\n%s", len(problems), s != nil, d.open, text)
		}
		if s == nil {
			return
		}
		c := s.Design.Candidates[0].Config
		if _, err := allocation.New(c.Requests, &c.Cluster, rng.Root(1, 0), nil); err != nil {
			t.Errorf("accepted, but %v:\n%s", err, text)
		}
	})
}

// A strategy that is compared brings its settings, and keeps none of the one that it takes the place of; with any of
// them the requests may be named by which fragmentation is measured.
func TestAComparedStrategyReplacesAnother(t *testing.T) {
	s := readTrace(t, few+`requests: {q: {rate: 1/s, resources: {cpu: 1, gpu: 0.5}, duration: 1s}}
scheduling: {placement: {policy: fgd, targets: {file: pods.csv, format: openb}}, order: {policy: drf, weights: {q: 3}}}
compare:
  scheduling.placement: [{policy: dot_product, prefer: small}, {policy: best_fit, targets: {file: pods.csv, format: openb}}]
  scheduling.order: [{policy: fifo, head: skips}]
`)
	for _, c := range s.Design.Candidates {
		if len(c.Config.Requests.Targets) == 0 {
			t.Errorf("%s: fragmentation is measured by nothing", c.Name)
		}
	}
	a, b := s.Design.Candidates[0].Config.Requests.Targets, s.Design.Candidates[1].Config.Requests.Targets
	if !reflect.DeepEqual(a, b) {
		t.Errorf("fragmentation is measured by %v in one variant, by %v in the other", a, b)
	}
}
