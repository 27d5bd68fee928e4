package plan

import (
	"slices"

	"simulate/sim/flink"
)

// bound is how large Flink's options let the cluster become that a kind belongs to.
func (x *context) bound(k *kind) (flink.Limits, error) {
	b := flink.Bounds{MinSlots: x.number(minSlotsKey).Value}
	if n := x.number(maxSlotsKey); n.Given {
		b.MaxSlots = &n.Value
	}
	b.MinCPU, b.MaxCPU = x.coresOf(minCoresKey), x.coresOf(maxCoresKey)
	b.MinMemory, b.MaxMemory = x.bytesOf(minMemoryKey), x.bytesOf(maxMemoryKey)
	w := k.supply(x)
	if w.Check() != nil { // said elsewhere
		return flink.Unlimited(), nil
	}
	l, err := b.Limits(w)
	if err != nil {
		return flink.Unlimited(), err
	}
	return l, nil
}

func (x *context) coresOf(key string) *flink.Cores {
	if c, err := flink.ParseCores(x.option(key)); err == nil {
		return &c
	}
	return nil
}

func (x *context) bytesOf(key string) *int64 {
	if n, err := flink.ParseSize(x.option(key)); err == nil {
		return &n
	}
	return nil
}

// limits is what of the bounds the kinds before this one leave; in application mode each has a cluster of its own.
func (x *context) limits(k *kind) flink.Limits {
	l, _ := x.bound(k)
	if x.Cluster.Application {
		return l
	}
	for i := range x.kinds {
		before := &x.kinds[i]
		if before == k {
			break
		}
		has := before.supply(x).Total.Times(before.count)
		l = l.Less(has)
	}
	return l
}

// bounds is how many task managers of a kind there are at least, and at most.
func (x *context) bounds(k *kind) (least, most int) {
	w := k.supply(x)
	if x.Cluster.Standalone || w.Check() != nil {
		return 0, mostManagers
	}
	least, most, _ = x.limits(k).Workers(w)
	return min(least, mostManagers), most
}

// capped is the option that bounds the cluster; empty: none does.
func (x *context) capped() string {
	for _, key := range []string{maxSlotsKey, maxCoresKey, maxMemoryKey, minSlotsKey, minCoresKey, minMemoryKey} {
		if x.option(key) != "" {
			return key
		}
	}
	return ""
}

// optionPath is where an option stands.
func (x *context) optionPath(key string) string {
	if i := slices.IndexFunc(x.Cluster.Options, func(o Option) bool { return o.Key == key }); i >= 0 {
		return x.Cluster.Options[i].Path
	}
	return "cluster.flink_config"
}
