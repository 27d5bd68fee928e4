package allocation

import (
	"simulate/sim/clock"
	"simulate/sim/dist"
)

// Retry is when a request is sent again. Every sending is a copy of it that waits, is granted and holds what it gets on its
// own: whoever sent it does not take an older copy back. A copy leads to one other at most: when it is refused, gives up,
// or has not started in time; not once any copy has started, nor if it could never run.
type Retry struct {
	Timeout  clock.Time        // from its sending, without a start; Never: it is waited for
	Attempts int32             // in all
	Backoff  dist.Distribution // nanoseconds, before it is sent again
}

// sender is who may send a request again.
type sender struct {
	request Request // as it was sent first
	sent    int32   // copies, so far
	present int32   // of them, that wait or run
	coming  bool    // another one is due
	placed  bool    // one has started
}

// enlist notes who may send a request again; -1: nobody does.
func (a *Allocator) enlist(r *Request) int32 {
	if a.streams[r.Stream].Retry == nil {
		return -1
	}
	if len(a.retired) == 0 {
		a.senders = append(a.senders, sender{})
		a.retired = append(a.retired, int32(len(a.senders)-1))
	}
	i := a.retired[len(a.retired)-1]
	a.retired = a.retired[:len(a.retired)-1]
	d := &a.senders[i]
	amounts := append(d.request.Need.Amounts[:0], r.Need.Amounts...)
	*d = sender{request: *r, sent: 1, present: 1}
	d.request.Need.Amounts = amounts
	return i
}

// Return lets a copy of a request arrive whose sender has waited for so long as it meant to.
func (a *Allocator) Return(now clock.Time, sender int32) {
	a.now = now
	d := &a.senders[sender]
	d.coming = false
	if d.placed || a.err != nil || a.crowded() {
		a.retire(sender)
		return
	}
	r := d.request
	r.Submitted, r.Attempt = now, d.sent
	s := a.take(&r)
	c := a.claims.at(s)
	c.sender, c.first = sender, d.request.Submitted
	d.sent++
	d.present++
	a.counts.again(a, c)
	a.send(s)
}

// TimeOut tells whoever sent a request that it has not started in time, if it waits for its first start still.
func (a *Allocator) TimeOut(now clock.Time, s Slot, epoch uint32) {
	c := a.claims.at(s)
	if c.epoch == epoch && c.phase == waiting && !c.begun {
		a.now = now
		a.again(c)
	}
}

// again has a request sent again after a while, unless that was done, or is in vain.
func (a *Allocator) again(c *claim) {
	d, st := &a.senders[c.sender], &a.streams[c.Stream]
	if d.placed || d.coming || d.sent != c.Attempt+1 || d.sent >= st.Retry.Attempts {
		return
	}
	d.coming = true
	backoff := clock.Nanoseconds(st.Retry.Backoff.Sample(st.backoff.Nth(uint64(d.sent)), c.Number))
	a.tell(Due{At: a.now + backoff, Kind: Returns, Subject: uint32(c.sender)})
}

// last says whether a copy that was refused or gave up was the last hope of its request. If not, another one waits, will
// be sent, or has started; the one that had started first, and lost its place, is.
func (a *Allocator) last(c *claim) bool {
	if c.sender < 0 {
		return true
	}
	a.again(c)
	d := &a.senders[c.sender]
	d.present--
	hope := d.present > 0 || d.coming || d.placed
	a.retire(c.sender)
	return !hope || (c.begun && !c.spare)
}

// spare says whether a copy that starts for the first time is one more of a request that has started already.
func (a *Allocator) spare(c *claim) bool {
	if c.sender < 0 || c.begun {
		return c.spare
	}
	d := &a.senders[c.sender]
	before := d.placed
	d.placed = true
	return before
}

// done is a copy that has ended.
func (a *Allocator) done(c *claim) {
	if c.sender >= 0 {
		a.senders[c.sender].present--
		a.retire(c.sender)
	}
}

// retire forgets who sent a request, if nothing of it is there or will come.
func (a *Allocator) retire(sender int32) {
	if d := &a.senders[sender]; d.present == 0 && !d.coming {
		a.retired = append(a.retired, sender)
	}
}
