package scenarios

import (
	"fmt"
	"strings"

	"simulate/sim/cluster"
)

// showNeed is what a request asks for, as a scenario would write it.
func (b *builder) showNeed(need *cluster.Need) string {
	var parts []string
	for place, amount := range need.Amounts {
		if amount > 0 {
			parts = append(parts, b.fleet.resources[place].Name+" "+b.fleet.show(place, amount))
		}
	}
	if need.Devices > 0 {
		parts = append(parts, fmt.Sprintf("gpu %g", float64(need.Thousandths())/cluster.Whole))
		if models := b.modelNames(need.Models); models != "" {
			parts[len(parts)-1] += " of " + models
		}
	}
	return strings.Join(parts, ", ")
}

func (b *builder) modelNames(models uint64) string {
	var names []string
	for i, name := range b.config.Cluster.Models {
		if i < cluster.MaxModels && models>>i&1 == 1 {
			names = append(names, name)
		}
	}
	return strings.Join(names, " or ")
}

// showNode is what a node has of what a request asks for.
func (b *builder) showNode(n *cluster.Node, need *cluster.Need) string {
	var parts []string
	for place, amount := range need.Amounts {
		if amount > 0 && !b.fleet.resources[place].Shared {
			parts = append(parts, b.fleet.resources[place].Name+" "+b.fleet.show(place, n.Capacity[place]))
		}
	}
	if need.Devices > 0 {
		devices := fmt.Sprintf("gpu %d", n.Devices)
		if n.Model >= 0 {
			devices += " of " + b.config.Cluster.Models[n.Model]
		}
		parts = append(parts, devices)
	}
	return strings.Join(parts, ", ")
}
