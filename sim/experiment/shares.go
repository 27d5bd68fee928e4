package experiment

import (
	"math"

	"simulate/sim/allocation"
	"simulate/sim/cluster"
)

// share adds to a replication how large a part of the cluster each group of requests had, and how evenly tenants were
// served. What nodes or the cluster have a rate of, such as calls per second, is used up and not held: it does not count.
func share(rep *replicate, c *allocation.Config) {
	all := &rep.machines[0]
	had := all.fleet.capacity(&all.kept, all.span.Seconds())
	for i := range rep.requests {
		w := &rep.requests[i]
		w.dominant = dominant(all.fleet, w.requests.Used, had)
	}
	tenants := rep.requests[len(rep.requests)-len(c.Tenants):]
	var shares []float64
	for i := range tenants {
		if !parent(c, i) {
			shares = append(shares, tenants[i].dominant)
		}
	}
	rep.requests[0].fairness = jain(shares)
}

// capacity is how much of each resource a cluster had, times seconds, with what is its own as a whole; 0 of rates.
func (f *fleet) capacity(s *machineSum, span float64) []float64 {
	had := make([]float64, f.width())
	copy(had, s.had)
	for r := range f.c.Resources {
		switch of := &f.c.Resources[r]; {
		case of.Kind == cluster.PerDay:
			had[r] = 0
		case of.Shared:
			had[r] = float64(of.Amount) / f.unit(r) * span
		}
	}
	return had
}

// dominant is the largest share over the resources of what was used, in amounts times nanoseconds, of what there was
// (Ghodsi et al., "Dominant Resource Fairness", NSDI'11); NaN where there was nothing.
func dominant(f *fleet, used, had []float64) float64 {
	shares := []float64{math.NaN()}
	for r, use := range used {
		if had[r] > 0 {
			shares = append(shares, use/1e9/f.unit(r)/had[r])
		}
	}
	return largest(shares)
}

// parent says whether other tenants are below a tenant.
func parent(c *allocation.Config, tenant int) bool {
	for i := range c.Tenants {
		if int(c.Tenants[i].Parent) == tenant {
			return true
		}
	}
	return false
}

// jain is the square of a sum over n times the sum of squares (Jain, Chiu and Hawe, 1984); NaN of less than two, and
// where nobody had anything.
func jain(shares []float64) float64 {
	if len(shares) < 2 {
		return math.NaN()
	}
	sum, squares := 0.0, 0.0
	for _, s := range shares {
		sum += s
		squares += float64(s * s)
	}
	return ratio(sum*sum, float64(len(shares))*squares)
}
