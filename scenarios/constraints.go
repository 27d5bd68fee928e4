package scenarios

import (
	"maps"
	"slices"

	"simulate/scenarios/document"
	"simulate/scenarios/language"
	"simulate/sim/allocation"
	"simulate/sim/cluster"
)

// rules read where requests may run; nil: anywhere.
func (b *builder) rules(c language.Cursor) *allocation.Rules {
	if !c.Exists() {
		return nil
	}
	r := &allocation.Rules{Tolerations: texts(c.At("tolerations"))}
	for _, label := range c.At("node_labels").Each() {
		if r.Labels == nil {
			r.Labels = map[string]string{}
		}
		r.Labels[label.Key()] = label.Text()
		b.labelled(label)
	}
	if topology := c.At("topology"); topology.Exists() {
		r.Spread, r.SpreadHard = true, topology.At("hard").Bool()
		if len(b.config.Cluster.Zones) < 2 {
			topology.Problem("topology: there is nothing to spread over; give cluster.nodes two zones or more, such as zones: [a, b, c]")
		}
	}
	for _, name := range c.At("anti_affinity").Each() {
		r.AntiAffinity = append(r.AntiAffinity, b.away(name))
	}
	return r
}

// labelled wants a node with a label of that value.
func (b *builder) labelled(c language.Cursor) {
	names, values := map[string]bool{}, map[string]bool{}
	for i := range b.config.Cluster.Nodes {
		for name, value := range b.config.Cluster.Nodes[i].Labels {
			names[name] = true
			if name == c.Key() {
				values[value] = true
			}
		}
	}
	switch {
	case !names[c.Key()]:
		b.atKey(c, document.Nearest(c.Key(), sortedKeys(names)), "no node has a label %q", c.Key())
	case !values[c.Text()]:
		c.Suggest(document.Nearest(c.Text(), sortedKeys(values)), "no node has the label %s: %s", c.Key(), c.Text())
	}
}

// away is what requests stay away from: a group, other requests, or nodes with a label of a value, in this order.
func (b *builder) away(c language.Cursor) allocation.Away {
	away, name := allocation.Away{Pool: -1, Stream: -1}, c.Text()
	others := keysOf(b.top.At("requests").Each())
	values := map[string]bool{}
	for i := range b.config.Cluster.Nodes {
		for _, value := range b.config.Cluster.Nodes[i].Labels {
			values[value] = true
		}
	}
	switch pool := slices.Index(b.config.Cluster.Pools, name); {
	case name == "":
	case pool >= 0:
		away.Pool = pool
	case slices.Contains(others, name):
		away.Stream = slices.Index(others, name) // the class, until all streams are known
	case values[name]:
		away.Label = name
	default:
		names := append(append(slices.Clone(b.config.Cluster.Pools), others...), sortedKeys(values)...)
		c.Suggest(document.Nearest(name, names), "there is no group of nodes, no value of a label and no class of requests called %q", name)
	}
	return away
}

// avoidStreams puts streams in place of the classes of requests that are stayed away from: a class may have several.
func (b *builder) avoidStreams() {
	for i := range b.config.Requests.Streams {
		rules := b.config.Requests.Streams[i].Rules
		if rules == nil {
			continue
		}
		var all []allocation.Away
		for _, away := range rules.AntiAffinity {
			if away.Stream < 0 {
				all = append(all, away)
				continue
			}
			for _, stream := range b.asking[away.Stream].streams {
				all = append(all, allocation.Away{Pool: -1, Stream: stream})
			}
		}
		rules.AntiAffinity = all
	}
}

// models are the models of devices that will do; 0: any.
func (b *builder) models(c language.Cursor) (models uint64) {
	for _, model := range c.Each() {
		place := slices.Index(b.config.Cluster.Models, model.Text())
		switch {
		case place < 0 && !b.fleet.unlimited:
			model.NoSuch("node with devices of model", b.config.Cluster.Models)
		case place >= 0 && place < cluster.MaxModels:
			models |= 1 << place
		}
	}
	return models
}

func sortedKeys[V any](m map[string]V) []string { return slices.Sorted(maps.Keys(m)) }
