package workload

import (
	"slices"

	"simulate/sim/allocation"
	"simulate/sim/clock"
)

// translation turns rows of a list into requests of a run: amounts into those of the cluster, texts into numbers.
type translation struct {
	order   RequestOrder
	origin  int64
	amounts []int    // by amount of the list: resource of the cluster; -1: not counted
	specs   []uint64 // by number of the text that names models
	any     uint64   // models, of those that name none
	tenants []int32
	number  uint64
}

func (r *RecordedRequests) translation() translation {
	t := translation{order: r.Trace.Order, origin: r.Summary.origin, any: r.Models, tenants: r.Tenants}
	for _, name := range r.Trace.Asks() {
		t.amounts = append(t.amounts, r.resource(name))
	}
	for _, text := range r.Summary.specs.texts {
		spec := uint64(0)
		for _, name := range models(text) {
			spec |= 1 << uint(slices.Index(r.Cluster.Models, name))
		}
		t.specs = append(t.specs, spec)
	}
	return t
}

// fill makes the next request of a row.
func (t *translation) fill(r *allocation.Request, c *claim) {
	r.Name, r.Number = c.name, t.number
	r.Submitted, r.Duration, r.Estimate = clock.Time(c.at-t.origin), c.duration, c.estimate
	switch t.order {
	case Together:
		r.Submitted = 0
	case ByFile, Shuffled:
		r.Submitted, r.Duration, r.Estimate = clock.Time(t.number)*clock.Second, clock.Never, clock.Never
	}
	t.number++
	t.need(r, c)
	if c.prior {
		r.Priority = c.priority
	}
	if c.gang > 0 {
		r.Gang = c.gang
	}
	if c.tenant >= 0 {
		r.Tenant = t.tenants[c.tenant]
	}
}

func (t *translation) need(r *allocation.Request, c *claim) {
	clear(r.Need.Amounts)
	for i, to := range t.amounts {
		if to >= 0 {
			r.Need.Amounts[to] = c.amounts[i]
		}
	}
	r.Need.Devices, r.Need.Share, r.Need.Models = c.devices, c.share, 0
	if c.devices == 0 {
		return
	}
	r.Need.Models = t.any
	if c.spec >= 0 {
		r.Need.Models = t.specs[c.spec]
	}
}
