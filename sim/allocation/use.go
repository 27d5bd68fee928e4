package allocation

import "simulate/sim/cluster"

// Use is what tenants have in use, what those below them have included. Resources are numbered as in the cluster's
// Config; after the last one come devices, in thousandths.
type Use struct {
	tenants []Tenant
	cluster *cluster.Cluster
	width   int
	amounts []int64 // by tenant and resource
}

// Tenants is how many tenants there are.
func (u *Use) Tenants() int { return len(u.tenants) }

// Name is the path of a tenant.
func (u *Use) Name(tenant int32) string { return u.tenants[tenant].Name }

// Parent is the tenant above; -1: none.
func (u *Use) Parent(tenant int32) int32 { return u.tenants[tenant].Parent }

// Resources is how many resources there are, devices included.
func (u *Use) Resources() int { return u.width }

// Of is how much of a resource a tenant has in use.
func (u *Use) Of(tenant int32, resource int) int64 { return u.amounts[int(tenant)*u.width+resource] }

// Total is how much of a resource there is in all.
func (u *Use) Total(resource int) int64 { return u.cluster.Total()[resource] }

// Resource is the number of a resource by name, that of devices by the name gpu; false: there is none of that name.
func (u *Use) Resource(name string) (int, bool) {
	for i, r := range u.cluster.Config().Resources {
		if r.Name == name {
			return i, true
		}
	}
	return u.width - 1, name == "gpu"
}

// add counts a request that starts, or with sign -1 one that ends.
func (u *Use) add(r *Request, sign int64) {
	sign *= int64(r.Gang)
	for t := r.Tenant; t >= 0; t = u.tenants[t].Parent {
		row := u.amounts[int(t)*u.width : (int(t)+1)*u.width]
		for i, amount := range r.Need.Amounts {
			row[i] += sign * amount
		}
		row[u.width-1] += sign * r.Need.Thousandths()
	}
}

// copy makes u the same as another.
func (u *Use) copy(o *Use) {
	amounts := append(u.amounts[:0], o.amounts...)
	*u = *o
	u.amounts = amounts
}
