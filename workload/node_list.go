package workload

import (
	"io"
	"slices"
)

// NodeList is a file of machines, a row each, and how it is read. CSV has a column of names, resources and devices as
// the scenario names them; OpenB is a node list of Alibaba's traces of shared GPUs, whose nodes take 1001 pods each.
type NodeList struct {
	File    string                        // what it is called in messages
	Open    func() (io.ReadCloser, error) // the text from its beginning, decompressed
	Layout  Layout                        // CSV or OpenB
	Columns []Column                      // of name, gpu, gpu_model and resources; of OpenB in place of its own, and further ones
	Where   []Match                       // rows with other values are left out
	Limit   uint64                        // rows after so many are left out; 0: none
}

// NodeRow is a machine of a list.
type NodeRow struct {
	Name    string  // empty where the list has no names
	Amounts []int64 // by NodeList.Resources
	Devices int
	Model   string // of its devices; empty: none
}

// ofModel is the model of a node's devices.
const ofModel = "gpu_model"

// podsOfNode is how many pods a node of openb takes.
const podsOfNode = 1001

var openBNodeColumns = [...]layoutColumn{
	{Column: Column{ofName, "sn", 0}},
	{Column: Column{"cpu", "cpu_milli", 1}},
	{Column: Column{"memory", "memory_mib", 1 << 20}},
	{Column: Column{ofGPU, "gpu", 0}},
	{Column: Column{ofModel, "model", 0}},
}

// allColumns are the columns that are read.
func (l *NodeList) allColumns() (list []layoutColumn) {
	if l.Layout == OpenB {
		for _, c := range openBNodeColumns {
			if !slices.ContainsFunc(l.Columns, func(own Column) bool { return own.Of == c.Of }) {
				list = append(list, c)
			}
		}
	}
	for _, c := range l.Columns {
		list = append(list, layoutColumn{Column: c})
	}
	return list
}

// Resources names what the nodes have besides devices.
func (l *NodeList) Resources() (names []string) {
	for _, c := range l.allColumns() {
		if c.Of != ofName && c.Of != ofGPU && c.Of != ofModel {
			names = append(names, c.Of)
		}
	}
	if l.Layout == OpenB && !slices.Contains(names, ofPods) {
		names = append(names, ofPods)
	}
	return names
}

// Problems lists the settings that cannot be.
func (l *NodeList) Problems() (problems []Problem) {
	has := map[string]bool{}
	for _, c := range l.Columns {
		if message := c.problem(has[c.Of]); message != "" {
			problems = append(problems, Problem{"trace.columns." + c.Of, message})
		}
		has[c.Of] = true
	}
	if !has[ofGPU] && len(l.Resources()) == 0 {
		problems = append(problems, Problem{"trace.columns", "no column says what a node has; e.g. {cpu: cores}"})
	}
	if l.Layout == SWF {
		problems = append(problems, Problem{"trace.format", "a log of jobs has no nodes; expected csv or openb"})
	}
	return problems
}

// Read reads all machines. The settings must be without Problems.
func (l *NodeList) Read() ([]NodeRow, []*Mistake) {
	file, err := l.Open()
	if err != nil {
		return nil, []*Mistake{{Message: err.Error(), Unopened: true}}
	}
	r, mistakes := l.rows(file)
	if len(mistakes) > 0 {
		file.Close()
		return nil, mistakes
	}
	var nodes []NodeRow
	mistakes = readThrough(file, func() (more bool, m *Mistake) {
		if l.Limit > 0 && uint64(len(nodes)) == l.Limit {
			return false, nil
		}
		if more, m = r.table.next(); !more || m != nil || !r.keeps() {
			return more, m
		}
		nodes = append(nodes, NodeRow{Amounts: make([]int64, r.width)})
		return true, r.node(&nodes[len(nodes)-1])
	})
	if len(mistakes) == 0 && len(nodes) == 0 {
		return nil, []*Mistake{{Message: "there is no row that counts; expected one at least"}}
	}
	return nodes, mistakes
}
