package scenarios

import (
	"fmt"
	"strings"
	"testing"

	"simulate/sim/cluster"
)

// asked is a scenario of small requests on a cluster.
func asked(cluster string) string {
	return "requests: {jobs: {rate: 1/min, resources: {cpu: 1}, duration: 5m}}\ncluster:\n" + cluster
}

// shown is a node in a line.
func shown(k *cluster.Config, n *cluster.Node) string {
	var parts []string
	for i, amount := range n.Capacity {
		parts = append(parts, fmt.Sprintf("%s %d", k.Resources[i].Name, amount))
	}
	text := n.Name + ": " + strings.Join(parts, ", ")
	if n.Devices > 0 {
		text += fmt.Sprintf(", gpu %d", n.Devices)
	}
	if n.Model >= 0 {
		text += " " + k.Models[n.Model]
	}
	if n.Zone >= 0 {
		text += " in " + k.Zones[n.Zone]
	}
	if n.Later {
		text += " later"
	}
	return text
}

func nodesOf(t *testing.T, text string) (nodes []string) {
	t.Helper()
	k := &readTrace(t, text).Design.Candidates[0].Config.Cluster
	for i := range k.Nodes {
		nodes = append(nodes, shown(k, &k.Nodes[i]))
	}
	return nodes
}

func TestMachinesOfAGroup(t *testing.T) {
	for text, want := range map[string][]string{
		"  nodes: {general: {cpu: 8, memory: 32gb}}":                                                                     {"general: cpu 8000, memory 34359738368"},
		"  nodes: {a: {count: 2, cpu: 500m}, b: {cpu: 1, network: 80mbit/s}}":                                            {"a-0: cpu 500, network 0", "a-1: cpu 500, network 0", "b: cpu 1000, network 864000000000"},
		"  nodes: {a: {count: 3, cpu: 1, zones: [x, y]}}":                                                                {"a-0: cpu 1000 in x", "a-1: cpu 1000 in y", "a-2: cpu 1000 in x"},
		"  nodes: {a: {cpu: 4, system: {cpu: 200m}, disk: {size: 1kb}, resources: {slots: 3, calls: 1000/h}}}":           {"a: cpu 3800, disk 1024, slots 3, calls 24000"},
		"  instance_types: {t: {cpu: 4, gpu: 8, gpu_model: T4, memory: 1gb}}\n  nodes: {a: {instance_type: t, cpu: 2}}":  {"a: cpu 2000, memory 1073741824, gpu 8 T4"},
		"  nodes: {a: {count: 1, cpu: 1}}\nevents: [{at: 1m, node_join: {group: a, count: 2}}]":                          {"a: cpu 1000", "a-1: cpu 1000 later", "a-2: cpu 1000 later"},
		"  nodes: {a: {trace: {file: nodes.csv, format: openb}}}":                                                        {"n0: cpu 96000, memory 402653184, pods 1001, gpu 2 T4", "n1: cpu 32000, memory 1048576, pods 1001"},
		"  nodes: {a: {trace: {file: nodes.csv, format: openb, where: {model: T4}}, zones: [z], system: {cpu: 1}}}":      {"n0: cpu 95000, memory 402653184, pods 1001, gpu 2 T4 in z"},
		"  nodes: {a: {trace: {file: nodes.csv, format: csv, columns: {cpu: {column: cpu_milli, unit: 1m}}, limit: 1}}}": {"a-0: cpu 96000"},
		"  nodes: {a: {trace: {file: kubectl.json, format: kubernetes}}}":                                                {"w0: cpu 3920, memory 8589934592, pods 110, gpu 1 T4 in z1", "w1: cpu 4000, memory 8000000000, pods 110 in z2"},
		"  nodes: {a: {cpu: 1}}\n  shared: {licences: 5, calls: 5000/min, cache: 2kb}":                                   {"a: cpu 1000, licences 0, calls 0, cache 0"},
	} {
		same(t, text, nodesOf(t, asked(text)), want)
	}
}

func TestWhatMachinesAreLike(t *testing.T) {
	k := built(t, asked(`  instance_types: {t: {cpu: 4, price: 73/month, labels: {a: "1", b: "2"}, taints: [x], frequency: 1.5}}
  nodes:
    one: {instance_type: t, labels: {b: "3"}}
    two: {instance_type: t, taints: [], price: 1/h, frequency: 2}
  shared: {calls: 5000/min}
`)).Cluster
	one, two := k.Nodes[0], k.Nodes[1]
	same(t, "labels", one.Labels, map[string]string{"a": "1", "b": "3"})
	same(t, "taints", one.Taints, []string{"x"})
	same(t, "no taints", len(two.Taints), 0)
	same(t, "price, frequency", []float64{one.Price, two.Price, one.Frequency, two.Frequency}, []float64{0.1, 1, 1.5, 2})
	same(t, "pools", []int{one.Pool, two.Pool}, []int{0, 1})
	same(t, "shared", k.Resources[1], cluster.Resource{Name: "calls", Kind: cluster.PerDay, Shared: true, Amount: 5000 * 1440})
}

func TestAListOfMachinesMayBeShuffled(t *testing.T) {
	k := readTrace(t, asked("  nodes:\n    first: {cpu: 1}\n    a: {trace: {file: nodes.csv, format: openb, order: shuffle}}\n    last: {cpu: 1}\n")).Design.Candidates[0].Config.Cluster
	same(t, "what changes places", k.Shuffled, []cluster.Span{{From: 1, To: 3}})
}

func TestWithoutMachinesThereIsPlentyOfAll(t *testing.T) {
	k := built(t, "requests: {jobs: {rate: 1/min, resources: {cpu: 1, memory: 1gb, slots: 3}, duration: 5m}}").Cluster
	same(t, "groups", len(k.Pools), 0)
	same(t, "nodes", len(k.Nodes), 1)
	same(t, "what it has", k.Nodes[0].Capacity, []int64{cluster.Plenty, cluster.Plenty, cluster.Plenty})
}

func TestWhatIsWrongWithAListOfMachines(t *testing.T) {
	for text, want := range map[string]string{
		"  nodes: {a: {trace: {file: lost.csv, format: openb}}}":                                                "cannot read lost.csv: file does not exist",
		"  nodes: {a: {trace: {file: pods.csv, format: openb}}}":                                                `there is no column "sn"`,
		"  nodes: {a: {trace: {file: nodes.csv, format: csv, columns: {cpu: cores}}}}":                          `there is no column "cores"`,
		"  nodes: {a: {trace: {file: nodes.csv, format: csv, columns: {cpu: {column: sn, unit: 1m}}}}}":         "expected a number",
		"  nodes: {a: {trace: {file: nodes.csv, format: kubernetes}}}":                                          "this is not what kubectl get -o json prints",
		"  nodes: {a: {trace: {file: nodes.csv, format: openb}}, b: {trace: {file: nodes.csv, format: openb}}}": `two nodes are called "n0", one in a, one in b`,
		"  nodes: {a: {trace: {file: kubectl.json, format: kubernetes, columns: {cpu: x}}}}":                    "a list of kubectl has no columns",
	} {
		_, problems := read(asked(text), Options{Trace: newDisk().trace})
		if !strings.Contains(fmt.Sprint(problems), want) {
			t.Errorf("%s: %v, want %s", text, problems, want)
		}
	}
}
