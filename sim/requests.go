package sim

import (
	"simulate/sim/allocation"
	"simulate/sim/clock"
	"simulate/sim/internal/event"
)

// allocator is the requests and machines of a run; nil where there are none.
func (r *run) allocator(replication int, stop <-chan struct{}) (*allocation.Allocator, error) {
	if r.c.Requests == nil {
		return nil, nil
	}
	var log allocation.Log
	if r.c.Log != nil {
		log = r.c.Log(replication)
	}
	a, err := allocation.New(r.c.Requests, &r.c.Cluster, r.key, log)
	if err != nil {
		return nil, err
	}
	a.Heed(stop)
	r.requests = a
	r.takeDue()
	return a, nil
}

// kinds are those of the agenda by what an Allocator is to be told.
var kinds = [...]uint8{
	allocation.Ends: requestEnds, allocation.Arrives: requestArrives, allocation.GivesUp: patienceEnds, allocation.Passes: passDue,
	allocation.Returns: requestReturns, allocation.TimesOut: timeoutEnds,
}

// takeDue puts on the agenda what has become due for requests.
func (r *run) takeDue() {
	for _, d := range r.requests.Due() {
		r.dues++
		r.agenda.Push(event.Of(d.At, kinds[d.Kind], d.Subject, d.Epoch))
	}
}

// tell tells the requests of something that is due, and looks whether that was all.
func (r *run) tell(e event.Event) {
	if e.Kind() == requestArrives && r.ended() {
		return // it is taken off with the others that would still have come
	}
	r.dues--
	r.told++
	slot := allocation.Slot(e.Subject())
	switch e.Kind() {
	case requestEnds:
		r.requests.End(r.now, slot, e.Epoch())
	case requestArrives:
		r.arrive(int32(slot))
	case requestReturns:
		r.requests.Return(r.now, int32(slot))
	case timeoutEnds:
		r.requests.TimeOut(r.now, slot, e.Epoch())
	case patienceEnds:
		r.requests.GiveUp(r.now, slot, e.Epoch())
	case passDue:
		r.requests.Pass(r.now)
	}
	r.takeDue()
	r.mayBeOver()
}

// arrive lets a request arrive. With it a section may begin, or the horizon end.
func (r *run) arrive(stream int32) {
	if len(r.cuts) > 0 && r.arrived() >= r.cuts[0] {
		r.cuts = r.cuts[1:]
		r.cut()
	}
	r.requests.Arrive(r.now, stream)
	if r.full() {
		r.push(r.now, horizonEnds)
		return
	}
	r.stopStream()
}

// arrived is how many events and requests have arrived.
func (r *run) arrived() uint64 { return r.stream.Arrived() + r.requests.Arrived() }

// full says whether as many events and requests have arrived as may.
func (r *run) full() bool {
	return r.c.Horizon.Events > 0 && r.arrived() >= r.c.Horizon.Events
}

// stopStream has events come only until, with the requests so far, a section begins or the horizon ends. The next request
// is on the agenda, so none comes before the plane is back.
func (r *run) stopStream() {
	if r.c.Horizon.Events == 0 || r.horizon != clock.Never {
		return
	}
	next := r.c.Horizon.Events
	if len(r.cuts) > 0 {
		next = min(next, max(r.cuts[0], r.arrived()+1))
	}
	r.stream.StopAt(next - r.requests.Arrived())
}

// limitReached is that as many events have arrived as may, until the next look or altogether.
func (r *run) limitReached() {
	switch {
	case r.requests == nil:
		r.end()
	case r.full():
		r.stream.Close()
		r.end()
	default:
		r.cuts = r.cuts[1:]
		r.cut()
		r.stopStream()
	}
}

// ended says whether nothing arrives any more: nothing does at the horizon itself.
func (r *run) ended() bool {
	return r.horizon <= r.now || r.full() || (r.c.Horizon.Events == 0 && r.c.Horizon.At <= r.now)
}

// mayBeOver ends a run in which nothing will happen any more: the horizon, if it is that, and what comes after it.
func (r *run) mayBeOver() {
	if r.dues > 0 || (r.requests.Waiting() > 0 && r.repairs > 0) {
		return
	}
	switch {
	case r.horizon <= r.now:
		r.over = r.idle()
	case r.c.Horizon.Over && r.requests.Over(), r.c.Horizon.Events > 0 && r.requests.Over() && r.stream.Spent():
		r.stream.Close()
		r.end()
		r.over = r.over || r.stream.Empty()
	}
}

// closeRequests ends their arrivals, and takes down how it stands.
func (r *run) closeRequests() {
	if r.requests != nil {
		r.dues -= r.requests.Coming()
		r.requests.Close()
		r.requests.Cut(r.now)
		r.final = r.requests.Final()
	}
}

// cut begins a section.
func (r *run) cut() {
	r.stream.Cut()
	if r.requests != nil {
		r.requests.Cut(r.now)
	}
}

// idle says whether nothing is inside, and no request will start or end any more.
func (r *run) idle() bool { return r.stream.Empty() && (r.requests == nil || r.dues == 0) }

// finish is the first error of what arrives.
func (r *run) finish() error {
	err := r.stream.Finish()
	if err == nil && r.requests != nil {
		err = r.requests.Finish()
	}
	return err
}

// verify holds counters against what they count.
func (r *run) verify() error {
	err := r.stream.Verify()
	if err == nil && r.requests != nil {
		err = r.requests.Verify()
	}
	return err
}
