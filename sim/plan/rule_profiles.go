package plan

import (
	"fmt"
	"slices"
	"strings"

	"simulate/sim/finding"
)

// profiles looks at slots that are to be cut to size: whether the cluster does that, and whether Flink takes the profiles.
func profiles(x *context) []finding.Finding {
	var r remarks
	for i := range x.jobs {
		j := &x.jobs[i]
		if !j.profiled() {
			continue
		}
		path := j.Path + ".slot_sharing.groups"
		if !x.fineGrained() {
			r.add(finding.NoProfiles, finding.Error, path,
				"its groups have profiles, but cluster.fine_grained is not set: Flink refuses to submit the job. The plan takes equal slots.")
		}
		r.checkProfiles(j, path)
		if j.AutoScale.Enabled {
			r.add(finding.ElasticProfile, finding.Error, j.Path+".auto_scale",
				"its groups have profiles, and Flink does not rescale such jobs. Drop the profiles or the autoscaler.")
		}
		if x.fineGrained() && j.Batch && x.option("fine-grained.shuffle-mode.all-blocking") != "true" {
			r.add(finding.BatchShuffle, finding.Error, path,
				"a batch job with profiles needs fine-grained.shuffle-mode.all-blocking: true, so that one stage ends before the next begins; results then go through disks.")
		}
		if x.fineGrained() && j.mixed() {
			r.add(finding.MixedSlots, finding.Warning, path,
				"some of its groups have a profile, others do not: those take any free slot, also one cut for another group, so that what is placed where differs from attempt to attempt. Give all groups a profile.")
		}
	}
	return r
}

func (r *remarks) checkProfiles(j *job, path string) {
	for i := range j.Sharing.Groups {
		g := &j.Sharing.Groups[i]
		if g.Profile == nil {
			continue
		}
		var missing []string
		if g.Profile.CPU <= 0 {
			missing = append(missing, "cpu_cores")
		}
		if g.Profile.TaskHeap <= 0 {
			missing = append(missing, "task_heap_memory")
		}
		if len(missing) > 0 {
			r.add(finding.BadProfile, finding.Error, fmt.Sprintf("%s[%d]", path, i),
				"the profile of group %s has no %s, which must be above 0. task_off_heap_memory, managed_memory and external_resources may be left out.", g.Name, strings.Join(missing, " and no "))
		}
		for before := range i {
			if other := &j.Sharing.Groups[before]; other.Name == g.Name && other.Profile != nil && !other.Profile.equal(g.Profile) {
				r.add(finding.BadProfile, finding.Error, fmt.Sprintf("%s[%d]", path, i), "group %s has two different profiles: a group has one.", g.Name)
			}
		}
	}
}

func (p *Profile) equal(q *Profile) bool {
	return p.CPU == q.CPU && p.TaskHeap == q.TaskHeap && p.TaskOffHeap == q.TaskOffHeap && p.Managed == q.Managed && slices.Equal(p.External, q.External)
}

// mixed says whether only some of the groups that its operators are in have a profile.
func (j *job) mixed() bool {
	with := 0
	for _, g := range j.groups {
		if slices.ContainsFunc(j.Sharing.Groups, func(s Group) bool { return s.Name == g.Group && s.Profile != nil }) {
			with++
		}
	}
	return with > 0 && with < len(j.groups)
}
