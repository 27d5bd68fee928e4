package scenarios

import (
	"maps"
	"slices"

	"simulate/scenarios/language"
	"simulate/sim/cluster"
)

// machine reads what machines of a group have: what the group says itself wins over what its type says.
type machine struct {
	*builder
	own, kind language.Cursor
	typed     bool
}

// machine is what a group has, with its instance type.
func (b *builder) machine(c language.Cursor) machine {
	m := machine{builder: b, own: c}
	name := c.At("instance_type")
	types := b.top.At("cluster", "instance_types")
	switch kind := types.At(name.Text()); {
	case !name.Exists():
	case kind.Exists():
		m.kind, m.typed = kind, true
	case types.Exists():
		name.NoSuch("instance type", keysOf(types.Each()))
	default:
		b.noEffect(name, "cluster.instance_types does not say what it has")
	}
	return m
}

// at is where something is said of the machines.
func (m machine) at(keys ...string) language.Cursor {
	if own := m.own.At(keys...); own.Exists() || !m.typed {
		return own
	}
	return m.kind.At(keys...)
}

// node is one of them, without a name and a zone.
func (m machine) node() cluster.Node {
	n := cluster.Node{
		Zone: -1, Model: -1,
		Labels:    m.labels(),
		Taints:    m.taints(),
		Devices:   m.at("gpu").Int(),
		Price:     m.at("price").Money(),
		Frequency: m.at("frequency").Number(),
	}
	m.capacities(&n)
	if model := m.at("gpu_model"); model.Exists() {
		n.Model = m.model(model.Text())
		if n.Devices == 0 && !m.own.At("trace").Exists() {
			model.Problem("gpu_model: there are no devices; say how many, such as gpu: 8")
		}
	}
	return n
}

func (m machine) capacities(n *cluster.Node) {
	for _, key := range []string{cpu, memory, network} {
		m.capacity(n, key, m.at(key))
	}
	m.capacity(n, disks, m.at(disks, "size"))
	if m.typed {
		m.further(n, m.kind.At("resources"))
	}
	m.further(n, m.own.At("resources"))
}

// capacity takes over how much there is of something.
func (m machine) capacity(n *cluster.Node, name string, c language.Cursor) {
	if c.Exists() {
		place := m.fleet.add(name, measureOf(name))
		put(&n.Capacity, place, m.fleet.units(c, place, c.Amount()))
	}
}

// further are resources that the language has no key for.
func (m machine) further(n *cluster.Node, all language.Cursor) {
	for _, c := range all.Each() {
		m.named(n, c)
	}
}

func (m machine) named(n *cluster.Node, c language.Cursor) {
	if name := c.Key(); name == gpu || name == cpu || name == memory || name == disks || name == network {
		m.atKey(c, "", "%s has a key of its own; say it beside resources", name)
		return
	}
	place := m.fleet.add(c.Key(), c.Measure())
	if clash := m.fleet.clash(place, c.Measure(), c.Amount()); clash != "" {
		c.Problem("%s: %s", c.Key(), clash)
		return
	}
	put(&n.Capacity, place, m.fleet.units(c, place, c.Amount()))
}

// reserve takes off what the machine itself needs.
func (m machine) reserve(n *cluster.Node) {
	for _, key := range []string{cpu, memory} {
		c := m.at("system", key)
		if !c.Exists() {
			continue
		}
		place := m.fleet.add(key, measureOf(key))
		left := amountAt(n.Capacity, place) - m.fleet.units(c, place, c.Amount())
		if left < 0 {
			if m.sound(c.Path().String()) {
				c.Problem("%s: the machine has less than it needs itself", key)
			}
			left = 0
		}
		put(&n.Capacity, place, left)
	}
}

// labels are those of the type, with those of the group over them.
func (m machine) labels() map[string]string {
	labels := map[string]string{}
	if m.typed {
		readLabels(labels, m.kind.At("labels"))
	}
	readLabels(labels, m.own.At("labels"))
	if len(labels) == 0 {
		return nil
	}
	return labels
}

func readLabels(labels map[string]string, c language.Cursor) {
	for _, label := range c.Each() {
		labels[label.Key()] = label.Text()
	}
}

// with is labels with others over them.
func with(labels, over map[string]string) map[string]string {
	if len(over) == 0 {
		return labels
	}
	all := maps.Clone(over)
	for name, value := range labels {
		if _, said := over[name]; !said {
			all[name] = value
		}
	}
	return all
}

func (m machine) taints() []string { return texts(m.at("taints")) }

// texts are the elements of a list of names.
func texts(c language.Cursor) (all []string) {
	for _, item := range c.Each() {
		all = append(all, item.Text())
	}
	return all
}

// put sets the amount at a place of a list, which is made as long as that needs.
func put(amounts *[]int64, place int, amount int64) {
	for len(*amounts) <= place {
		*amounts = append(*amounts, 0)
	}
	(*amounts)[place] = amount
}

// amountAt is the amount at a place; beyond the end there is nothing.
func amountAt(amounts []int64, place int) int64 {
	if place >= len(amounts) {
		return 0
	}
	return amounts[place]
}

// numbered is the place of a name in a list, to which it is added if it is new.
func numbered(names *[]string, name string) int {
	if i := slices.Index(*names, name); i >= 0 {
		return i
	}
	*names = append(*names, name)
	return len(*names) - 1
}
