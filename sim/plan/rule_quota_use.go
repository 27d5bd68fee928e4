package plan

import "simulate/sim/finding"

// quotaUse holds what the processes of a team take against its limits, and its limits against each other.
func quotaUse(x *context) []finding.Finding {
	var r remarks
	for t := range x.Teams {
		team, u := &x.Teams[t], x.usage(t)
		path := "resources._quotas." + team.Name
		if u.processes == 0 && len(x.Processes) > 0 {
			r.add(finding.NoEffect, finding.Warning, path, "no process counts to it: where there are several quotas, each process names its own, as tenant in processes.")
		}
		if l := team.MaxParallelism; l.Given && u.parallelism > l.Value {
			r.add(finding.OverQuota, finding.Error, path+".max_total_parallelism", "the processes of %s have parallelism %d in all, the limit is %d: the last are refused.", team.Name, u.parallelism, l.Value)
		}
		if l := team.MaxMemory; l.Given && u.memory > l.Value {
			r.add(finding.OverQuota, finding.Error, path+".max_total_memory", "the %d slots of %s take %s, the limit is %s: the last are refused.", u.slots, team.Name, size(u.memory), size(l.Value))
		}
		if l := team.MaxProcesses; l.Given && u.processes > l.Value {
			r.add(finding.OverQuota, finding.Error, path+".max_processes", "%s has %d processes, the limit is %d: the last are refused.", team.Name, u.processes, l.Value)
		}
		if largest := x.largestSlot(t); largest > 0 && team.MaxMemory.Given && team.MaxParallelism.Given {
			if slots := team.MaxMemory.Value / largest; slots < team.MaxParallelism.Value {
				r.add(finding.QuotaUnreachable, finding.Warning, path,
					"slots of %s reach max_total_memory %s at %d, so max_total_parallelism %d is out of reach with them. Memory binds; raise it to %s or lower the parallelism.",
					size(largest), size(team.MaxMemory.Value), slots, team.MaxParallelism.Value, size(largest*team.MaxParallelism.Value))
			}
		}
	}
	return r
}

// largestSlot is the memory of a slot of the team's process that takes most of it, bytes.
func (x *context) largestSlot(team int) int64 {
	most, slot := int64(0), int64(0)
	for i := range x.jobs {
		j := &x.jobs[i]
		if takes := int64(j.slots) * x.slotMemory(j); j.Team == team && takes > most {
			most, slot = takes, x.slotMemory(j)
		}
	}
	return slot
}
