package stream

import "simulate/sim/clock"

// nextEnd is when the first service of st will end, as things stand; Never: none is under way.
func (st *subtask) nextEnd() clock.Time {
	switch {
	case st.sharing != nil:
		return st.sharing.until
	case len(st.running) > 0:
		return st.running[0].until
	}
	return clock.Never
}

// expect sees to it that the list holds an event of st when its first service ends, or before that. An event is not
// taken back when the service is interrupted or becomes slower: it surfaces too early, and asks again. So the list
// holds few events of a subtask, however often it changes its mind.
func (p *Plane) expect(st *subtask) {
	at := st.nextEnd()
	if n := len(st.pending); at == clock.Never || n > 0 && st.pending[n-1] <= at {
		return
	}
	st.pending = append(st.pending, at)
	p.list.Push(happening(at, served, st.index, 0))
}

// surface says whether a service of st ends with the event that has come up.
func (p *Plane) surface(st *subtask) bool {
	st.pending = st.pending[:len(st.pending)-1]
	if st.nextEnd() == p.now {
		return true
	}
	p.tooEarly()
	p.expect(st)
	return false
}

// tooEarly is an event that has come up and finds nothing to do: it does not count.
func (p *Plane) tooEarly() { p.handled-- }
