package plan

import "simulate/sim/finding"

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
