package ordering

import "simulate/sim/allocation"

// shares compares what tenants use, down the tree in which they stand.
type shares struct {
	tenants  []allocation.Tenant
	weights  []float64 // by tenant
	paths    [][]int32 // by tenant: from the topmost above it down to itself
	children [][]int32 // by tenant
	of       []int     // resources
}

func newShares(tenants []allocation.Tenant, weights []float64, of ...int) *shares {
	t := &shares{tenants: tenants, weights: weights, children: make([][]int32, len(tenants)), of: of}
	for i, tenant := range tenants {
		var path []int32
		if tenant.Parent >= 0 {
			path = append(path, t.paths[tenant.Parent]...)
			t.children[tenant.Parent] = append(t.children[tenant.Parent], int32(i))
		}
		t.paths = append(t.paths, append(path, int32(i)))
	}
	return t
}

// choose goes down the tree to the one with the least share of those, of a class, who have a line: at each tenant to
// the one below with the least, what the tenant asks for itself being one more, before the others. Ties go to the
// lowest name.
func (t *shares) choose(lines []allocation.Line, class int64, use *allocation.Use) int {
	above := int32(-1)
	for depth := 0; ; depth++ {
		best := t.least(lines, class, use, depth, above)
		path := t.paths[lines[best].Tenant]
		if depth == len(path) {
			return best
		}
		above = path[depth]
	}
}

// least is the line that leads to the tenant with the least share of those right below one.
func (t *shares) least(lines []allocation.Line, class int64, use *allocation.Use, depth int, above int32) int {
	best, lowest := -1, 0.0
	for i, line := range lines {
		path := t.paths[line.Tenant]
		if line.Class != class || depth > 0 && (len(path) < depth || path[depth-1] != above) {
			continue
		}
		s := t.share(use, path, depth)
		if best < 0 || s < lowest || s == lowest && t.before(path, t.paths[lines[best].Tenant], depth) {
			best, lowest = i, s
		}
	}
	return best
}

// share is the largest share that the tenant at a depth of a path has of a resource, divided by its weight; beyond the
// end of the path it is that of the last one's own requests.
func (t *shares) share(use *allocation.Use, path []int32, depth int) float64 {
	own := depth == len(path)
	tenant := path[min(depth, len(path)-1)]
	most := 0.0
	for _, r := range t.of {
		used := use.Of(tenant, r)
		weight := t.weights[tenant]
		if own {
			used, weight = t.own(use, tenant, r), 1
		}
		if total := use.Total(r); total > 0 {
			// One division only: what is equal in integers is equal here, so that ties are ties.
			most = max(most, float64(used)/(float64(total)*weight))
		}
	}
	return most
}

// own is what a tenant uses that those below it do not.
func (t *shares) own(use *allocation.Use, tenant int32, r int) int64 {
	used := use.Of(tenant, r)
	for _, child := range t.children[tenant] {
		used -= use.Of(child, r)
	}
	return used
}

// before says whether of two at a depth the first has the lower name.
func (t *shares) before(path, other []int32, depth int) bool {
	if depth == len(path) || depth == len(other) {
		return depth == len(path) && depth < len(other)
	}
	return t.tenants[path[depth]].Name < t.tenants[other[depth]].Name
}
