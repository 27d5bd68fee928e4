package reports_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"simulate/reports"
	"simulate/scenarios"
	"simulate/sim"
	"simulate/sim/allocation"
)

// busy is a cluster where everything happens that can happen to a request or to a node.
const busy = `
name: busy
horizon: 6h
requests:
  serve: {rate: 40/h, resources: {cpu: 2, memory: 4gb}, duration: {mean: 50m, cv: 1}, priority: high, tenant: bank/retail}
  share: {rate: 25/h, resources: {cpu: 1, gpu: 0.3}, duration: {mean: 40m, cv: 1}, patience: 5m, tenant: bank/risk}
  train: {rate: 5/h, gang: 3, resources: {cpu: 4, gpu: 2}, duration: {mean: 1h, cv: 1}, priority: low, checkpointable: 10m}
cluster:
  nodes:
    plain: {count: 2, cpu: 16, memory: 64gb}
    gpus: {count: 3, cpu: 16, memory: 64gb, gpu: 4}
faults: {node: {mtbf: 5h, repair: 20m}}
events:
  - {at: 2h, node_join: {group: plain, count: 1}}
  - {at: 3h, node_leave: {node: plain-0}}
scheduling: {order: priority, preemption: lower_priority}
compare:
  scheduling.placement: [best_fit, fgd, worst_fit]
  scheduling.backfill: [none, easy]
`

// From the lines of a log alone it is known at the horizon who waits, and what runs where and takes how much.
func TestTheLogOfDecisionsTellsHowItStands(t *testing.T) {
	file := func(string) ([]byte, error) { return []byte(busy), nil }
	s, problems := scenarios.Read("busy.yaml", scenarios.Options{Open: file})
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	events, waiting := map[string]int{}, int64(0)
	for _, candidate := range s.Design.Candidates {
		for seed := range uint64(3) {
			c := *candidate.Config
			var log bytes.Buffer
			d := reports.NewDecisions(&log)
			c.Log = d.Of(reports.Meta{Scenario: "busy", Seed: seed}, candidate.Name, &c)
			result, err := sim.Run(&c, seed, 0, nil)
			if err != nil || d.Close() != nil {
				t.Fatal(err, d.Close())
			}
			if again := c.Log(1); again != nil {
				t.Error("the second replication is written down too")
			}
			w := rebuilt(t, &log, result.Horizon.Seconds())
			compare(t, fmt.Sprintf("%s, seed %d", candidate.Name, seed), w, &c, &result.Requests.Final)
			waiting += result.Requests.Final.Waiting[0]
			for event, n := range w.events {
				events[event] += n
			}
		}
	}
	for _, event := range []string{"submitted", "waits", "started", "ended", "refused", "preempted", "killed", "node"} {
		if events[event] == 0 {
			t.Errorf("nothing is told of: %s", event)
		}
	}
	if waiting == 0 {
		t.Error("nobody waits at any horizon")
	}
}

// line is what a line of the log may hold, read back by its names alone.
type line struct {
	Format string
	Nodes  json.RawMessage
	T      float64 `json:"t_s"`
	Event  string
	Node   string
	State  string
	Reason string
	ticket
	Request string
	On      []struct {
		Node string
		GPUs []int
	}
}

// ticket is who somebody is and what each of its members needs.
type ticket struct {
	Class, Tenant string
	Need          map[string]int64
	GPUs          int
	Share         int `json:"gpu_thousandths"`
}

// world is how it stands.
type world struct {
	nodes   map[string]*machine
	waiting map[string]ticket
	running map[string]line
	tickets map[string]ticket
	events  map[string]int
}

type machine struct {
	Name, State    string
	Capacity       map[string]int64
	GPUs           int
	taken          map[string]int64
	devices        []int // taken, in thousandths
	members, index int
}

// rebuilt reads a log up to an instant, in seconds.
func rebuilt(t rapid.TB, log *bytes.Buffer, until float64) *world {
	t.Helper()
	w := &world{map[string]*machine{}, map[string]ticket{}, map[string]line{}, map[string]ticket{}, map[string]int{}}
	for i, text := range strings.Split(strings.TrimSpace(log.String()), "\n") {
		var l line
		if err := json.Unmarshal([]byte(text), &l); err != nil {
			t.Fatalf("line %d: %v in %s", i+1, err, text)
		}
		switch {
		case i == 0:
			if l.Format != reports.DecisionsFormat {
				t.Fatalf("the log begins with %s", text)
			}
			w.begin(t, l.Nodes)
		case l.T <= until:
			w.events[l.Event]++
			if err := w.take(&l); err != nil {
				t.Fatalf("line %d: %v: %s", i+1, err, text)
			}
		}
	}
	return w
}

