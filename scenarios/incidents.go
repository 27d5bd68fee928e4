package scenarios

import (
	"slices"
	"strconv"

	"simulate/scenarios/document"
	"simulate/scenarios/language"
	"simulate/sim"
	"simulate/sim/clock"
	"simulate/sim/cluster"
)

// countJoining counts the machines that events bring, by group.
func (b *builder) countJoining() {
	b.fleet.joining, b.fleet.joined = map[string]int{}, map[int]bool{}
	groups := keysOf(b.top.At("cluster", "nodes").Each())
	for _, event := range b.top.At("events").Each() {
		join := event.At("node_join")
		if !join.Exists() {
			continue
		}
		group := join.At("group")
		if name := group.Text(); slices.Contains(groups, name) {
			b.fleet.joining[name] += join.At("count").Int()
		} else if group.Exists() {
			group.NoSuch("group of nodes", groups)
		}
	}
}

// incidents reads what happens at given instants.
func (b *builder) incidents() {
	var before clock.Time
	for _, c := range b.top.At("events").Each() {
		at := b.instant(c.At("at"), before)
		b.incident(c, at)
		before = max(before, at)
	}
}

// incident reads one event, which is of one kind.
func (b *builder) incident(c language.Cursor, at clock.Time) {
	var kinds []string
	for _, kind := range []string{"fail", "node_join", "node_leave"} {
		if c.At(kind).Exists() {
			kinds = append(kinds, kind)
		}
	}
	if len(kinds) != 1 {
		if b.sound(c.Path().String()) {
			b.atKey(c, "", "an event is one of fail, node_join and node_leave; found %d of them", len(kinds))
		}
		return
	}
	i := sim.Incident{At: at}
	switch kinds[0] {
	case "fail":
		b.fails(c.At("fail"), &i)
		if during := c.At("for"); during.Exists() {
			i.For = b.duration(during)
		}
	case "node_join":
		i.State = cluster.Up
		i.Nodes = b.joins(c.At("node_join"))
	case "node_leave":
		i.State = cluster.Draining
		i.Nodes = b.nodesNamed(c.At("node_leave", "node"))
	}
	if kinds[0] != "fail" && c.At("for").Exists() {
		c.At("for").Problem("for: only what fails is back after a time; remove it")
	}
	b.config.Script = append(b.config.Script, i)
}

// fails reads what fails: a node or a zone, by name, or so many, drawn.
func (b *builder) fails(c language.Cursor, i *sim.Incident) {
	i.State = cluster.Down
	node, zone := c.At("node"), c.At("zone")
	switch {
	case node.Exists() && zone.Exists():
		b.atKey(c, "", "fail: expected node or zone, not both; a second event may stand at the same instant")
	case node.Exists():
		if n, drawn := b.drawn(node, b.nodeNames(), len(b.config.Cluster.Nodes)); drawn {
			i.Drawn.Nodes = n
			return
		}
		i.Nodes = b.nodesNamed(node)
	case zone.Exists() && len(b.config.Cluster.Zones) == 0:
		b.noZones(zone)
	case zone.Exists():
		if n, drawn := b.drawn(zone, b.config.Cluster.Zones, len(b.config.Cluster.Zones)); drawn {
			i.Drawn.Zones = n
			return
		}
		b.zoneFails(zone, i)
	case b.sound(c.Path().String()):
		b.atKey(c, "", "fail needs node or zone, such as fail: {node: general-3}")
	}
}

// zoneFails is all nodes of a zone.
func (b *builder) zoneFails(c language.Cursor, i *sim.Incident) {
	place := slices.Index(b.config.Cluster.Zones, c.Text())
	if place < 0 {
		c.NoSuch("zone", b.config.Cluster.Zones)
		return
	}
	for n := range b.config.Cluster.Nodes {
		if b.config.Cluster.Nodes[n].Zone == place {
			i.Nodes = append(i.Nodes, n)
		}
	}
}

// drawn is a number of things that are to be drawn, unless it is the name of one.
func (b *builder) drawn(c language.Cursor, names []string, of int) (n int, drawn bool) {
	n, err := strconv.Atoi(c.Text())
	if err != nil || slices.Contains(names, c.Text()) {
		return 0, false
	}
	if n < 1 || n > of {
		c.Problem("%s: expected a name, or a number between 1 and %d, found %d", c.Key(), of, n)
	}
	return n, true
}

func (b *builder) nodeNames() []string {
	names := make([]string, len(b.config.Cluster.Nodes))
	for i := range names {
		names[i] = b.config.Cluster.Nodes[i].Name
	}
	return names
}

// nodesNamed is the node of a name.
func (b *builder) nodesNamed(c language.Cursor) []int {
	names := b.nodeNames()
	if place := slices.Index(names, c.Text()); place >= 0 {
		return []int{place}
	}
	if c.Exists() {
		c.Suggest(document.Nearest(c.Text(), names), "there is no node %q", c.Text())
	}
	return nil
}

// joins takes the next machines of a group that are not there yet.
func (b *builder) joins(c language.Cursor) (nodes []int) {
	pool := slices.Index(b.config.Cluster.Pools, c.At("group").Text())
	for left, n := c.At("count").Int(), 0; left > 0 && n < len(b.config.Cluster.Nodes); n++ {
		node := &b.config.Cluster.Nodes[n]
		if node.Pool != pool || !node.Later || b.fleet.joined[n] {
			continue
		}
		b.fleet.joined[n] = true
		nodes = append(nodes, n)
		left--
	}
	return nodes
}
