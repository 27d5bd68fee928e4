package allocation

// never is why a request could never run, with nothing else there; NoReason: it could.
func (a *Allocator) never(s Slot) Reason {
	c := a.claims.at(s)
	if c.shape < 0 {
		return a.obstacle(c)
	}
	shape := a.shapes.at(c.shape)
	if !shape.known {
		shape.known, shape.never = true, a.obstacle(c)
	}
	return shape.never
}

// obstacle looks for room for all members of a request: on the nodes that will do, with as many on each as may stand
// there; else as many as fit there; else on any node.
func (a *Allocator) obstacle(c *claim) Reason {
	r := &a.streams[c.Stream].rules
	apart, together, anywhere := int64(0), int64(0), int64(0)
	clear(a.blamed)
	for n := range int32(a.room.Len()) {
		fit := a.room.Holds(n, &c.Need)
		anywhere += fit
		if why := r.bars(n, a.room.Spec(n)); why != NoReason {
			a.blamed[why] += int32(min(fit, 1))
			continue
		}
		together += fit
		apart += min(fit, r.atMost(c.Stream))
	}
	switch members := int64(c.Gang); {
	case apart >= members:
		return NoReason
	case together >= members:
		return AntiAffinity
	case anywhere < members:
		return TooLarge
	}
	return a.mostBlamed()
}
