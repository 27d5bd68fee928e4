package experiment

import (
	"simulate/sim"
	"simulate/sim/allocation"
)

// Scopes are those of requests and machines in which a configuration has a metric, in the order in which results list
// them. By some of the resources there may be nothing to measure: cores are not fragmented as devices are.
func Scopes(c *sim.Config, metric string) []Scope {
	if c.Requests == nil {
		return nil
	}
	var all []Scope
	for _, m := range requestMeasures(groupsOf(c.Requests.Groups()), allocation.ReasonNames(&c.Cluster)) {
		if m.info.Name == metric {
			all = append(all, m.scope)
		}
	}
	for _, m := range machineMeasures(fleetsOf(&c.Cluster), c.Requests.Shapes) {
		if m.info.Name == metric {
			all = append(all, m.scope)
		}
	}
	return all
}
