package placement

import "simulate/sim/cluster"

// kube is what the scores of Kubernetes know: of each resource that counts, what is requested with the request that is
// placed. A request that states nothing of CPU or memory counts with a little in these scores, though not where it fits.
type kube struct {
	byDefault
	parts []part
}

// part is a resource that counts.
type part struct {
	r      int // number of the axis
	weight int64
	silent int64 // what a request counts with that asks for none
}

// What a request counts with that asks for none: kube-scheduler's DefaultMilliCPURequest and DefaultMemoryRequest.
const (
	silentCores = 100       // thousandths
	silentBytes = 200 << 20 // bytes
)

// kubeOf is for resources with weights; without any CPU and memory count, each once.
func kubeOf(c *cluster.Cluster, weights map[string]int64) kube {
	if len(weights) == 0 {
		weights = map[string]int64{"cpu": 1, "memory": 1}
	}
	k := kube{byDefault: byDefault{c}}
	for r, name := range axisNames(c.Config()) {
		if w := weights[name]; w > 0 {
			k.parts = append(k.parts, part{r, w, silence(c.Config(), r)})
		}
	}
	return k
}

// silence is what a request counts with that asks for none of a resource.
func silence(c *cluster.Config, r int) int64 {
	if r == len(c.Resources) {
		return 0
	}
	switch resource := c.Resources[r]; {
	case resource.Name == "cpu" && resource.Kind == cluster.Cores:
		return silentCores
	case resource.Name == "memory" && resource.Kind == cluster.Bytes:
		return silentBytes
	}
	return 0
}

// requested is what would be requested of a resource of a node, and how much the node has.
func (k *kube) requested(n int32, need *cluster.Need, p *part) (requested, capacity int64) {
	left, capacity := free(k.c, n, p.r)
	asked := wants(need, p.r)
	requested = capacity - left + asked
	if p.silent > 0 {
		requested += p.silent * int64(k.c.Without(n, p.r))
		if asked == 0 {
			requested += p.silent
		}
	}
	return requested, capacity
}

// mean is the weighted mean of scores by requested amount and capacity, cut.
func (k *kube) mean(n int32, need *cluster.Need, score func(requested, capacity int64) int64) float64 {
	sum, weights := int64(0), int64(0)
	for i := range k.parts {
		sum += k.parts[i].weight * score(k.requested(n, need, &k.parts[i]))
		weights += k.parts[i].weight
	}
	if weights == 0 {
		return 0
	}
	return float64(sum / weights)
}
