package experiment

import (
	"simulate/sim/allocation"
	"simulate/sim/cluster"
)

// fragmentWindow is what one replication counted of the devices of a fleet that are idle and of no use: in devices,
// and devices times seconds after the warm-up.
type fragmentWindow struct {
	final, had                float64 // at the horizon
	fragmented, idle, hadOver float64
	cost                      float64 // in the whole run; of the cluster as a whole
}

// fragmentsOf are those of a cluster as a whole, which were counted as such.
func fragmentsOf(t *allocation.Final, kept, all []allocation.Section) *fragmentWindow {
	w := &fragmentWindow{final: t.Fragmented / cluster.Whole}
	for i := range kept {
		w.fragmented += kept[i].Fragments.Fragmented / 1e9 / cluster.Whole
		w.idle += kept[i].Fragments.Idle / 1e9 / cluster.Whole
	}
	for i := range all {
		w.cost += all[i].Fragments.Cost / 1e9 / 3600
	}
	return w
}

// fragmented are those of a part of a cluster, from its nodes.
func (w *machineWindow) fragmented() *fragmentWindow {
	devices := w.fleet.width() - 1
	return &fragmentWindow{
		final: w.final.fragmented, had: w.final.had[devices],
		fragmented: w.kept.fragmented, idle: w.kept.had[devices] - w.kept.taken[devices], hadOver: w.kept.had[devices],
	}
}
