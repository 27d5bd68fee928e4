package plan

import (
	"strings"

	"simulate/sim/finding"
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
		r.throughputs(j)
		if s := &j.Sharing; s.Group != "" && len(s.Groups) > 0 {
			r.add(finding.Synonyms, finding.Warning, j.Path+".slot_sharing_group",
				"slot_sharing_group %s puts all operators into one group, slot_sharing.groups divides them. The groups win; %s has what they leave over. Leave out one.", s.Group, s.Group)
		}
	}
	return r
}

// throughputs looks at the rates that a process is meant for, which three keys may say.
func (r *remarks) throughputs(j *job) {
	rate, path := j.targetRate()
	for _, other := range []struct {
		path string
		rate Optional[float64]
	}{{".capacity.target_throughput", j.Capacity.Throughput}, {".sla.throughput.target", j.SLA.ThroughputTarget}} {
		if other.rate.Or(rate) != rate {
			r.add(finding.Synonyms, finding.Warning, j.Path+other.path, "it says %s events/s, %s says %s. The plan takes the latter; let them agree.",
				count(other.rate.Value), strings.TrimPrefix(path, "."), count(rate))
		}
	}
	if least := j.SLA.ThroughputMin; least.Given && least.Value > rate {
		r.add(finding.Synonyms, finding.Warning, j.Path+".sla.throughput.min", "the least throughput, %s events/s, is above the %s that %s says.",
			count(least.Value), count(rate), strings.TrimPrefix(path, "."))
	}
}
