package experiment

import "simulate/sim/allocation"

// fragmentWindow is what one replication counted of the devices of a cluster that are idle and of no use: in devices,
// and devices times seconds after the warm-up.
type fragmentWindow struct {
	final, had                float64 // at the horizon
	fragmented, idle, hadOver float64
	cost                      float64 // in the whole run
}

func fragmentsOf(t *allocation.Final, kept, all []allocation.Section) *fragmentWindow {
	const devices = 1000 // thousandths
	w := &fragmentWindow{final: t.Fragmented / devices}
	for i := range kept {
		w.fragmented += kept[i].Fragments.Fragmented / 1e9 / devices
		w.idle += kept[i].Fragments.Idle / 1e9 / devices
	}
	for i := range all {
		w.cost += all[i].Fragments.Cost / 1e9 / 3600
	}
	return w
}
