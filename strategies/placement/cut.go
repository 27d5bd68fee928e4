package placement

import "simulate/sim/cluster"

// cut is what the scores of the openb experiment (Weng et al., "Beware of Fragmentation", ATC'23) know: cores and devices
// alone, as shares of the largest node's. They are cut to integers.
type cut struct {
	byDefault
	core        int     // resource
	cores       float64 // of the largest node; 0: nodes have none
	thousandths float64 // of devices of the largest node
}

func coresAndDevices(c *cluster.Cluster) cut {
	a := axesOf(c)
	x := cut{byDefault: byDefault{c}, core: c.Config().Core(), thousandths: a.largest[len(a.largest)-1]}
	if x.core >= 0 {
		x.cores = a.largest[x.core]
	}
	return x
}

// byDefault gives a need the devices that it gets where nobody has a view of his own.
type byDefault struct{ c *cluster.Cluster }

func (b byDefault) devices(n int32, need *cluster.Need) uint64 { return b.c.Devices(n, need) }
