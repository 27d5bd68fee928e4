package flink

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"strings"
)

// Profile is an amount of every resource that slots are cut from: what a slot needs, or what a task manager has.
type Profile struct {
	CPU         Cores
	TaskHeap    int64      // bytes, as the next three
	TaskOffHeap int64      //
	Managed     int64      //
	Network     int64      //
	External    []External // by name, each above 0; see NewExternals
}

// External is an amount of a resource that has a name only, such as gpu.
type External struct {
	Name   string
	Amount Cores // in hundred-millionths, the precision that Flink keeps
}

// NewExternals are named amounts as a Profile holds them: by name, those of one name added up, none that is 0.
func NewExternals(of ...External) []External {
	var all []External
	for _, e := range slices.SortedStableFunc(slices.Values(of), func(a, b External) int { return cmp.Compare(a.Name, b.Name) }) {
		if last := len(all) - 1; last >= 0 && all[last].Name == e.Name {
			all[last].Amount += e.Amount
			continue
		}
		all = append(all, e)
	}
	return slices.DeleteFunc(all, func(e External) bool { return e.Amount == 0 })
}

// Of is the amount of an external resource.
func (p Profile) Of(name string) Cores {
	for _, e := range p.External {
		if e.Name == name {
			return e.Amount
		}
	}
	return 0
}

// Memory is all of it, in bytes.
func (p Profile) Memory() int64 { return p.TaskHeap + p.TaskOffHeap + p.Managed + p.Network }

// Holds says whether there is enough of everything for a need.
func (p Profile) Holds(need Profile) bool { return p.Room(need) > 0 }

// Room is how many of one need there is enough for; math.MaxInt when it needs nothing.
func (p Profile) Room(need Profile) int {
	n := min(
		times(int64(p.CPU), int64(need.CPU)), times(p.TaskHeap, need.TaskHeap), times(p.TaskOffHeap, need.TaskOffHeap),
		times(p.Managed, need.Managed), times(p.Network, need.Network),
	)
	for _, e := range need.External {
		n = min(n, times(int64(p.Of(e.Name)), int64(e.Amount)))
	}
	return n
}

func times(has, need int64) int {
	if need == 0 {
		return math.MaxInt
	}
	return int(has / need)
}

// Plus is both together.
func (p Profile) Plus(q Profile) Profile { return p.add(q, 1) }

// Minus is what is left when n of a need, for which there is room, are taken.
func (p Profile) Minus(need Profile, n int) Profile { return p.add(need, -int64(n)) }

// Times is n of it.
func (p Profile) Times(n int) Profile { return Profile{}.add(p, int64(n)) }

// Or is what holds either: of each resource the larger amount.
func (p Profile) Or(q Profile) Profile {
	names := Dimensions(p, q)
	a, b := p.Amounts(names), q.Amounts(names)
	for d := range a {
		a[d] = max(a[d], b[d])
	}
	return profileOf(names, a)
}

func (p Profile) add(q Profile, n int64) Profile {
	p.CPU += Cores(n) * q.CPU
	p.TaskHeap += n * q.TaskHeap
	p.TaskOffHeap += n * q.TaskOffHeap
	p.Managed += n * q.Managed
	p.Network += n * q.Network
	if len(q.External) > 0 {
		both := slices.Clone(p.External)
		for _, e := range q.External {
			both = append(both, External{Name: e.Name, Amount: Cores(n) * e.Amount})
		}
		p.External = NewExternals(both...)
	}
	return p
}

// Share is one of n equal parts, each amount rounded down: to bytes, CPU and external resources to eight decimals.
func (p Profile) Share(n int) Profile {
	part := Profile{
		CPU: p.CPU / Cores(n), TaskHeap: p.TaskHeap / int64(n), TaskOffHeap: p.TaskOffHeap / int64(n),
		Managed: p.Managed / int64(n), Network: p.Network / int64(n),
	}
	for _, e := range p.External {
		part.External = append(part.External, External{Name: e.Name, Amount: e.Amount / Cores(n)})
	}
	part.External = NewExternals(part.External...)
	return part
}

// IsZero says whether there is nothing of anything.
func (p Profile) IsZero() bool { return p.CPU == 0 && p.Memory() == 0 && len(p.External) == 0 }

// Equal says whether both have the same of everything.
func (p Profile) Equal(q Profile) bool {
	return p.CPU == q.CPU && p.TaskHeap == q.TaskHeap && p.TaskOffHeap == q.TaskOffHeap && p.Managed == q.Managed &&
		p.Network == q.Network && slices.Equal(p.External, q.External)
}

// String is cpu, task heap, task off-heap, managed and network memory, then name:amount of external resources, between
// commas; memory in bytes.
func (p Profile) String() string {
	s := fmt.Sprintf("%s,%d,%d,%d,%d", plain(p.CPU), p.TaskHeap, p.TaskOffHeap, p.Managed, p.Network)
	for _, e := range p.External {
		s += "," + e.Name + ":" + plain(e.Amount)
	}
	return s
}

// plain is an amount without decimals where it has none.
func plain(amount Cores) string { return strings.TrimSuffix(amount.String(), ".0") }
