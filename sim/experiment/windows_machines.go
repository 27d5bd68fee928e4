package experiment

import (
	"slices"

	"simulate/sim/allocation"
	"simulate/sim/clock"
	"simulate/sim/cluster"
)

// machineWindow is what one replication counted of a fleet.
type machineWindow struct {
	fleet     *fleet
	span      clock.Time // after the warm-up
	kept      machineSum // over these
	all       machineSum // from the start to the horizon
	final     machineFinal
	sampled   sampled              // of the cluster as a whole
	failures  *allocation.Failures // likewise
	fragments *fragmentWindow      // nil: not measured
}

// machineSum is integrals over time, in seconds; money at the nodes' prices.
type machineSum struct {
	there          float64 // nanoseconds, exactly
	cost, idleCost float64
	taken, had     []float64 // by resource, in base units
	fragmented     float64   // devices
}

// machineFinal is how it stood at the horizon.
type machineFinal struct {
	nodes, devices float64   // in use
	most           float64   // nodes that were there at once
	taken, had     []float64 // by resource, in base units
	fragmented     float64   // devices
	leastOf        []int     // the same by resource
	least          float64   // nodes that could hold what runs; of the cluster as a whole
}

// machinesOf are the windows of all fleets, of which the first is the cluster. Nothing is paid or used after the
// horizon, where the last section begins.
func machinesOf(t *allocation.Tally, cut int, span clock.Time, fleets []fleet) []machineWindow {
	all := make([]machineWindow, len(fleets))
	sections := t.Sections[:len(t.Sections)-1]
	for i := range fleets {
		f := &fleets[i]
		all[i] = machineWindow{fleet: f, span: span, kept: f.sum(sections[cut:]), all: f.sum(sections), final: f.final(&t.Final)}
		all[i].final.most = f.most(&t.Final, all[i].all.there)
		if t.Final.Measured && i > 0 {
			all[i].fragments = all[i].fragmented()
		}
	}
	all[0].wholly(t, sections[cut:], sections)
	return all
}

// wholly adds what is known of the cluster as a whole only.
func (w *machineWindow) wholly(t *allocation.Tally, kept, all []allocation.Section) {
	w.failures = &t.Final.Failures
	w.final.least, w.final.leastOf = float64(t.Final.Bound), t.Final.Bounds
	for r := range w.final.taken {
		w.final.taken[r] = float64(t.Final.Taken[r]) / w.fleet.unit(r)
		if w.fleet.limited(r) {
			w.final.had[r] = float64(t.Final.Total[r]) / w.fleet.unit(r)
		}
	}
	if t.Final.Measured {
		w.fragments = fragmentsOf(&t.Final, kept, all)
		devices := w.fleet.width() - 1
		w.fragments.had, w.fragments.hadOver = w.final.had[devices], w.kept.had[devices]
	}
}

func (f *fleet) sum(sections []allocation.Section) machineSum {
	s := machineSum{taken: make([]float64, f.width()), had: make([]float64, f.width())}
	for i := range sections {
		for _, place := range f.places {
			s.add(f, place, &sections[i].Nodes[place])
		}
	}
	return s
}

// add takes in what was counted of a node, in nanoseconds.
func (s *machineSum) add(f *fleet, place int, n *allocation.NodeTally) {
	there, price := n.There/1e9, f.c.Nodes[place].Price/3600
	s.there += n.There
	s.cost += float64(there * price)
	s.idleCost += float64(n.Idle / 1e9 * price)
	s.fragmented += n.Fragmented / 1e9 / cluster.Whole
	for r := range s.taken {
		s.taken[r] += n.Taken[r] / 1e9 / f.unit(r)
		s.had[r] += float64(there * f.had(place, r))
	}
}

func (f *fleet) final(t *allocation.Final) machineFinal {
	m := machineFinal{taken: make([]float64, f.width()), had: make([]float64, f.width())}
	for _, place := range f.places {
		n := &t.Nodes[place]
		m.devices += float64(n.Devices)
		m.fragmented += n.Fragmented / cluster.Whole
		if n.Grants > 0 {
			m.nodes++
		}
		for r := range m.taken {
			m.taken[r] += float64(n.Taken[r]) / f.unit(r)
			if n.There {
				m.had[r] += f.had(place, r)
			}
		}
	}
	return m
}

// most is how many of its nodes were there at once; of a single one, that is or is not, whether it ever was.
func (f *fleet) most(t *allocation.Final, there float64) float64 {
	switch {
	case f.scope.Node == "" && f.scope.Pool == "":
		return float64(t.MostNodes[0])
	case f.scope.Node == "":
		return float64(t.MostNodes[1+slices.Index(f.c.Pools, f.scope.Pool)])
	case there > 0:
		return 1
	}
	return 0
}
