package event

import (
	"math/rand/v2"
	"testing"

	"simulate/sim/clock"
)

// alarmed is alarms and their twin: when each subject's is due.
type alarmed struct {
	t      *testing.T
	alarms Alarms
	due    []clock.Time
	late   int // how often there was no room
}

func newAlarmed(t *testing.T, subjects int) *alarmed {
	a := &alarmed{t: t, alarms: NewAlarms(subjects), due: make([]clock.Time, subjects)}
	for i := range a.due {
		a.due[i] = clock.Never
	}
	return a
}

func (a *alarmed) set(subject int, now, at clock.Time) {
	a.t.Helper()
	a.due[subject] = at
	if !a.alarms.Set(uint32(subject), now, at) {
		a.due[subject] = clock.Never
		a.late++
	}
	a.first()
}

func (a *alarmed) clear(subject int) {
	a.t.Helper()
	a.due[subject] = clock.Never
	a.alarms.Clear(uint32(subject))
	a.first()
}

// first is the first alarm, on which both have to agree.
func (a *alarmed) first() (at clock.Time, subject int) {
	a.t.Helper()
	for i := range a.due {
		if a.due[i] < a.due[subject] {
			subject = i
		}
	}
	got, whose := a.alarms.First()
	if got != a.due[subject] || (got != clock.Never && int(whose) != subject) || a.alarms.Empty() != (got == clock.Never) {
		a.t.Fatalf("subject %d at %d is first, want %d at %d", whose, got, subject, a.due[subject])
	}
	return got, subject
}

// Whatever is set, put off and cleared, with many instants alike, the first alarm is that of the twin.
func TestFirstAlarm(t *testing.T) {
	for _, subjects := range []int{1, 2, 4, 5, 16, 17, 100} {
		r := rand.New(rand.NewPCG(7, uint64(subjects)))
		a := newAlarmed(t, subjects)
		now := clock.Time(0)
		for range 3000 {
			switch at, first := a.first(); {
			case at == clock.Never || r.IntN(3) == 0:
				a.set(r.IntN(subjects), now, now+clock.Time(r.IntN(50)))
			case r.IntN(2) == 0:
				now = at
				a.set(first, now, now+clock.Time(r.IntN(50)))
			default:
				now = at
				a.clear(first)
			}
		}
	}
}

// An alarm that is due too late is not set, and does not stay as it was. There is room for it as soon as none is set.
func TestAlarmsReachSoFar(t *testing.T) {
	const far = clock.Time(1<<50 - 2) // as far as those of 2^14 subjects reach
	a := newAlarmed(t, 1<<14)
	a.set(1, 0, 10)
	a.set(2, 5, 1+far)
	a.set(1, 10, 11+far)
	if a.late != 2 || !a.alarms.Empty() {
		t.Fatalf("%d alarms were too late, want 2; none is set: %t", a.late, a.alarms.Empty())
	}
	a.set(2, 11, 11+far)
	a.set(1, 12, 12+far)
	a.set(1, 13, far)
	a.clear(1)
	a.set(2, 11+far, 2*far)
	if a.late != 3 {
		t.Errorf("%d alarms were too late, want 3", a.late)
	}
}

// One alarm needs nothing to be made.
func TestZeroAlarms(t *testing.T) {
	var a Alarms
	if at, _ := a.First(); at != clock.Never || !a.Empty() {
		t.Errorf("something is due at %d", at)
	}
	if !a.Set(0, 5, clock.Never-1) {
		t.Error("no room")
	}
	if at, subject := a.First(); at != clock.Never-1 || subject != 0 {
		t.Errorf("subject %d is due at %d", subject, at)
	}
}
