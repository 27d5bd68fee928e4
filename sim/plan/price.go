package plan

// monthly is what one task manager of a kind costs a month: its part of the cheapest machine that it may be on; 0: nobody
// says.
func (n *nodes) monthly(k *kind) float64 {
	c, best := k.container(n.x), 0.0
	offer := func(price float64, each int) {
		if price > 0 && each > 0 && (best == 0 || price/float64(each) < best) {
			best = price / float64(each)
		}
	}
	for i := range n.all {
		if n.allows(i, c.process) {
			offer(n.all[i].Price, n.holds(i, &c))
		}
	}
	for t := range n.x.Cluster.Types {
		if len(n.all) == 0 && n.x.allowed(c.process, n.x.Cluster.Types[t].Name) {
			offer(n.x.Cluster.Types[t].Price, n.x.Cluster.Types[t].holds(&c))
		}
	}
	return best * hoursPerMonth
}
