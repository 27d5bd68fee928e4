package allocation

import (
	"math"
	"slices"

	"simulate/sim/cluster"
)

// rules are a stream's Rules as a run uses them.
type rules struct {
	*Rules
	allowed  []uint64 // by node, what never changes; nil: all
	dynamic  *standing
	unspread *standing // the same, but for the spread
}

// rulesOf are the rules of a stream; without any, taints still keep it away.
func (a *Allocator) rulesOf(s *Stream, id int32) *rules {
	given := s.Rules
	if given == nil {
		given = &Rules{}
	}
	r := &rules{Rules: given, dynamic: a.standingOf(given, id, given.Spread), unspread: a.standingOf(given, id, false)}
	for n := range int32(a.room.Len()) {
		if r.objection(a.room.Spec(n)) != NoReason {
			r.allowed = a.allBut(r)
			break
		}
	}
	return r
}

// allBut is the set of nodes to which r does not object.
func (a *Allocator) allBut(r *rules) []uint64 {
	set := make([]uint64, (a.room.Len()+63)/64)
	for n := range int32(a.room.Len()) {
		if r.objection(a.room.Spec(n)) == NoReason {
			set[n>>6] |= 1 << (uint(n) & 63)
		}
	}
	return set
}

// bars is objection, known by number.
func (r *rules) bars(n int32, spec *cluster.Node) Reason {
	if r.allowed == nil || r.allowed[n>>6]>>(uint(n)&63)&1 == 1 {
		return NoReason
	}
	return r.objection(spec)
}

// objection is what a node is never used for, whatever is free there.
func (r *rules) objection(n *cluster.Node) Reason {
	for label, value := range r.Labels {
		if n.Labels[label] != value {
			return NodeLabels
		}
	}
	for _, taint := range n.Taints {
		if !slices.Contains(r.Tolerations, taint) {
			return Taints
		}
	}
	for i := range r.AntiAffinity {
		if r.AntiAffinity[i].shuns(n) {
			return AntiAffinity
		}
	}
	return NoReason
}

// atMost is how many of a stream may be on one node.
func (r *rules) atMost(stream int32) int64 {
	for i := range r.AntiAffinity {
		if r.AntiAffinity[i].Stream == int(stream) {
			return 1
		}
	}
	return math.MaxInt32
}

// shuns says whether it is a node, not what runs there, that is stayed away from, and this is one.
func (w *Away) shuns(n *cluster.Node) bool {
	if w.Pool >= 0 && w.Pool == n.Pool {
		return true
	}
	if w.Label == "" {
		return false
	}
	for _, value := range n.Labels {
		if value == w.Label {
			return true
		}
	}
	return false
}

// standing is what is known of where requests run, as far as rules ask for it.
type standing struct {
	a      *Allocator
	away   []int32 // streams whose nodes are stayed away from
	stream int32
	spread bool // over zones
}

// standingOf is what rules ask for of where requests run; nil: nothing.
func (a *Allocator) standingOf(r *Rules, stream int32, spread bool) *standing {
	s := &standing{a: a, stream: stream, spread: spread}
	for _, w := range r.AntiAffinity {
		if w.Stream >= 0 {
			s.away = append(s.away, int32(w.Stream))
			a.watched[w.Stream] = true
		}
	}
	if spread {
		a.watched[stream] = true
	}
	if !s.spread && s.away == nil {
		return nil
	}
	return s
}

// allow says whether a node will do.
func (s *standing) allow(n int32) bool { return s.objection(n) == NoReason }

// objection is why a node will not do, as things stand.
func (s *standing) objection(n int32) Reason {
	for _, stream := range s.away {
		if s.a.onNode[stream][n] > 0 {
			return AntiAffinity
		}
	}
	if s.spread && !s.spreads(n) {
		return Spread
	}
	return NoReason
}

// spreads says whether one more in the zone of a node leaves no zone with two more than another.
func (s *standing) spreads(n int32) bool {
	zone := s.a.room.Spec(n).Zone
	if zone < 0 {
		return true
	}
	inZone := s.a.inZone[s.stream]
	least := inZone[zone]
	for z, count := range inZone {
		if s.a.zoneUp[z] > 0 {
			least = min(least, count)
		}
	}
	return inZone[zone] <= least
}
