package cluster

// fragments are the cases in which a target finds idle devices of a node of no use, in the order of the published
// program: it adds shares case by case and then the cases, and the last bit of the sum decides between nodes.
const (
	lacksBoth = iota // cores and devices
	lacksDevices
	lacksCores
	asksNone      // of devices, and has enough cores
	asksNoneLacks // of devices, and lacks cores
	wrongModel
	cases
)

// work adds up F of a node of that model with so many cores free, and with f.sorted left of its devices.
func (f *Fragments) work(model int, free int64) float64 {
	idle := f.measure()
	var sums [cases]float64
	for i := range f.targets {
		t := &f.targets[i]
		unused, why := idle, f.lack(i, model, free)
		if why == fits {
			unused, why = f.room[f.want[i]].rest, lacksDevices
		}
		sums[why] += float64(t.Share * float64(unused))
	}
	sum := 0.0
	for _, s := range sums {
		sum += s
	}
	return sum
}

// fits is no lack.
const fits = -1

// lack is what a target lacks there.
func (f *Fragments) lack(i, model int, free int64) int {
	need := &f.targets[i].Need
	cores := f.coresOf(need) <= free
	if need.Devices == 0 {
		if cores {
			return asksNone
		}
		return asksNoneLacks
	}
	if !need.Accepts(model) {
		return wrongModel
	}
	switch devices := f.room[f.want[i]].devices >= need.Devices; {
	case cores && devices:
		return fits
	case cores:
		return lacksDevices
	case devices:
		return lacksCores
	}
	return lacksBoth
}

// measure works out the room that f.sorted has, by index in f.wants, and what is idle.
func (f *Fragments) measure() (idle int64) {
	for _, left := range f.sorted {
		idle += int64(left)
	}
	for w, share := range f.wants {
		f.room[w] = room{}
		for _, left := range f.sorted {
			if left < share {
				f.room[w].rest += int64(left)
			} else {
				f.room[w].devices++
			}
		}
	}
	return idle
}
