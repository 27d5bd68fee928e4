package event

import (
	"math"
	"math/bits"

	"simulate/sim/clock"
)

// Alarms is one event, or none, for each of a row of subjects: a tournament. Nothing is searched for and no branch depends
// on what is due when, as whoever changes an alarm plays its matches again, one on each level. It is for what happens
// most, such as the ends of services; what is due too late for it belongs on a List.
//
// A player is one number, the greatest of which wins: the complement of how long after a base its alarm is due, with the
// subject below. So at one instant the lower subject wins, and one without an alarm, which is 0, loses against all others.
//
// The zero Alarms is for subject 0.
type Alarms struct {
	winner  uint64
	base    clock.Time
	width   uint8       // of a subject, in bits: two for each level
	matches [][4]uint64 // between players; the final is at 1, those that lead to match i from 4 i on
}

// NewAlarms is for subjects from 0 to n-1, none of which has an alarm.
func NewAlarms(n int) Alarms {
	width := (bits.Len(uint(max(n, 1)-1)) + 1) &^ 1
	return Alarms{width: uint8(width), matches: make([][4]uint64, 1<<width/2)}
}

// Empty says whether no alarm is set.
func (a *Alarms) Empty() bool { return a.winner == 0 }

// First is the first alarm; one that is due never when there is none. At one instant the lower subject is first.
func (a *Alarms) First() (at clock.Time, subject uint32) {
	if a.winner == 0 {
		return clock.Never, 0
	}
	return a.base + clock.Time(^a.winner>>(a.width%64)), uint32(^a.winner) & (1<<(a.width%32) - 1)
}

// Set gives a subject an alarm, in the place of the one it may have. It is false, and the subject has none, if that is due
// too late: 2^64 ns divided by the number of subjects after an instant at which there was no alarm, or later.
func (a *Alarms) Set(subject uint32, now, at clock.Time) bool {
	if !a.reaches(at) {
		a.Clear(subject)
		if a.Empty() {
			a.base = now
		}
		if !a.reaches(at) {
			return false
		}
	}
	a.play(subject, ^(uint64(at-a.base)<<(a.width%64) | uint64(subject)))
	return true
}

// reaches says whether there is a player for that instant.
func (a *Alarms) reaches(at clock.Time) bool { return uint64(at-a.base) < math.MaxUint64>>(a.width%64) }

// Clear takes the alarm of a subject away.
func (a *Alarms) Clear(subject uint32) { a.play(subject, 0) }

// play lets the player of a subject take part.
func (a *Alarms) play(subject uint32, player uint64) {
	matches := a.matches
	for i := 2*uint(len(matches)) + uint(subject); i > 1; i /= 4 {
		m, k := &matches[i/4], i%4
		m[k] = player
		player = max(player, max(m[k^1], m[k^2], m[k^3]))
	}
	a.winner = player
}
