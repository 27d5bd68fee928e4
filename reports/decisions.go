package reports

import (
	"bufio"
	"encoding/json"
	"io"
	"math/bits"

	"simulate/sim"
	"simulate/sim/allocation"
	"simulate/sim/clock"
	"simulate/sim/cluster"
)

// DecisionsFormat is the name and version of the log of decisions.
const DecisionsFormat = "simulate.events/1"

// Decisions writes what is decided about requests and what becomes of nodes, one JSON document a line: for each variant
// a head, which describes the nodes, and then what happens in its first replication, as it happens. From these lines
// alone it can be told who waits and why, who runs where and what is free at any instant.
type Decisions struct {
	to  *bufio.Writer
	err error // the first that writing gave
}

// NewDecisions writes to w. Close must be called at the end.
func NewDecisions(w io.Writer) *Decisions { return &Decisions{to: bufio.NewWriterSize(w, 1<<16)} }

// Close writes what is left, and returns the first error that writing gave.
func (d *Decisions) Close() error {
	if err := d.to.Flush(); d.err == nil {
		d.err = err
	}
	return d.err
}

// decisionsHead begins a variant.
type decisionsHead struct {
	Format      string         `json:"format"`
	Scenario    string         `json:"scenario"`
	Variant     string         `json:"variant"`
	Seed        uint64         `json:"seed"`
	Replication int            `json:"replication"`
	Nodes       []decisionNode `json:"nodes"`
}

type decisionNode struct {
	Name     string           `json:"name"`
	State    string           `json:"state"`
	Capacity map[string]int64 `json:"capacity"` // thousandths of cores, bytes, pieces; units per day of a rate
	GPUs     int              `json:"gpus,omitempty"`
	GPUModel string           `json:"gpu_model,omitempty"`
}

// decision is a line.
type decision struct {
	T       json.Number      `json:"t_s"`
	Event   string           `json:"event"`
	Request string           `json:"request,omitempty"`
	Class   string           `json:"class,omitempty"`
	Tenant  string           `json:"tenant,omitempty"`
	Gang    int32            `json:"gang,omitempty"`
	Need    map[string]int64 `json:"need,omitempty"`
	GPUs    int32            `json:"gpus,omitempty"`
	Share   int32            `json:"gpu_thousandths,omitempty"` // of each
	On      []decisionSpot   `json:"on,omitempty"`
	Reason  string           `json:"reason,omitempty"`
	Nodes   map[string]int32 `json:"nodes,omitempty"` // by reason
	Node    string           `json:"node,omitempty"`
	State   string           `json:"state,omitempty"`
}

type decisionSpot struct {
	Node string `json:"node"`
	GPUs []int  `json:"gpus,omitempty"`
}

// Of is the log for a variant, as sim.Config.Log wants it.
func (d *Decisions) Of(m Meta, variant string, c *sim.Config) func(replication int) allocation.Log {
	return func(replication int) allocation.Log {
		if replication > 0 {
			return nil
		}
		head := decisionsHead{Format: DecisionsFormat, Scenario: m.Scenario, Variant: variant, Seed: m.Seed, Nodes: []decisionNode{}}
		for i := range c.Cluster.Nodes {
			head.Nodes = append(head.Nodes, describeNode(&c.Cluster, &c.Cluster.Nodes[i]))
		}
		d.line(head)
		return &decisionLog{d, c, allocation.ReasonNames(&c.Cluster)}
	}
}

func (d *Decisions) line(v any) {
	text, err := json.Marshal(v)
	if err == nil {
		_, err = d.to.Write(append(text, '\n'))
	}
	if d.err == nil {
		d.err = err
	}
}

func describeNode(c *cluster.Config, n *cluster.Node) decisionNode {
	d := decisionNode{Name: n.Name, State: "up", Capacity: amountsOf(c, n.Capacity), GPUs: n.Devices}
	if n.Model >= 0 {
		d.GPUModel = c.Models[n.Model]
	}
	if n.Later {
		d.State = "absent"
	}
	return d
}

// amountsOf names amounts, without those that are 0.
func amountsOf(c *cluster.Config, amounts []int64) map[string]int64 {
	named := map[string]int64{}
	for r, amount := range amounts {
		if amount != 0 {
			named[c.Resources[r].Name] = amount
		}
	}
	return named
}

// decisionLog is the log of one run.
type decisionLog struct {
	to      *Decisions
	c       *sim.Config
	reasons []string
}

// Request writes what happens to a request.
func (l *decisionLog) Request(e *allocation.Entry) {
	r := e.Request
	line := decision{T: exactSeconds(e.At), Event: e.Step.String(), Request: l.c.Requests.NameOf(r)}
	switch e.Step {
	case allocation.Submitted:
		line.Class, line.Tenant, line.Gang = l.c.Requests.Streams[r.Stream].Name, l.c.Requests.Tenants[r.Tenant].Name, r.Gang
		line.Need, line.GPUs, line.Share = amountsOf(&l.c.Cluster, r.Need.Amounts), r.Need.Devices, r.Need.Share
	case allocation.Started:
		for _, at := range e.Spots {
			line.On = append(line.On, decisionSpot{e.Cluster.Spec(at.Node).Name, devicesOf(at.Devices)})
		}
	case allocation.Waits, allocation.Refused:
		line.Reason, line.Nodes = l.reasons[e.Why], l.nodesBy(e.Nodes)
	}
	l.to.line(line)
}

// nodesBy names for how many nodes each reason holds.
func (l *decisionLog) nodesBy(counts []int32) map[string]int32 {
	named := map[string]int32{}
	for why, nodes := range counts {
		if nodes > 0 && why > 0 {
			named[l.reasons[why]] = nodes
		}
	}
	return named
}

// Node writes what becomes of a node.
func (l *decisionLog) Node(at clock.Time, name string, s cluster.State) {
	l.to.line(decision{T: exactSeconds(at), Event: "node", Node: name, State: stateName(s)})
}

func stateName(s cluster.State) string {
	return [...]string{cluster.Absent: "absent", cluster.Up: "up", cluster.Draining: "draining", cluster.Down: "down"}[s]
}

func devicesOf(set uint64) []int {
	var devices []int
	for ; set != 0; set &= set - 1 {
		devices = append(devices, bits.TrailingZeros64(set))
	}
	return devices
}
