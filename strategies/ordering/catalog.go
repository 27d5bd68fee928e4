package ordering

import "simulate/sim/catalog"

var orders = []order{
	{does("fifo", "who came first; one that cannot start holds up the rest", head(Blocks)), func() Strategy { return &Fifo{Blocks} }},
	{does("fifo_skip", "who came first, of those that can start", head(Skips)), func() Strategy { return &Fifo{Skips} }},
	{does("priority", "the highest priority; of equals who came first", head(Skips)), func() Strategy { return &Priority{Skips} }},
	{does("shortest_first", "the shortest estimate; of equals who came first", head(Blocks)), func() Strategy { return &ShortestFirst{Blocks} }},
	{does("fair_share", "the tenant that uses least of a resource for its weight", head(Skips), resource, weights), func() Strategy { return NewFairShare() }},
	{does("drf", "the tenant whose largest share of any resource is least for its weight", head(Skips), weights), func() Strategy { return &DRF{Head: Skips} }},
	{does("priority_with_fairshare", "the highest priority, and of equals as fair_share", head(Skips), resource, weights), func() Strategy { return &PriorityWithFairshare{*NewFairShare()} }},
}

var backfills = []backfill{
	{does("none", "nobody overtakes but as the order has it"), nil, false, false},
	{does("easy", "later ones start if by estimates they do not delay the first that waits"), newEasy, false, false},
	{does("easy_sjbf", "as easy, the shortest estimate first"), newEasySjbf, false, false},
	{does("conservative", "everybody is promised a start on arrival; later ones start if by estimates they delay nobody"), newConservative, true, false},
	{does("easy_pinned", "as easy, on numbered cores; plans change only when something ends"), newEasyPinned, true, true},
	{does("conservative_pinned", "as conservative, on numbered cores"), newConservativePinned, true, true},
}

func does(name, what string, settings ...catalog.Setting) catalog.Entry {
	return catalog.Entry{Name: name, Does: what, Settings: settings}
}

// Settings of orders.
var (
	resource = catalog.Setting{Name: "resource", Type: "text", Default: "cpu", Does: "the resource whose use is compared; gpu: devices"}
	weights  = catalog.Setting{Name: "weights", Type: "map of tenant to number", Default: "{}", Does: "how much more a tenant may use than one of weight 1, by its path; 1 where nothing is said"}
)

func head(usual Head) catalog.Setting {
	return catalog.Setting{Name: "head", Type: "blocks | skips", Default: string(usual), Does: "blocks: one that cannot start holds up those behind it; skips: they are asked in its place"}
}
