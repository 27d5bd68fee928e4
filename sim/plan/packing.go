package plan

import "simulate/sim/flink"

// mostExact is how many slots are packed in all ways to find the best.
const mostExact = 24

// pack says how many task managers slots take that are cut to profiles, by other rules than Flink's, too.
func (x *context) pack() {
	for i := range x.kinds {
		if k := &x.kinds[i]; x.cutToSize(k) {
			w := k.supply(x)
			wanted, _, _ := x.requirements(k)
			p := packing(w, wanted)
			p.Equal = x.equalSlots(k, w, wanted)
			x.plan.TaskManagers[i].Packing = &p
		}
	}
}

func packing(w flink.Worker, wanted []flink.Requirement) Packing {
	p := Packing{
		LowerBound: flink.LowerBound(w, wanted),
		FirstFit:   flink.Pack(flink.FirstFit, w, wanted).Workers,
		BestFit:    flink.Pack(flink.BestFit, w, wanted).Workers,
		Decreasing: flink.Pack(flink.FirstFitDecreasing, w, wanted).Workers,
	}
	slots := 0
	for i := range wanted {
		slots += wanted[i].Count
	}
	switch best := min(p.FirstFit, p.BestFit, p.Decreasing); {
	case best == p.LowerBound:
		p.Exact = best
	case slots <= mostExact:
		if exact := flink.Pack(flink.Exact, w, wanted); exact.Fewest {
			p.Exact = exact.Workers
		}
	}
	return p
}

// equalSlots is what the processes of a kind take where its slots are alike, and as large as the largest pipeline needs.
func (x *context) equalSlots(k *kind, w flink.Worker, wanted []flink.Requirement) *EqualSlots {
	e, slot, at := EqualSlots{}, flink.Profile{}, 0
	var need flink.Profile
	for _, i := range k.jobs {
		j := &x.jobs[i]
		pipeline, widest := flink.Profile{}, 0
		for _, g := range j.groups {
			profile := wanted[at].Profile
			if wanted[at].Unspecified {
				profile = w.Slot()
			}
			need = need.Plus(profile.Times(g.Slots))
			if widest = max(widest, g.Slots); j.Batch { // one stage after the other
				pipeline = pipeline.Or(profile)
			} else {
				pipeline = pipeline.Plus(profile)
			}
			at++
		}
		e.Slots += widest
		slot = slot.Or(pipeline)
	}
	each := w.Total.Room(slot)
	if each == 0 {
		return nil
	}
	e.TaskManagers = flink.TaskManagers(e.Slots, each)
	e.Profile, e.CostPerMonth = slot.String(), k.monthly*float64(e.TaskManagers)
	total := w.Total.Times(e.TaskManagers)
	free := total.Minus(need, 1)
	e.Wasted.of(e.TaskManagers*each-e.Slots, free, max(0, idleShare(total, free))*e.CostPerMonth)
	return &e
}