func (w *world) begin(t rapid.TB, nodes json.RawMessage) {
	t.Helper()
	var all []*machine
	if err := json.Unmarshal(nodes, &all); err != nil {
		t.Fatal(err)
	}
	for i, m := range all {
		m.taken, m.devices, m.index = map[string]int64{}, make([]int, m.GPUs), i
		w.nodes[m.Name] = m
	}
}

func (w *world) take(l *line) error {
	_, waits := w.waiting[l.Request]
	before, runs := w.running[l.Request]
	switch l.Event {
	case "node":
		w.nodes[l.Node].State = l.State
		return nil
	case "submitted":
		w.tickets[l.Request], w.waiting[l.Request] = l.ticket, l.ticket
		return nil
	case "waits", "refused", "started":
		if !waits {
			return fmt.Errorf("%s was not waiting", l.Request)
		}
	case "ended", "preempted", "killed":
		if !runs {
			return fmt.Errorf("%s was not running", l.Request)
		}
	default:
		return fmt.Errorf("unknown")
	}
	switch l.Event {
	case "refused":
		delete(w.waiting, l.Request)
	case "started":
		delete(w.waiting, l.Request)
		w.running[l.Request] = *l
		return w.hold(l, 1)
	case "ended":
		delete(w.running, l.Request)
		return w.hold(&before, -1)
	case "preempted", "killed":
		delete(w.running, l.Request)
		w.waiting[l.Request] = w.tickets[l.Request]
		return w.hold(&before, -1)
	}
	return nil
}

// hold takes what a request needs where it runs, or gives it back.
func (w *world) hold(l *line, sign int) error {
	needs := w.tickets[l.Request]
	for _, at := range l.On {
		m := w.nodes[at.Node]
		if m.members += sign; sign > 0 && m.State != "up" {
			return fmt.Errorf("%s is %s", at.Node, m.State)
		}
		for resource, amount := range needs.Need {
			m.taken[resource] += int64(sign) * amount
			if m.taken[resource] > m.Capacity[resource] || m.taken[resource] < 0 {
				return fmt.Errorf("%d of %d %s of %s are taken", m.taken[resource], m.Capacity[resource], resource, at.Node)
			}
		}
		if len(at.GPUs) != needs.GPUs {
			return fmt.Errorf("it has %d devices", len(at.GPUs))
		}
		for _, device := range at.GPUs {
			m.devices[device] += sign * needs.Share
			if m.devices[device] < 0 || m.devices[device] > 1000 {
				return fmt.Errorf("%d thousandths of device %d of %s are taken", m.devices[device], device, at.Node)
			}
		}
	}
	return nil
}

// compare holds what the log told against what the run itself says of its end.
func compare(t *testing.T, name string, w *world, c *sim.Config, f *allocation.Final) {
	t.Helper()
	waiting := make([]int64, len(f.Waiting))
	for _, who := range w.waiting {
		waiting[0]++
		for i := range c.Requests.Streams {
			if c.Requests.Streams[i].Name == who.Class {
				waiting[1+i]++
			}
		}
		for i := range c.Requests.Tenants {
			if of := c.Requests.Tenants[i].Name; who.Tenant == of || strings.HasPrefix(who.Tenant, of+"/") {
				waiting[1+len(c.Requests.Streams)+i]++
			}
		}
	}
	if !slices.Equal(waiting, f.Waiting) {
		t.Errorf("%s: %v wait, want %v", name, waiting, f.Waiting)
	}
	compareNodes(t, name, w, c, f)
}

// compareNodes does so of the nodes alone.
func compareNodes(t rapid.TB, name string, w *world, c *sim.Config, f *allocation.Final) {
	t.Helper()
	for _, node := range slices.Sorted(maps.Keys(w.nodes)) {
		if got, want := w.nodes[node].final(c), f.Nodes[w.nodes[node].index]; got.There != want.There || got.Grants != want.Grants ||
			got.Devices != want.Devices || !slices.Equal(got.Taken, want.Taken) {
			t.Errorf("%s: %s is %+v, want %+v", name, node, got, want)
		}
	}
}

// final is a node as a run describes it.
func (m *machine) final(c *sim.Config) allocation.NodeFinal {
	f := allocation.NodeFinal{There: m.State != "absent", Grants: m.members}
	for i := range c.Cluster.Resources {
		f.Taken = append(f.Taken, m.taken[c.Cluster.Resources[i].Name])
	}
	used := int64(0)
	for _, taken := range m.devices {
		used += int64(taken)
		if taken > 0 {
			f.Devices++
		}
	}
	f.Taken = append(f.Taken, used)
	return f
}
