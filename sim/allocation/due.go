package allocation

import "simulate/sim/clock"

// Due is something that a run is to tell the Allocator at an instant, by the verb of its kind.
type Due struct {
	At      clock.Time
	Kind    Kind
	Subject uint32 // a stream of Arrives, a sender of Returns, else a slot
	Epoch   uint32
}

// Kind is the verb by which the Allocator is told.
type Kind uint8

// Kinds, in the order in which they happen at one instant.
const (
	Ends     Kind = iota // End
	Arrives              // Arrive
	Returns              // Return
	Passes               // Pass; it has no subject
	GivesUp              // GiveUp
	TimesOut             // TimeOut
)

func (a *Allocator) tell(d Due) { a.due = append(a.due, d) }

// Due is what has become due since it was last asked. It is valid until the next verb.
func (a *Allocator) Due() []Due {
	due := a.due
	a.due = a.due[:0]
	return due
}

// wantPass has a pass at this instant, after all that ends and arrives, unless a decision is being made.
func (a *Allocator) wantPass() {
	if !a.dirty && !a.busy {
		a.tell(Due{At: a.now, Kind: Passes})
	}
	a.dirty = true
}
