package allocation

import (
	"slices"
	"strconv"

	"simulate/sim/clock"
	"simulate/sim/cluster"
	"simulate/sim/dist"
	"simulate/sim/rng"
)

// Config is requests and the rules by which they are served. It is never changed once built, and shared by all
// workers; what has state is born in the run.
type Config struct {
	Streams      []Stream
	Tenants      []Tenant // every one after its parent
	Placement    Placement
	Order        Ordering
	Backfill     Backfilling       // nil: nobody overtakes but as the order has it
	Preemption   bool              // of lower priorities
	Reject       bool              // who cannot start at once is refused
	Targets      []cluster.Target  // by which fragmentation is measured; nil: it is not
	Shapes       []cluster.Shape   // of requests that come often: of each, how often it fits and fails
	DecisionTime dist.Distribution // nanoseconds; zero: none
}

// NameOf is a request's own name, or that of its class and its number there; with #2 and so on where it is sent again.
func (c *Config) NameOf(r *Request) string {
	if r.Attempt > 0 {
		return c.FirstName(r) + "#" + strconv.Itoa(int(r.Attempt)+1)
	}
	return c.FirstName(r)
}

// FirstName is the name that all copies of a request have in common.
func (c *Config) FirstName(r *Request) string {
	if r.Name != "" {
		return r.Name
	}
	return c.Streams[r.Stream].Name + "-" + strconv.FormatUint(r.Number, 10)
}

// Classes are the classes of requests, by name.
func (c *Config) Classes() (names []string) {
	for i := range c.Streams {
		if !slices.Contains(names, c.Streams[i].Name) {
			names = append(names, c.Streams[i].Name)
		}
	}
	return names
}

// Stream is a class of requests, or the part of one to which the same rules apply.
type Stream struct {
	Name     string // of its class: streams of one name are counted together, and have numbered their requests together
	Source   func(rng.Key) (Source, error)
	Priority int32
	Tenant   int32
	Gang     int32  // at least 1
	Rules    *Rules // nil: none
	Keeps    Keeps
	Varied   bool       // what they need is drawn, and hardly recurs
	Patience clock.Time // gives up after waiting so long; Never: does not
	Retry    *Retry     // nil: it is sent once
}

// Keeps is what a request that is preempted or killed keeps of its work: all whole steps of it.
type Keeps struct {
	All  bool
	Step clock.Time // 0: nothing
}

// Tenant is who requests count to.
type Tenant struct {
	Name   string // its path
	Parent int32  // -1: none
}
