package plan

// monthly is what one task manager of a kind costs a month: its part of the cheapest machine that it may be on; 0: nobody
// says.
func (x *context) monthly(k *kind) float64 {
	c, best := k.container(x), 0.0
	offer := func(price float64, each int) {
		if price > 0 && each > 0 && (best == 0 || price/float64(each) < best) {
			best = price / float64(each)
		}
	}
	n := x.nodes()
	for i := range n.all {
		if n.allows(i, c.process) {
			offer(n.all[i].Price, n.holds(i, &c))
		}
	}
	if len(n.all) == 0 {
		for t := range x.Cluster.Types {
			if x.allowed(c.process, x.Cluster.Types[t].Name) {
				offer(x.Cluster.Types[t].Price, x.Cluster.Types[t].holds(&c))
			}
		}
	}
	return best * hoursPerMonth
}
