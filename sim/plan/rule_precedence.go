package plan

import (
	"slices"
	"strings"

	"simulate/sim/finding"
	"simulate/sim/flink"
)

// synonyms looks for two keys that say one thing differently.
func synonyms(x *context) []finding.Finding {
	var r remarks
	for i := range x.jobs {
		j := &x.jobs[i]
		n := &j.Network
		if a, b := n.BuffersPerChannel, n.ExclusivePerChannel; a.Given && b.Given && a.Value != b.Value {
			r.add(finding.Synonyms, finding.Error, j.Path+".network",
				"buffers_per_channel %d and exclusive_buffers_per_channel %d are one setting of Flink. The plan takes %d; leave out one.", a.Value, b.Value, b.Value)
		}
		if a, b := n.BufferSize, n.SegmentSize; a.Given && b.Given && a.Value != b.Value {
			r.add(finding.Synonyms, finding.Error, j.Path+".network",
				"buffer_size %s and memory_segment_size %s are one setting of Flink: a buffer is a segment. The plan takes %s; leave out one.", size(a.Value), size(b.Value), size(b.Value))
		}
		if s := &j.Sharing; s.Group != "" && len(s.Groups) > 0 {
			r.add(finding.Synonyms, finding.Warning, j.Path+".slot_sharing_group",
				"slot_sharing_group %s puts all operators into one group, slot_sharing.groups divides them. The groups win; %s has what they leave over. Leave out one.", s.Group, s.Group)
		}
	}
	return r
}

// levels says from which levels the settings of a process come, and in which order they win, where that is not stated.
func levels(x *context) []finding.Finding {
	var r remarks
	for i := range x.jobs {
		j := &x.jobs[i]
		if len(j.Levels) > 1 && slices.ContainsFunc(j.Levels, func(l string) bool { return l != "_defaults" && l != "process" }) {
			r.add(finding.Levels, finding.Note, j.Path,
				"its settings come from %s; the later ones win, the parallelism of an operator over that of its process. --explain PATH says which set what.", strings.Join(j.Levels, ", "))
		}
	}
	return r
}

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
		if _, known := flink.Known(o.Key); !known && !ofUsers(o.Key) {
			r.add(finding.Unknown, finding.Warning, o.Path, "%s is no option that is understood here: it has no effect. Check its spelling against the version of Flink.", o.Key)
		}
	}
	return r
}

// ofUsers says whether users choose the end of such a key.
func ofUsers(key string) bool {
	return slices.ContainsFunc([]string{"external-resource", "metrics.", "env.", "containerized.", "fs.", "s3."}, func(prefix string) bool {
		return strings.HasPrefix(key, prefix)
	})
}
