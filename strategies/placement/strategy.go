package placement

import (
	"simulate/sim/allocation"
	"simulate/sim/catalog"
	"simulate/sim/cluster"
	"simulate/sim/rng"
)

// Strategy is a placement strategy; its exported fields are its settings, with their names in YAML.
type Strategy interface {
	// New is the strategy in a run, on machines that it is asked about from their start.
	New(c *cluster.Cluster, key rng.Key) allocation.Placer
}

// Named is the strategy of that name with its defaults, for settings to be laid over them; nil: there is none.
func Named(name string) Strategy {
	for i := range strategies {
		if strategies[i].Name == name {
			return strategies[i].fresh()
		}
	}
	return nil
}

// Check says what is wrong with the settings of a strategy on machines of c; nil: nothing.
func Check(s Strategy, c *cluster.Config) error {
	if s, has := s.(interface{ check(*cluster.Config) error }); has {
		return s.check(c)
	}
	return nil
}

// Catalog lists the placement strategies.
var Catalog = list()

func list() catalog.Catalog {
	c := make(catalog.Catalog, len(strategies))
	for i := range strategies {
		c[i] = strategies[i].Entry
	}
	return c
}

// entry is a line of the catalog.
type entry struct {
	catalog.Entry
	fresh func() Strategy // with its defaults
}
