package cluster

import (
	"encoding/binary"
	"slices"
)

// Fragments works out how much of the devices of nodes the next request is expected to be unable to use, in thousandths of
// a device: F of Weng et al., "Beware of Fragmentation" (ATC'23). It is the mean over targets of what is idle where
// the target does not fit, and where it does, of what is left on devices that are too full for it.
//
// F is a function of a node's model, free cores and what is left of its devices, so it is kept by these: equal nodes
// are worked out once. It is not safe for concurrent use.
type Fragments struct {
	targets []Target
	core    int     // resource; -1: none
	cores   []int64 // that targets ask for, ascending, each once
	wants   []int32 // thousandths of a device that they ask for, each once
	want    []int   // by target: index in wants; -1: it asks for no device
	room    []room  // scratch, by index in wants
	sorted  []int32 // scratch
	kept    map[string]float64
	name    []byte // scratch
}

// room is what devices of a node have for a target.
type room struct {
	devices int32 // with enough left
	rest    int64 // left of the others, together
}

// mostKept is how many values are kept before all are forgotten.
const mostKept = 1 << 16

// NewFragments is the measure for targets on machines of c.
func NewFragments(c *Config, targets []Target) *Fragments {
	f := &Fragments{targets: targets, core: c.Core(), kept: map[string]float64{}, want: make([]int, len(targets))}
	for i := range targets {
		need := &targets[i].Need
		f.cores = append(f.cores, f.coresOf(need))
		f.want[i] = -1
		if need.Devices == 0 {
			continue
		}
		if f.want[i] = slices.Index(f.wants, need.Share); f.want[i] < 0 {
			f.want[i] = len(f.wants)
			f.wants = append(f.wants, need.Share)
		}
	}
	slices.Sort(f.cores)
	f.cores = slices.Compact(f.cores)
	f.room = make([]room, len(f.wants))
	return f
}

// coresOf is what a need asks for of cores.
func (f *Fragments) coresOf(need *Need) int64 {
	if f.core < 0 {
		return 0
	}
	return need.Amounts[f.core]
}

// Of is F of a node as it is.
func (f *Fragments) Of(l *Cluster, n int32) float64 {
	return f.after(l, n, 0, 0, 0)
}

// After is F of a node if a need, which fits, had those of its devices too.
func (f *Fragments) After(l *Cluster, n int32, need *Need, devices uint64) float64 {
	return f.after(l, n, f.coresOf(need), devices, need.Share)
}

func (f *Fragments) after(l *Cluster, n int32, cores int64, devices uint64, share int32) float64 {
	left := l.Left(n)
	if len(left) == 0 {
		return 0
	}
	f.sorted = f.sorted[:0]
	for i, have := range left {
		f.sorted = insert(f.sorted, have-share*int32(devices>>uint(i)&1))
	}
	free := int64(0)
	if f.core >= 0 {
		free = l.Free(n)[f.core] - cores
	}
	return f.state(l.Model(n), free)
}

// insert adds a number to a sorted list.
func insert(list []int32, x int32) []int32 {
	list = append(list, x)
	for i := len(list) - 1; i > 0 && list[i-1] > x; i-- {
		list[i-1], list[i] = x, list[i-1]
	}
	return list
}

// state is F of a node of that model with so many cores free, and with f.sorted left of its devices.
func (f *Fragments) state(model int, free int64) float64 {
	enough, found := slices.BinarySearch(f.cores, free) // targets up to there have enough cores
	if found {
		enough++
	}
	f.name = append(f.name[:0], byte(model))
	f.name = binary.LittleEndian.AppendUint32(f.name, uint32(enough))
	for _, left := range f.sorted {
		f.name = binary.LittleEndian.AppendUint16(f.name, uint16(left))
	}
	value, known := f.kept[string(f.name)]
	if !known {
		if len(f.kept) >= mostKept {
			clear(f.kept)
		}
		value = f.work(model, free)
		f.kept[string(f.name)] = value
	}
	return value
}
