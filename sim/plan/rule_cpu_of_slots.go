package plan

import "simulate/sim/finding"

// cpuOfSlots looks for slots whose threads want more CPU than the slot has: every chain is one thread, and those of one
// slot share its cores.
func cpuOfSlots(x *context) []finding.Finding {
	var r remarks
	for i := range x.jobs {
		j := &x.jobs[i]
		if j.kind < 0 || j.Ideal {
			continue
		}
		has := float64(x.kinds[j.kind].memory.Slot.CPU) / 1e8
		wants, threads := j.busiestSlot()
		if has > 0 && wants > has {
			r.add(finding.ShortOfCPU, finding.Warning, j.Path+".task_cpu",
				"the busiest slot has %s that want %s cores together, the slot has %s: they slow each other down. Give the slot more cores, or spread the operators over more slots.",
				several(threads, "thread"), round(wants, 3), round(has, 3))
		}
	}
	return r
}

// busiestSlot is the cores that the threads of one slot want together at most, one each, and how many threads these are.
func (j *job) busiestSlot() (cores float64, threads int) {
	use := make([]float64, len(j.vertices))
	for v := range j.vertices {
		for _, o := range j.vertices[v].Operators {
			if l := &j.loads[o]; l.known {
				use[v] += l.busy(l.rate) * l.hot / float64(max(1, j.Operators[o].Parallelism))
			}
		}
		use[v] = min(1, use[v])
	}
	for _, slot := range j.layout {
		sum := 0.0
		for _, t := range slot.Tasks {
			sum += use[t.Vertex]
		}
		if sum > cores {
			cores, threads = sum, len(slot.Tasks)
		}
	}
	return cores, threads
}
