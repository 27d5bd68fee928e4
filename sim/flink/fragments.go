package flink

// Fragment is what is free of one resource on some task managers. CPU and external resources are in hundred-millionths,
// memory in bytes.
type Fragment struct {
	Resource string
	Total    int64
	Free     int64
	Largest  int64 // of the free: the most on one task manager
	Stranded int64 // of the free: on task managers without room for any slot that was asked for
}

// Fragments is what is free resource by resource, of task managers that have so much in total and left; slots are the
// profiles that were asked for.
func Fragments(total, free, slots []Profile) []Fragment {
	names := Dimensions(append(append([]Profile(nil), total...), free...)...)
	all := make([]Fragment, len(names))
	for d, name := range names {
		all[d].Resource = name
	}
	for i := range free {
		has, left, usable := total[i].Amounts(names), free[i].Amounts(names), hasRoom(free[i], slots)
		for d := range all {
			f := &all[d]
			f.Total += has[d]
			f.Free += left[d]
			f.Largest = max(f.Largest, left[d])
			if !usable {
				f.Stranded += left[d]
			}
		}
	}
	return all
}

func hasRoom(free Profile, slots []Profile) bool {
	for _, s := range slots {
		if free.Holds(s) {
			return true
		}
	}
	return false
}

// Profiles is the different profiles that requirements have on workers of a kind, in their order.
func Profiles(w Worker, wanted []Requirement) []Profile {
	var all []Profile
	seen := map[string]bool{}
	for i := range wanted {
		p := wanted[i].of(w.Slot())
		if key := p.String(); !seen[key] {
			seen[key] = true
			all = append(all, p)
		}
	}
	return all
}
