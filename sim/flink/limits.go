package flink

import (
	"errors"
	"fmt"
	"math"
	"math/bits"
)

// Bounds are the options on how large a cluster is; those that are nil are not set.
type Bounds struct {
	MinSlots  int    // slotmanager.number-of-slots.min
	MaxSlots  *int   // slotmanager.number-of-slots.max
	MinCPU    *Cores // slotmanager.min-total-resource.cpu
	MaxCPU    *Cores // slotmanager.max-total-resource.cpu
	MinMemory *int64 // slotmanager.min-total-resource.memory, in bytes
	MaxMemory *int64 // slotmanager.max-total-resource.memory
}

// Limits are the least and the most that the task managers of a cluster have in all. The zero value allows nothing; see
// Unlimited.
type Limits struct {
	MinCPU, MaxCPU       Cores
	MinMemory, MaxMemory int64
}

// unlimited is an amount that no cluster has.
const unlimited = math.MaxInt64

// Unlimited allows clusters of any size.
func Unlimited() Limits { return Limits{MaxCPU: unlimited, MaxMemory: unlimited} }

// Limits turns slots into CPU (eight decimals, rounded down) and memory (whole bytes) of workers, where these are not
// set themselves. Bounds that no number of workers can meet are refused. Source: SlotManagerConfiguration.
func (b Bounds) Limits(w Worker) (Limits, error) {
	if err := errors.Join(w.Check(), b.checkSlots(w)); err != nil {
		return Limits{}, err
	}
	l := Unlimited()
	l.MinCPU = Cores(portionOf(int64(w.Total.CPU), b.MinSlots, w.Slots))
	l.MinMemory = portionOf(w.Total.Memory(), b.MinSlots, w.Slots)
	if b.MaxSlots != nil && *b.MaxSlots != math.MaxInt32 {
		l.MaxCPU = Cores(portionOf(int64(w.Total.CPU), *b.MaxSlots, w.Slots))
		l.MaxMemory = portionOf(w.Total.Memory(), *b.MaxSlots, w.Slots)
	}
	set(&l.MinCPU, b.MinCPU)
	set(&l.MaxCPU, b.MaxCPU)
	set(&l.MinMemory, b.MinMemory)
	set(&l.MaxMemory, b.MaxMemory)
	return l, errors.Join(
		checkBounds("cpu", int64(l.MinCPU), int64(l.MaxCPU), int64(w.Total.CPU), func(n int64) string { return plain(Cores(n)) + " cpu" }),
		checkBounds("memory", l.MinMemory, l.MaxMemory, w.Total.Memory(), FormatSize),
	)
}

// Check is why a worker is none: without slots, CPU or memory.
func (w Worker) Check() error {
	var all []error
	if w.Slots < 1 {
		all = append(all, refuse("slots", "a worker has %d slots; at least 1 is needed", w.Slots))
	}
	if w.Total.CPU <= 0 {
		all = append(all, refuse("cpu", "a worker has %s cpu; more than 0 is needed", plain(w.Total.CPU)))
	}
	if w.Total.Memory() <= 0 {
		all = append(all, refuse("memory", "a worker has %d bytes of memory for slots; more than 0 is needed", w.Total.Memory()))
	}
	return errors.Join(all...)
}

func (b Bounds) checkSlots(w Worker) error {
	most := math.MaxInt32
	set(&most, b.MaxSlots)
	switch {
	case b.MinSlots < 0:
		return refuse("slots", "the minimum is %d slots; 0 is the least", b.MinSlots)
	case most < 1:
		return refuse("slots", "the maximum is %d slots; 1 is the least", most)
	case w.Slots < 1:
		return nil // said elsewhere
	}
	return checkBounds("slots", int64(b.MinSlots), int64(most), int64(w.Slots), func(n int64) string { return fmt.Sprint(n, " slots") })
}

// checkBounds refuses bounds that lie wrong, or that no whole number of workers is between.
func checkBounds(of string, least, most, each int64, write func(int64) string) error {
	switch from, to := up(least, each), most/each; {
	case least > most:
		return refuse(of, "the minimum of %s is above the maximum of %s", write(least), write(most))
	case least > 0 && from > to:
		return refuse(of, "the minimum of %s needs %d workers of %s, the maximum of %s allows %d", write(least), from, write(each), write(most), to)
	}
	return nil
}

// Less is what is left of the limits when a part of the cluster has so much already.
func (l Limits) Less(has Profile) Limits {
	l.MinCPU, l.MinMemory = max(0, l.MinCPU-has.CPU), max(0, l.MinMemory-has.Memory())
	if l.MaxCPU != unlimited {
		l.MaxCPU = max(0, l.MaxCPU-has.CPU)
	}
	if l.MaxMemory != unlimited {
		l.MaxMemory = max(0, l.MaxMemory-has.Memory())
	}
	return l
}

// Workers is how many workers are kept at least, and how many there may be at most; not limited: any number.
func (l Limits) Workers(w Worker) (least, most int, limited bool) {
	least = int(max(up(int64(l.MinCPU), int64(w.Total.CPU)), up(l.MinMemory, w.Total.Memory())))
	if l.MaxCPU == unlimited && l.MaxMemory == unlimited {
		return least, math.MaxInt, false
	}
	return least, l.room(w, Profile{}), true
}

// room is how many workers may come to a cluster that has so much.
func (l Limits) room(w Worker, has Profile) int {
	return int(max(0, min(
		leftFor(int64(l.MaxCPU), int64(has.CPU), int64(w.Total.CPU)),
		leftFor(l.MaxMemory, has.Memory(), w.Total.Memory()),
	)))
}

func leftFor(most, has, each int64) int64 {
	if each == 0 || most == unlimited {
		return math.MaxInt64
	}
	return (most - has) / each
}

// up is a / b, rounded up.
func up(a, b int64) int64 {
	n := a / b
	if a%b > 0 {
		n++
	}
	return n
}

func set[T any](to, given *T) {
	if given != nil {
		*to = *given
	}
}

// portionOf is n parts in of of an amount, rounded down.
func portionOf(amount int64, n, of int) int64 {
	hi, lo := bits.Mul64(uint64(amount), uint64(n))
	if hi >= uint64(of) {
		return unlimited
	}
	q, _ := bits.Div64(hi, lo, uint64(of))
	return int64(min(q, unlimited))
}
