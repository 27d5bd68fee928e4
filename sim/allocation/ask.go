package allocation

import "simulate/sim/cluster"

// Ask is what a Placer is asked for: room for one member of a request.
type Ask struct {
	Need  *cluster.Need
	Shape int32  // number of the need, of those that recur, below Shapes; -1: it does not recur
	Draw  uint64 // identity of the question, for draws

	allowed []uint64 // bit n: the node will do, whatever is free there; nil: all
	rules   *standing
	bars    []Bar
}

// Shapes is how many different needs are told apart; those beyond are as if they did not recur.
const Shapes = 1 << 12

// Bar keeps something free on a node from those who would still be there when it is wanted.
type Bar struct {
	Node    int32
	Amounts []int64 // what of it they may use, by resource
	Devices bool    // they may use its devices, too
}

// Restricted says whether more than the need decides where it may go.
func (a *Ask) Restricted() bool { return a.allowed != nil || a.rules != nil || len(a.bars) > 0 }

// Watches says whether where it may go changes with where others run.
func (a *Ask) Watches() bool { return a.rules != nil || len(a.bars) > 0 }

// Room is what a Placer is shown.
type Room struct {
	*cluster.Cluster
}

// Fits says whether what is asked for may go to a node now.
func (r *Room) Fits(n int32, a *Ask) bool { return r.Cluster.Fits(n, a.Need) && r.Allows(n, a) }

// Allows says whether a node will do, if there is room for the need.
func (r *Room) Allows(n int32, a *Ask) bool {
	if a.allowed != nil && a.allowed[n>>6]>>(uint(n)&63)&1 == 0 {
		return false
	}
	for i := range a.bars {
		if !a.bars[i].allows(n, a.Need) {
			return false
		}
	}
	return a.rules == nil || a.rules.allow(n)
}

// allows says whether a need on a node leaves free what is kept.
func (b *Bar) allows(n int32, need *cluster.Need) bool {
	if n != b.Node {
		return true
	}
	for r, amount := range need.Amounts {
		if amount > b.Amounts[r] {
			return false
		}
	}
	return need.Devices == 0 || b.Devices
}
