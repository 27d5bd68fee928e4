package plan

// usage is what the processes of a team take together.
type usage struct {
	parallelism, memory, processes int64
	slots                          int64
}

// quotas says how much of the teams' limits is used.
func (x *context) quotas() {
	for t := range x.Teams {
		team, u := &x.Teams[t], x.usage(t)
		for _, q := range []struct {
			resource string
			used     int64
			limit    Optional[int64]
		}{
			{"parallelism", u.parallelism, team.MaxParallelism},
			{"memory", u.memory, team.MaxMemory},
			{"processes", u.processes, team.MaxProcesses},
		} {
			if q.limit.Given {
				x.plan.Quotas = append(x.plan.Quotas, Quota{Tenant: team.Name, Resource: q.resource, Used: q.used, Limit: q.limit.Value})
			}
		}
	}
}

func (x *context) usage(team int) usage {
	var u usage
	for i := range x.jobs {
		j := &x.jobs[i]
		if j.Team != team {
			continue
		}
		u.processes++
		u.parallelism += int64(j.widest())
		u.slots += int64(j.slots)
		u.memory += int64(j.slots) * x.slotMemory(j)
	}
	return u
}

// widest is the largest parallelism of its operators.
func (j *job) widest() int {
	most := 0
	for i := range j.Operators {
		most = max(most, j.Operators[i].Parallelism)
	}
	return most
}

// slotMemory is the memory of one slot of a process: as it is given, else its part of the task manager, bytes.
func (x *context) slotMemory(j *job) int64 {
	switch {
	case j.TaskMemory > 0:
		return j.TaskMemory
	case j.kind >= 0:
		k := &x.kinds[j.kind]
		return k.memory.TotalProcess / int64(max(1, k.memory.Slots))
	}
	return 0
}
