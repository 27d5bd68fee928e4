// Package event holds the future-event list: what is due, in order of time.
//
// It knows no kinds: a kind is a small number that the owner of the list declares beside its switch, and
// constants that come first happen first at one instant. Within a kind the subject (an operator's subtask, a
// client, a workload) decides, in the scenario's order. There is no sequence number: order follows from what is
// due, not from the history of the list.
//
// Cancelling is lazy. When a subject changes its mind, its event stays where it is, and its owner finds out as it
// surfaces: nothing ends at this instant, or the event was pushed in an older epoch of the subject, which it carries.
// So a subject has at most one live event of a kind.
//
// The list takes whatever form is fastest for what is on it, and never asks to be tuned: a sorted ring for up to 16
// events; buckets beyond that, their width taken from how densely the events lie that are due first, and taken anew
// whenever a stretch of buckets is used up or one of them gets crowded; and for many events of one instant, which no
// buckets can tell apart, one sort. Whatever the form, the order is the same. Nothing is allocated once the list has
// been as long as it gets; what it has taken it keeps.
//
// Alarms are for events of one kind that are never cancelled, at most one for each subject.
package event

import (
	"math/bits"

	"simulate/sim/clock"
)

// Event is something that is due. It is a value of 16 bytes without pointers.
type Event struct {
	At   clock.Time
	what uint64 // kind 8 bits, subject 24, epoch 32: as a number, the order at one instant
}

// MaxSubject is the largest subject an event can have.
const MaxSubject = 1<<24 - 1

// Of is the event of that kind and subject, due at that instant, pushed in that epoch.
func Of(at clock.Time, kind uint8, subject, epoch uint32) Event {
	return Event{At: at, what: uint64(kind)<<56 | uint64(subject)<<32 | uint64(epoch)}
}

// Kind is what happens.
func (e Event) Kind() uint8 { return uint8(e.what >> 56) }

// Subject is whom it happens to.
func (e Event) Subject() uint32 { return uint32(e.what>>32) & MaxSubject }

// Rank is the kind and the subject: what happens first at one instant has the lower.
func (e Event) Rank() uint32 { return uint32(e.what >> 32) }

// Epoch is the subject's counter when the event was pushed.
func (e Event) Epoch() uint32 { return uint32(e.what) }

// before is 1 when a is due before b, else 0: the borrow of a 128-bit subtraction, so that no branch is
// mispredicted. Instants are never negative.
func before(a, b Event) uint64 {
	_, borrow := bits.Sub64(a.what, b.what, 0)
	_, borrow = bits.Sub64(uint64(a.At), uint64(b.At), borrow)
	return borrow
}

// order is the two, the one that is due first first, without a branch.
func order(a, b Event) (first, later Event) {
	swap := -before(b, a)
	at, what := (a.At^b.At)&clock.Time(swap), (a.what^b.what)&swap
	return Event{a.At ^ at, a.what ^ what}, Event{b.At ^ at, b.what ^ what}
}
