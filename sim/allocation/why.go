package allocation

import "simulate/sim/cluster"

// why finds out why what is asked for fits nowhere: the reason that holds for the most nodes, of several the first in
// their order. For how many nodes each holds is left in blamed, where one that would do counts for NoReason.
func (a *Allocator) why(ask *Ask, rules *rules) Reason {
	if m := a.blames.of(a, ask); m != nil {
		m.follow(a, ask, rules)
		copy(a.blamed, m.nodes)
		return a.mostBlamed()
	}
	clear(a.blamed)
	for n := range int32(a.room.Len()) {
		for _, why := range a.whyNot(n, ask, rules) {
			a.blamed[why]++
		}
	}
	return a.mostBlamed()
}

// whyNot is why it does not fit on a node: what the node is, else all that is missing there, else what runs there. For
// one that is not up there is no reason at all. It is valid until the next call.
func (a *Allocator) whyNot(n int32, ask *Ask, rules *rules) []Reason {
	need, list := ask.Need, a.objections[:0]
	if a.room.State(n) != cluster.Up {
		return nil
	}
	switch why := rules.bars(n, a.room.Spec(n)); {
	case why != NoReason:
		list = append(list, why)
	case need.Devices > 0 && (!need.Accepts(a.room.Model(n)) || len(a.room.Left(n)) == 0):
		list = append(list, GPUModel)
	case !a.room.Cluster.Fits(n, need):
		list = a.missing(list, n, need)
	case ask.rules != nil && !ask.rules.allow(n):
		list = append(list, ask.rules.objection(n))
	case !a.room.Allows(n, ask):
		list = append(list, Reserved)
	default:
		list = append(list, NoReason)
	}
	a.objections = list
	return list
}

// missing adds what there is not enough of on a node.
func (a *Allocator) missing(list []Reason, n int32, need *cluster.Need) []Reason {
	for r, amount := range need.Amounts {
		if !a.room.Has(n, r, amount) {
			list = append(list, Insufficient+Reason(r))
		}
	}
	switch {
	case a.room.Idle(n) < need.Thousandths():
		list = append(list, Insufficient+Reason(len(need.Amounts)))
	case len(list) == 0:
		list = append(list, GPUFragmented)
	}
	return list
}

// mostBlamed is the reason that holds for the most nodes, of several the first.
func (a *Allocator) mostBlamed() Reason {
	main := NoNode
	for r, nodes := range a.blamed {
		if nodes > a.blamed[main] && Reason(r) != NoReason {
			main = Reason(r)
		}
	}
	return main
}
