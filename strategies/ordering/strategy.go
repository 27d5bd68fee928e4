package ordering

import (
	"fmt"
	"slices"
	"strings"

	"simulate/sim/allocation"
	"simulate/sim/catalog"
	"simulate/sim/cluster"
)

// Strategy is an order; its exported fields are its settings, with their names in YAML.
type Strategy interface {
	// New is the order in runs with those tenants, every one after its parent, on those machines. Errors are all
	// settings that cannot be.
	New(tenants []allocation.Tenant, machines *cluster.Config) (allocation.Ordering, error)
}

// Named is the order of that name with its defaults, for settings to be laid over them; nil: there is none.
func Named(name string) Strategy {
	for i := range orders {
		if orders[i].Name == name {
			return orders[i].fresh()
		}
	}
	return nil
}

// Backfill is the backfill of that name in runs on those machines; nil without an error: none. Errors are names that
// there are not, and machines that it cannot plan for.
func Backfill(name string, machines *cluster.Config) (allocation.Backfilling, error) {
	for _, b := range backfills {
		switch {
		case b.Name == name && b.pinned:
			return b.make, wholeCores(name, machines)
		case b.Name == name:
			return b.make, nil
		}
	}
	return nil, fmt.Errorf("backfill: %q is not known; it is one of %s", name, strings.Join(Backfills.Names(), ", "))
}

// Plans says whether the backfill of that name plans itself who starts where, so that neither the placement nor
// preemption is asked.
func Plans(name string) bool {
	return slices.ContainsFunc(backfills, func(b backfill) bool { return b.Name == name && b.plans })
}

// Planless names the other backfills.
func Planless() (names []string) {
	for _, b := range backfills {
		if !b.plans {
			names = append(names, b.Name)
		}
	}
	return names
}

// Orders lists the orders, Backfills the backfills.
var (
	Orders    = listOrders()
	Backfills = listBackfills()
)

func listOrders() catalog.Catalog {
	c := make(catalog.Catalog, len(orders))
	for i := range orders {
		c[i] = orders[i].Entry
	}
	return c
}

func listBackfills() catalog.Catalog {
	c := make(catalog.Catalog, len(backfills))
	for i := range backfills {
		c[i] = backfills[i].Entry
	}
	return c
}

// order is a line of the catalog of orders.
type order struct {
	catalog.Entry
	fresh func() Strategy // with its defaults
}

// backfill is a line of the catalog of backfills.
type backfill struct {
	catalog.Entry
	make   allocation.Backfilling // nil: none
	plans  bool                   // who starts where: it asks neither the placement nor preemption
	pinned bool                   // it numbers cores
}
