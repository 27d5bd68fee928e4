package placement

import "simulate/sim/catalog"

var strategies = []entry{
	{does("first_fit", "the first node with room"), func() Strategy { return new(FirstFit) }},
	{does("next_fit", "the first node with room from the last used one on"), func() Strategy { return new(NextFit) }},
	{does("best_fit", "the node with least left afterwards"), func() Strategy { return new(BestFit) }},
	{does("worst_fit", "the node with most left afterwards"), func() Strategy { return new(WorstFit) }},
	{does("random", "any node with room, by lot; so is the device of which a share is taken"), func() Strategy { return new(Random) }},
	{does("round_robin", "the first node with room after the last used one"), func() Strategy { return new(RoundRobin) }},
	{does("least_loaded", "the node whose scarcest resource is least in use"), func() Strategy { return new(LeastLoaded) }},
	{does("dot_product", "the node whose free amounts match the request most, or least", prefer), func() Strategy { return &DotProduct{Prefer: Large} }},
	{does("l2", "the node with the least sum of squares of what is left afterwards", weights), func() Strategy { return new(L2) }},
	{does("ffd", "first fit, of those who wait the largest first", size), func() Strategy { return &FFD{Size: Max} }},
	{does("bfd", "best fit, of those who wait the largest first", size), func() Strategy { return &BFD{Size: Max} }},
	{does("wfd", "worst fit, of those who wait the largest first", size), func() Strategy { return &WFD{Size: Max} }},
	{does("gpu_packing", "GPUs in use before free ones, nodes in use before free ones"), func() Strategy { return new(GPUPacking) }},
	{does("gpu_clustering", "requests beside others that ask for as many GPUs"), func() Strategy { return new(GPUClustering) }},
	{does("fgd", "the node on which the fewest idle GPUs become useless for what is expected", targets), func() Strategy { return new(FGD) }},
	{does("tetris", "the node whose free amounts, as shares of its own capacity, match the request most"), func() Strategy { return new(Tetris) }},
	{does("least_allocated", "Kubernetes: the node with the largest share free", kubeWeights), func() Strategy { return new(LeastAllocated) }},
	{does("most_allocated", "Kubernetes: the node with the largest share requested", kubeWeights), func() Strategy { return new(MostAllocated) }},
	{does("requested_to_capacity_ratio", "Kubernetes: a score by the share requested", points, kubeWeights), func() Strategy { return NewRequestedToCapacityRatio() }},
	{does("balanced_allocation", "Kubernetes: the node whose resources are requested most evenly", version), func() Strategy { return &BalancedAllocation{Version: Since122} }},
}

func does(name, what string, settings ...catalog.Setting) catalog.Entry {
	return catalog.Entry{Name: name, Does: what, Settings: settings}
}

// Settings of strategies.
var (
	prefer      = catalog.Setting{Name: "prefer", Type: "large | small", Default: "large", Does: "which product wins; small with GPUs: the score of the openb experiment, of CPU and GPU alone"}
	weights     = catalog.Setting{Name: "weights", Type: "map of resource to number", Default: "{}", Does: "of each resource, gpu among them; 1 where nothing is said"}
	size        = catalog.Setting{Name: "size", Type: "max | sum", Default: "max", Does: "size of a request: the largest of its shares of what the cluster has, or their sum"}
	targets     = catalog.Setting{Name: "targets", Type: "trace", Default: "the requests themselves", Does: "the requests that are expected, by shape"}
	kubeWeights = catalog.Setting{Name: "weights", Type: "map of resource to integer", Default: "{cpu: 1, memory: 1}", Does: "the resources that count, and how much"}
	points      = catalog.Setting{Name: "shape", Type: "list of [integer, integer]", Default: "[[0, 0], [100, 10]]", Does: "points of percentage requested and score, 0 to 10; lines between them"}
	version     = catalog.Setting{Name: "version", Type: "v1.21 | v1.22", Default: "v1.22", Does: "v1.21: by the difference of CPU and memory; v1.22: by the standard deviation"}
)
