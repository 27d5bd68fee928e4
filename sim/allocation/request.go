package allocation

import (
	"simulate/sim/clock"
	"simulate/sim/cluster"
)

// Request asks for resources of a cluster.
type Request struct {
	Name      string     // of a recorded one; empty: it goes by its class and number
	Number    uint64     // in its class, from 0; draws go by it
	Stream    int32      // index in Config.Streams
	Tenant    int32      // index in Config.Tenants
	Attempt   int32      // how often it was sent before
	Submitted clock.Time // when it arrives
	Duration  clock.Time // how long it holds what it gets; Never: it stays
	Estimate  clock.Time // how long the scheduler is told that it takes, at least Duration
	Priority  int32      // higher is more important
	Gang      int32      // so many at once; at least 1
	Need      cluster.Need
}

// Source gives the requests of a stream in order of time. It is born in a run and used by it alone.
type Source interface {
	// Next fills in the next request: Name, Number, Submitted, Duration, Estimate and Need, whose Amounts have their
	// length already; it sets Priority, Gang and Tenant only where each request has its own. It is false when there
	// are no more, and from then on.
	Next(r *Request) bool
	// Err is why there are no more, if not because all have come.
	Err() error
}

// Rules say where requests of a stream may run, besides where there is room.
type Rules struct {
	Labels       map[string]string // that the node has
	Tolerations  []string          // taints that they bear
	AntiAffinity []Away
	Spread       bool // over zones: a zone may have at most one more of the stream's requests than the one with fewest
	SpreadHard   bool // and waits if it cannot; else it goes anywhere
}

// Away is what a request stays away from: all that is set must hold.
type Away struct {
	Pool   int    // nodes of that pool; -1: any
	Label  string // nodes that have a label of that value; empty: any
	Stream int    // nodes on which requests of that stream run; -1: any
}
