package cluster

import (
	"cmp"
	"slices"
	"strings"
)

// Target is a shape of request that is expected, and how often.
type Target struct {
	Need  Need    // of its amounts only the cores count
	Share float64 // of all that are expected
}

// covered is the share of requests that targets stand for, the most frequent first (Weng et al., "Beware of
// Fragmentation", ATC'23).
const covered = 0.95

// Targets are the shapes of those requests: what they ask of cores, of devices and models, each with its share. The
// rarest, a twentieth of the requests, are left out. Models are how their list writes the models that will do, need by
// need: shapes that differ in that differ, and go in that order. Without them (nil) they go by the models' names.
func (c *Config) Targets(needs []Need, models []string) []Target {
	counts := map[shape]int{}
	for i := range needs {
		s := c.shapeOf(&needs[i])
		if models != nil {
			s.names = models[i]
		}
		counts[s]++
	}
	shapes := make([]shape, 0, len(counts))
	for s := range counts {
		shapes = append(shapes, s)
	}
	slices.SortFunc(shapes, func(a, b shape) int {
		return -cmp.Or(cmp.Compare(counts[a], counts[b]), a.compare(&b))
	})
	return c.cover(shapes, counts, len(needs))
}

// cover keeps the first shapes until they stand for enough requests. A share is that of all requests divided by that of
// those kept, not the one count by the other: fragmentation gradient descent decides by the last bit.
func (c *Config) cover(shapes []shape, counts map[shape]int, all int) []Target {
	first, sum := 0, 0
	for ; first < len(shapes) && float64(sum) < covered*float64(all); first++ {
		sum += counts[shapes[first]]
	}
	targets, kept := make([]Target, first), float64(sum)/float64(all)
	for i := range targets {
		s := &shapes[i]
		need := Need{Amounts: make([]int64, len(c.Resources)), Devices: s.devices, Share: s.share, Models: s.models}
		if r := c.Core(); r >= 0 {
			need.Amounts[r] = s.cores
		}
		targets[i] = Target{Need: need, Share: float64(counts[*s]) / float64(all) / kept}
	}
	return targets
}

// shape is what tells the needs of a target from those of another.
type shape struct {
	cores          int64
	share, devices int32
	models         uint64
	names          string // of the models, which give the order
}

func (c *Config) shapeOf(need *Need) shape {
	s := shape{share: need.Share, devices: need.Devices, models: need.Models, names: c.modelNames(need.Models)}
	if need.Devices == 0 {
		s.share = 0
	}
	if r := c.Core(); r >= 0 {
		s.cores = need.Amounts[r]
	}
	return s
}

func (s *shape) compare(o *shape) int {
	return cmp.Or(cmp.Compare(s.cores, o.cores), cmp.Compare(s.share, o.share), cmp.Compare(s.devices, o.devices),
		strings.Compare(s.names, o.names))
}

// modelNames is the names of models, sorted, as lists of requests write them.
func (c *Config) modelNames(models uint64) string {
	if models == 0 {
		return ""
	}
	var names []string
	for i, name := range c.Models {
		if models>>uint(i)&1 == 1 {
			names = append(names, name)
		}
	}
	slices.Sort(names)
	return strings.Join(names, "|")
}

// Core is the resource that is the nodes' processors: the first that is counted in cores, else the first that nodes
// have; -1: there is none.
func (c *Config) Core() int {
	if r := slices.IndexFunc(c.Resources, func(r Resource) bool { return r.Kind == Cores && !r.Shared }); r >= 0 {
		return r
	}
	return slices.IndexFunc(c.Resources, func(r Resource) bool { return !r.Shared })
}
