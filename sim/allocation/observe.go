package allocation

import "simulate/sim/cluster"

// Column is one number that can be looked at while a run goes on.
type Column struct {
	What     Observed
	Class    string // of Waiting and Running; empty: of all
	Resource int    // of shares and Imbalance; after the last one, devices
	Shape    string // of LargestHole and FitShare; empty: of the request expected most
}

// Observed says what a column shows: a level, now.
type Observed uint8

// What is observed.
const (
	WaitingRequests Observed = iota
	RunningRequests
	AllocatedShare // of what the nodes that are there have
	NodesInUse
	FragmentedShare // of the devices of the nodes that are there; where it is measured
	StrandedShare   // of what is free, on nodes where something else has run out
	Imbalance       // standard deviation over nodes of the share in use
	LargestHole     // the most that the request expected most could have of what is free, on one node
	FitShare        // how often that request fits, of how often it would if all that is free were on one node
)

// Columns lists what Observe shows, in its order.
func (a *Allocator) Columns() []Column {
	columns := []Column{{What: WaitingRequests}, {What: RunningRequests}, {What: NodesInUse}}
	for _, class := range a.c.Classes() {
		columns = append(columns, Column{What: WaitingRequests, Class: class})
	}
	for r := range a.room.Total() {
		for _, what := range []Observed{AllocatedShare, StrandedShare, Imbalance} {
			columns = append(columns, Column{What: what, Resource: r})
		}
	}
	if a.fitting != nil {
		columns = append(columns, Column{What: LargestHole, Resource: a.fittingOf}, Column{What: FitShare, Resource: a.fittingOf})
	}
	for i := range a.shaped {
		shape := a.c.Shapes[i].Name
		columns = append(columns, Column{What: LargestHole, Shape: shape}, Column{What: FitShare, Shape: shape})
	}
	if a.fragments.of != nil {
		columns = append(columns, Column{What: FragmentedShare})
	}
	return columns
}

// Observe appends the columns' values now to row.
func (a *Allocator) Observe(row []float64) []float64 {
	used := 0
	for n := range int32(a.room.Len()) {
		if a.room.Grants(n) > 0 {
			used++
		}
	}
	all := &a.counts.groups[0]
	row = append(row, float64(all.waiting), float64(all.running), float64(used))
	for i := range a.counts.groups[1:a.counts.tenants] {
		row = append(row, float64(a.counts.groups[1+i].waiting))
	}
	stranded := a.stranding.Sum(a.least)
	for r, total := range a.room.Total() {
		row = append(row, part(float64(a.room.Taken()[r]), total), part(float64(stranded[r].Amount), stranded[r].Free), a.balance.Imbalance(r))
	}
	if a.fitting != nil {
		row = fitted(row, a.fitting)
	}
	for _, f := range a.shaped {
		row = fitted(row, f)
	}
	if of := a.fragments.of; of != nil {
		row = append(row, part(of.Sum(), a.room.Total()[len(a.room.Total())-1]))
	}
	return row
}

// fitted appends the largest hole and how often it fits for one request.
func fitted(row []float64, f *cluster.Fitting) []float64 {
	copies := f.Copies()
	return append(row, copies.Hole(), part(float64(copies.Fit), copies.Ideal))
}

// part is a share of what is there; 0 where nothing is.
func part(of float64, total int64) float64 {
	if total == 0 {
		return 0
	}
	return of / float64(total)
}

// fit follows how often the request fits that is expected most, which is about devices if it asks for any, and each that
// comes often.
func (a *Allocator) fit() {
	a.balance = cluster.NewBalance(a.room.Cluster)
	for i := range a.c.Shapes {
		a.shaped = append(a.shaped, cluster.NewFitting(a.room.Cluster, &a.c.Shapes[i].Need))
	}
	var need *cluster.Need
	switch {
	case len(a.c.Targets) > 0:
		need = &a.c.Targets[0].Need
	case len(a.c.Shapes) > 0:
		need = &a.c.Shapes[0].Need
	default:
		return
	}
	a.fitting, a.fittingOf = cluster.NewFitting(a.room.Cluster, need), len(need.Amounts)
	if need.Devices == 0 {
		a.fittingOf = a.room.Config().Core()
	}
}
