package flink

// Reconciliation is what a cluster gives up and asks for when it is looked through: places of registered task managers
// to release and of pending workers to cancel, and how many new ones to ask for.
type Reconciliation struct {
	Release, Cancel []int
	New             int
}

// Reconcile gives up idle task managers and pending workers that nothing is planned on, as far as redundancy and the
// least size of the cluster do not need them. What is not idle counts first, if that is not enough pending workers that
// are needed anyway; then idle task managers and unused pending workers are kept one by one until it is.
// As in Flink, a task manager that is in use counts as one worker of the cluster's own kind, whatever it has.
// Source: DefaultResourceAllocationStrategy.
func Reconcile(c *Cluster) Reconciliation {
	k := keeper{c: c}
	for i := range c.Managers {
		if m := &c.Managers[i]; !m.Idle {
			k.keep(m.Available, c.Worker.Total)
		}
	}
	if !k.enough() {
		k.keepPlanned()
	}
	var r Reconciliation
	for i := range c.Managers {
		if m := &c.Managers[i]; m.Idle && k.spares(m.Available, m.Total) {
			r.Release = append(r.Release, i)
		}
	}
	for i := range c.Pending {
		if p := &c.Pending[i]; len(p.Planned) == 0 && k.spares(p.Total, p.Total) {
			r.Cancel = append(r.Cancel, i)
		}
	}
	r.New = c.spare(k.available, k.total)
	return r
}

// keeper adds up what a cluster keeps.
type keeper struct {
	c                *Cluster
	available, total Profile
}

func (k *keeper) enough() bool { return k.c.spare(k.available, k.total) == 0 }

func (k *keeper) keep(available, total Profile) {
	k.available, k.total = k.available.Plus(available), k.total.Plus(total)
}

func (k *keeper) keepPlanned() {
	for i := range k.c.Pending {
		if p := &k.c.Pending[i]; len(p.Planned) > 0 {
			k.keep(p.Unused(), k.c.Worker.Total)
		}
	}
}

// spares says whether one can go; if not, it is kept.
func (k *keeper) spares(available, total Profile) bool {
	if k.enough() {
		return true
	}
	k.keep(available, total)
	return false
}
