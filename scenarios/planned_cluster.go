package scenarios

import (
	"simulate/scenarios/language"
	"simulate/sim/plan"
)

// planCluster is the machines, and how processes get them.
func (b *builder) planCluster() plan.Cluster {
	c := b.top.At("cluster")
	k := plan.Cluster{
		Config:      &b.config.Cluster,
		CPU:         b.fleet.place(cpu),
		Memory:      b.fleet.place(memory),
		Unlimited:   b.fleet.unlimited,
		Standalone:  c.At("resource_manager").Text() == "standalone",
		Application: c.At("deployment").Text() == "application",
		FineGrained: c.At("fine_grained").Bool(),
		Version:     c.At("flink_version").Text(),
	}
	for _, group := range b.fleet.groups {
		k.TypeOf = append(k.TypeOf, group.At("instance_type").Text())
	}
	for _, t := range c.At("instance_types").Each() {
		k.Types = append(k.Types, instanceType(t))
	}
	for _, option := range c.At("flink_config").Each() {
		k.Options = append(k.Options, plan.Option{Key: option.Key(), Value: option.Text(), Path: option.Path().String()})
	}
	return k
}

func instanceType(c language.Cursor) plan.InstanceType {
	t := plan.InstanceType{
		Name:   c.Key(),
		CPU:    stated(language.Cursor.Cores, c.At("cpu")) - stated(language.Cursor.Cores, c.At("system", "cpu")),
		Memory: stated(language.Cursor.Size, c.At("memory")) - stated(language.Cursor.Size, c.At("system", "memory")),
	}
	if price := c.At("price"); price.Exists() {
		t.Price = price.Money()
	}
	return t
}
