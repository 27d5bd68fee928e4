package sim

import (
	"cmp"
	"slices"

	"simulate/sim/cluster"
)

// Drawn is so many nodes, or zones with all their nodes, that an incident strikes: of those that work then, drawn for each
// replication. Whose draw is lowest is struck; a draw goes by the incident and the name, so that variants with other
// machines lose the same as far as they have them.
type Drawn struct{ Nodes, Zones int }

// lot is a thing that may be drawn.
type lot struct {
	draw uint64
	at   int
}

// drawn is the places of the nodes that an incident strikes.
func (r *run) drawn(of Drawn, incident uint32) (places []int) {
	c := &r.c.Cluster
	if of.Nodes > 0 {
		return r.lots(of.Nodes, len(c.Nodes), incident, "node", func(i int) string { return c.Nodes[i].Name }, r.works)
	}
	for _, zone := range r.lots(of.Zones, len(c.Zones), incident, "zone", func(i int) string { return c.Zones[i] }, r.zoneWorks) {
		places = append(places, r.inZone(zone)...)
	}
	return places
}

// lots are the n of some things with the lowest draws, of those that may be drawn.
func (r *run) lots(n, of int, incident uint32, what string, name func(i int) string, may func(i int) bool) []int {
	var lots []lot
	for i := range of {
		if may(i) {
			lots = append(lots, lot{r.key.Of("incident", what, name(i)).Bits(uint64(incident)), i})
		}
	}
	slices.SortFunc(lots, func(a, b lot) int { return cmp.Or(cmp.Compare(a.draw, b.draw), cmp.Compare(a.at, b.at)) })
	drawn := make([]int, min(n, len(lots)))
	for i := range drawn {
		drawn[i] = lots[i].at
	}
	return drawn
}

// works says whether a node is there and has not failed.
func (r *run) works(place int) bool {
	l := r.requests.Cluster()
	state := l.State(l.Number(place))
	return state == cluster.Up || state == cluster.Draining
}

func (r *run) zoneWorks(zone int) bool { return slices.ContainsFunc(r.inZone(zone), r.works) }

// inZone is the places of a zone's nodes.
func (r *run) inZone(zone int) (places []int) {
	for place := range r.c.Cluster.Nodes {
		if r.c.Cluster.Nodes[place].Zone == zone {
			places = append(places, place)
		}
	}
	return places
}
