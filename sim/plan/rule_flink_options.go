package plan

import (
	"slices"
	"strconv"
	"strings"

	"simulate/sim/finding"
	"simulate/sim/flink"
)

// flinkOptions looks at the options that the scenario gives by Flink's own names: those that win over what follows from
// the scenario, and those that Flink does not know.
func flinkOptions(x *context) []finding.Finding {
	var r remarks
	told := map[string]bool{}
	for i := range x.kinds {
		for _, o := range x.kinds[i].overridden {
			if !told[o.Key] {
				told[o.Key] = true
				r.add(finding.Overridden, finding.Warning, o.Path, "%s: %s wins over %s, which follows from the scenario.", o.Key, o.Value, o.derived)
			}
		}
	}
	r.said(x)
	for _, o := range x.Cluster.Options {
		r.option(o)
	}
	for i := range x.kinds {
		if _, err := x.bound(&x.kinds[i]); err != nil {
			r.add(finding.Refused, finding.Error, x.optionPath(x.capped()), "Flink would not start the resource manager: %v. The plan goes on without these bounds.", err)
			break
		}
	}
	return r
}

// said looks for options that win over what the scenario says of the same thing in its own words.
func (r *remarks) said(x *context) {
	w, m := &x.Workers, &x.JobManager
	over := func(key, setting string, said Optional[int64], write func(int64) string) {
		if value := x.option(key); value != "" && said.Given && !same(value, strconv.FormatInt(said.Value, 10)) {
			r.add(finding.Overridden, finding.Warning, x.optionPath(key), "%s: %s wins over %s, which resources say in %s.", key, value, write(said.Value), setting)
		}
	}
	number := func(n int64) string { return strconv.FormatInt(n, 10) }
	over(slotCount, "_task_managers.slots_per_manager", w.Slots, number)
	if w.Parts == nil {
		over(processSize, "_task_managers.memory", w.Memory, size)
		over(flinkSize, "_task_managers.memory", w.Memory, size)
	}
	for _, key := range []string{"process.size", "flink.size", "heap.size"} {
		over("jobmanager.memory."+key, "_job_manager.memory", m.Memory, size)
	}
	if m.CPU.Given && m.CPU.Value != x.managerCores() {
		const key = "kubernetes.jobmanager.cpu.amount"
		r.add(finding.Overridden, finding.Warning, x.optionPath(key), "%s: %s wins over %s, which resources say in _job_manager.cpu.", key, x.option(key), inCores(m.CPU.Value))
	}
}

// option says of an option that it is not known, that its value is none, or why no plan depends on it.
func (r *remarks) option(o Option) {
	_, known := flink.Known(o.Key)
	form, acts := planned[o.Key]
	switch {
	case acts && !form.fits(o.Value):
		r.add(finding.Unknown, finding.Warning, o.Path, "%s: expected %s, found %s: it has no effect.", o.Key, form.expects, o.Value)
	case !known && !ofUsers(o.Key):
		r.add(finding.Unknown, finding.Warning, o.Path, "%s is no option that is understood here: it has no effect. Check its spelling against the version of Flink.", o.Key)
	case idle(o.Key) != "":
		r.add(finding.NoEffect, finding.Note, o.Path, "no plan depends on it: %s", idle(o.Key))
	}
}

// ofUsers says whether users choose the end of such a key.
func ofUsers(key string) bool {
	return slices.ContainsFunc([]string{"external-resource", "metrics.", "env.", "containerized.", "fs.", "s3."}, func(prefix string) bool {
		return strings.HasPrefix(key, prefix)
	})
}
