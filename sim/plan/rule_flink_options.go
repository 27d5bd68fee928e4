package plan

import (
	"slices"
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
