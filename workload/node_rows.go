package workload

import (
	"fmt"
	"io"
	"math"
	"slices"

	"simulate/sim/cluster"
)

// nodeRows reads the rows of a list of machines.
type nodeRows struct {
	*columns
	width    int
	pods     int // of the amounts: every node takes 1001; -1: they are not counted, or have a column
	readings []reading
	seen     map[string]int // by name: in which line it stands
}

// rows finds the columns of a list; all that are missing are told.
func (l *NodeList) rows(in io.Reader) (r *nodeRows, mistakes []*Mistake) {
	c, m := (&Trace{Where: l.Where, Unit: 1}).table(in)
	if m != nil {
		return nil, []*Mistake{m}
	}
	has := l.Resources()
	r = &nodeRows{columns: c, width: len(has), pods: slices.Index(has, ofPods), seen: map[string]int{}}
	for _, c := range l.allColumns() {
		i, m := r.find(c.Name)
		if m != nil {
			mistakes = append(mistakes, m)
		}
		if c.Of == ofPods {
			r.pods = -1
		}
		r.readings = append(r.readings, reading{c, i, slices.Index(has, c.Of)})
	}
	return r, mistakes
}

// node reads a row.
func (r *nodeRows) node(n *NodeRow) (m *Mistake) {
	if r.pods >= 0 {
		n.Amounts[r.pods] = podsOfNode
	}
	for i := range r.readings {
		to := &r.readings[i]
		switch to.Of {
		case ofName:
			n.Name, m = r.name(to.column)
		case ofGPU:
			n.Devices, m = r.devices(to.column)
		case ofModel:
			n.Model = string(r.cell(to.column))
		default:
			n.Amounts[to.to], m = r.amountOf(to)
		}
		if m != nil {
			return m
		}
	}
	return nil
}

// name reads a name that no other row has.
func (r *nodeRows) name(column int) (string, *Mistake) {
	text := string(r.cell(column))
	if text == "" {
		return "", r.complain(column, "a name")
	}
	if line, again := r.seen[text]; again {
		return "", r.complain(column, fmt.Sprintf("a name of its own (row %d has the same)", line))
	}
	r.seen[text] = r.table.lines.line
	return text, nil
}

// devices reads how many devices a node has.
func (r *nodeRows) devices(column int) (int, *Mistake) {
	x, ok := number(r.cell(column))
	if !ok || x < 0 || x != math.Trunc(x) || x > cluster.MaxDevices {
		return 0, r.complain(column, fmt.Sprintf("a whole number of devices, at most %d", cluster.MaxDevices))
	}
	return int(x), nil
}
