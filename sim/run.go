// Package sim is one run: a Config and a seed in, a Result out, nothing else read or changed.
//
// Two lists of events share one clock. The data plane (stream) has its own; everything else (sections, samples,
// the end of the horizon and of the drain) stands on the run's agenda, in the switch below. Of what is due at
// one instant the data plane goes first, then the agenda in the order of its kinds.
package sim

import (
	"errors"
	"fmt"

	"simulate/sim/allocation"
	"simulate/sim/clock"
	"simulate/sim/internal/event"
	"simulate/sim/rng"
	"simulate/sim/stream"
)

// ErrStopped says that a run was stopped from outside before its end.
var ErrStopped = errors.New("stopped")

// Run simulates one replication of c. The same arguments give the same Result, byte for byte. A closed stop
// ends the run with ErrStopped; other errors are those of the sources, or a bug found by the run's own checks.
func Run(c *Config, seed uint64, replication int, stop <-chan struct{}) (Result, error) {
	key := rng.Root(seed, replication)
	plane, err := stream.New(&c.Stream, key)
	if err != nil {
		return Result{}, err
	}
	r := &run{c: c, key: key, stream: plane, horizon: clock.Never}
	if r.requests, err = r.allocator(replication, stop); err != nil {
		return Result{}, err
	}
	r.recorder = newRecorder(c, plane, r.requests)
	r.plan()
	err = r.play(stop)
	if wrong := r.finish(); err == nil {
		err = wrong // such as a trace that has changed since it was checked
	}
	if err != nil {
		return Result{}, err
	}
	if err := r.verify(); err != nil {
		return Result{}, fmt.Errorf("replication %d of seed %d broke a law of conservation, which is a bug: %w", replication, seed, err)
	}
	return r.result(), nil
}

type run struct {
	c        *Config
	key      rng.Key
	stream   *stream.Plane
	requests *allocation.Allocator // nil: there are none
	agenda   event.List
	recorder *recorder
	now      clock.Time
	horizon  clock.Time // when arrivals ended
	over     bool

	dues    int    // of requests, on the agenda
	told    uint64 // of them that happened
	repairs int    // of machines, on the agenda
	faults  faults
	cuts    []uint64 // numbers of requests with which sections begin
	final   allocation.Final
}

// The kinds of events of the agenda, in the order in which they happen at one instant: samples see the settled
// state.
const (
	requestEnds  uint8 = iota // slot
	machineComes              // incident, or what failed by itself: it is up again
	machineFails              // what fails by itself
	incident                  // of the script
	sectionBegins
	drainEnds
	requestArrives // stream
	requestReturns // sender
	passDue
	patienceEnds // slot
	timeoutEnds  // slot
	horizonEnds
	sampleDue
)

// play lets everything happen.
func (r *run) play(stop <-chan struct{}) error {
	for !r.over {
		r.now = r.stream.Advance(r.agenda.Next())
		switch {
		case r.stream.HasNews():
			r.hear(r.stream.News())
		case r.agenda.Len() > 0:
			r.happen(r.agenda.Pop())
		default:
			return nil
		}
		select {
		case <-stop:
			return ErrStopped
		default:
		}
	}
	return nil
}

func (r *run) happen(e event.Event) {
	switch e.Kind() {
	case requestEnds, requestArrives, requestReturns, patienceEnds, timeoutEnds, passDue:
		r.tell(e)
	case machineComes:
		r.repair(e.Subject())
	case machineFails:
		r.fail(e.Subject())
	case incident:
		r.strike(e.Subject())
	case sectionBegins:
		if r.horizon == clock.Never { // a warm-up does not end in the drain
			r.cut()
		}
	case horizonEnds:
		r.stream.Close()
		r.end()
	case drainEnds:
		r.over = true
	case sampleDue:
		r.sample()
	}
}

func (r *run) hear(n stream.News) {
	switch n {
	case stream.LimitReached:
		r.limitReached()
	case stream.Exhausted:
		r.over = r.horizon != clock.Never && r.idle()
		if r.requests != nil && !r.over {
			r.mayBeOver()
		}
	}
}

// plan puts on the agenda what is known from the start.
func (r *run) plan() {
	switch h := r.c.Horizon; {
	case h.Events > 0 && r.requests != nil:
		r.cuts = r.c.cutsByEvents()
		r.stopStream()
	case h.Events > 0:
		r.stream.LimitTo(h.Events, r.c.cutsByEvents())
	default:
		r.stream.Until(h.At)
		r.push(h.At, horizonEnds)
	}
	r.planMachines()
	for _, at := range r.c.cutsByTime() {
		r.push(at, sectionBegins)
	}
	r.push(r.recorder.next(), sampleDue)
}

func (r *run) push(at clock.Time, kind uint8) {
	if at < clock.Never {
		r.agenda.Push(event.Of(at, kind, 0, 0))
	}
}

// end is the end of the horizon: what is inside may finish.
func (r *run) end() {
	r.horizon = r.now
	r.closeRequests()
	r.sample() // the last point, which is due after this
	r.over = r.idle() || r.c.Drain == 0
	if r.c.Drain < clock.Never-r.now {
		r.push(r.now+r.c.Drain, drainEnds)
	}
}

// sample records the point of the series that is due now, if one is, until the horizon.
func (r *run) sample() {
	if r.now <= r.horizon && r.recorder.next() == r.now {
		r.recorder.record(r.now)
		r.push(r.recorder.next(), sampleDue)
	}
}
