package allocation

import (
	"cmp"
	"io"

	"simulate/sim/clock"
	"simulate/sim/cluster"
	"simulate/sim/rng"
)

// Allocator is requests and machines in one run: who waits, who runs where. It is not safe for concurrent use; every
// run has its own. Its verbs are called at instants that do not go back, and what they make due is asked for by Due.
type Allocator struct {
	c       *Config
	key     rng.Key
	now     clock.Time
	room    Room
	place   Placer
	batches Batcher // place, if it wants those who wait sorted; nil: not
	order   Order
	chooser Chooser // order, if it has several lines; nil: not
	filler  Backfill
	streams []stream
	claims  claims
	vacant  []Slot
	queue   queue
	use     Use
	shapes  shapes
	blames  blames
	members []members // by node: who runs there

	watched []bool    // by stream: rules ask where it runs
	onNode  [][]int32 // by stream that is watched and node
	inZone  [][]int32 // by stream that is watched and zone
	zoneUp  []int32   // by zone: its nodes that are up

	arrived   uint64 // requests so far
	sent      uint64 // copies of them, the first included
	gone      uint64 // copies that wait or run no longer
	senders   []sender
	retired   []int32         // senders that may be used for others
	present   int             // that wait or run
	closed    bool            // nothing arrives any more
	err       error           // why, if not because the run ends
	dirty     bool            // something has changed since the last pass
	slow      bool            // decisions take time
	busy      bool            // a decision is being made
	decided   bool            // in this pass
	enough    <-chan struct{} // closed: the run is over, and nothing is decided any more
	askAll    bool            // who waits, in every pass
	hope      hope
	unlike    int        // who wait, of no shape
	fresh     []newcomer // who have joined the queue since the last pass
	decision  uint64     // number of it
	decisions rng.Key
	due       []Due
	counts    counts
	fragments fragments
	stranding *cluster.Stranding
	balance   *cluster.Balance
	failures  Failures
	shaped    []*cluster.Fitting // by frequent shape
	fitting   *cluster.Fitting   // nil: nobody knows what is expected
	fittingOf int                // the resource that it is about
	curve     curve
	curveOf   int     // the resource that the curve is about; -1: there is none
	least     []int64 // the smallest that was asked for of each resource; 0: none was
	log       Log

	asking     Ask // scratch
	missed     Reason
	ordered    []Slot
	blamed     []int32
	objections []Reason
	tentative  Use
	turns      turns
	victims    victims
	desk       Desk
}

// stream is a Stream as a run uses it.
type stream struct {
	*Stream
	source Source
	next   Request // arrives next
	rules  rules
	over   bool

	backoff rng.Key
}

// New is requests and machines at the start of a run. Errors are those of sources.
func New(c *Config, machines *cluster.Config, key rng.Key, log Log) (*Allocator, error) {
	l := cluster.New(machines, key.Of("cluster"))
	a := &Allocator{
		c: c, key: key, room: Room{l}, order: c.Order(), log: log, shapes: newShapes(),
		members: newMembers(l.Len()), watched: make([]bool, len(c.Streams)),
		zoneUp: make([]int32, len(machines.Zones)), blamed: make([]int32, len(ReasonNames(machines))),
	}
	a.desk.a = a
	a.slow, a.decisions = !c.DecisionTime.IsZero(), key.Of("decision time")
	a.place = c.Placement(l, key.Of("placement"))
	a.askAll = a.order.Blocks() || c.Reject
	a.batches, _ = a.place.(Batcher)
	if a.chooser, _ = a.order.(Chooser); a.chooser == nil {
		a.queue.lines = []line{newLine(Line{})}
	}
	if c.Backfill != nil {
		a.filler = c.Backfill(l)
	}
	width := len(machines.Resources) + 1
	a.use = Use{tenants: c.Tenants, cluster: l, width: width, amounts: make([]int64, len(c.Tenants)*width)}
	a.countZones()
	a.counts = newCounts(a)
	a.fragments, a.curveOf, a.least = newFragments(c, l), curveResource(l), make([]int64, width)
	a.stranding = cluster.NewStranding(l)
	a.failures.Shapes = make([]uint64, len(c.Shapes)+1)
	a.fit()
	a.counts.count(a)
	a.Cut(0)
	return a, a.open()
}

// countZones counts the nodes of each zone that are up.
func (a *Allocator) countZones() {
	clear(a.zoneUp)
	for n := range int32(a.room.Len()) {
		if zone := a.room.Spec(n).Zone; zone >= 0 && a.room.State(n) == cluster.Up {
			a.zoneUp[zone]++
		}
	}
}

// open opens the sources, and has each one's first request at hand.
func (a *Allocator) open() error {
	a.streams = make([]stream, len(a.c.Streams))
	for i := range a.streams {
		s := &a.streams[i]
		s.Stream = &a.c.Streams[i]
		s.rules = *a.rulesOf(s.Stream, int32(i))
		key, err := a.key.Of("request", s.Name), error(nil)
		s.backoff = key.Of("backoff")
		if s.source, err = s.Source(key); err != nil {
			return err
		}
		s.next.Need.Amounts = make([]int64, len(a.room.Config().Resources))
		a.advance(int32(i))
	}
	a.onNode, a.inZone = make([][]int32, len(a.streams)), make([][]int32, len(a.streams))
	for i, watched := range a.watched {
		if watched {
			a.onNode[i], a.inZone[i] = make([]int32, a.room.Len()), make([]int32, len(a.zoneUp))
		}
	}
	return nil
}

// advance has the next request of a stream at hand.
func (a *Allocator) advance(i int32) {
	s := &a.streams[i]
	r := &s.next
	amounts := r.Need.Amounts
	clear(amounts)
	*r = Request{Stream: i, Tenant: s.Tenant, Priority: s.Priority, Gang: max(1, s.Gang), Duration: clock.Never}
	r.Need.Amounts = amounts
	if s.over = !s.source.Next(r); s.over || a.closed {
		return
	}
	r.Estimate = max(r.Estimate, r.Duration)
	a.tell(Due{At: r.Submitted, Kind: Arrives, Subject: uint32(i)})
}

// Cluster is the machines.
func (a *Allocator) Cluster() *cluster.Cluster { return a.room.Cluster }

// Present is how many requests wait or run.
func (a *Allocator) Present() int { return a.present }

// Arrived is how many requests have arrived.
func (a *Allocator) Arrived() uint64 { return a.arrived }

// Coming is how many arrivals are due.
func (a *Allocator) Coming() int {
	n := 0
	for i := range a.streams {
		if !a.streams[i].over {
			n++
		}
	}
	return n
}

// Over says whether nothing will arrive any more.
func (a *Allocator) Over() bool { return a.closed || a.Coming() == 0 }

// Heed has passes, which may be long, come to an end when enough is closed; what is left to decide is then never decided.
func (a *Allocator) Heed(enough <-chan struct{}) { a.enough = enough }

// stopped says whether nothing is to be decided any more.
func (a *Allocator) stopped() bool {
	select {
	case <-a.enough:
		return true
	default:
		return false
	}
}

// Close ends all arrivals.
func (a *Allocator) Close() { a.closed = true }

// Finish closes sources that are open, and is the first error that there was.
func (a *Allocator) Finish() error {
	first := a.err
	for i := range a.streams {
		source := a.streams[i].source
		err := source.Err()
		if c, open := source.(io.Closer); open {
			err = cmp.Or(err, c.Close())
		}
		first = cmp.Or(first, err)
	}
	return first
}
