package plan

import (
	"fmt"

	"simulate/sim/finding"
	"simulate/sim/flink"
)

// fineGrainedVersion says what spreading and redundancy do where slots are cut to size: the first releases ignored both,
// and their page still says so; the strategy that came later applies both.
func fineGrainedVersion(x *context) []finding.Finding {
	var r remarks
	if !x.fineGrained() || (x.mode() == flink.SpreadNone && x.redundant() == 0) {
		return nil
	}
	if x.before(1, 18) {
		r.add(finding.Spreading, finding.Warning, "cluster.flink_version",
			"slots are cut to size, and even spreading and redundant task managers have no effect there in Flink %s; since 1.18 both have. The plan applies both.", x.Cluster.Version)
		return r
	}
	r.add(finding.Spreading, finding.Note, "cluster.flink_version",
		"slots are cut to size; the page about that says that even spreading and redundant task managers have no effect, which held for the first releases only. The plan applies both, as Flink %s does.", x.Cluster.Version)
	return r
}

// before says whether the cluster's Flink is older than a version.
func (x *context) before(major, minor int) bool {
	var a, b int
	if n, err := fmt.Sscanf(x.Cluster.Version, "%d.%d", &a, &b); n < 2 || err != nil {
		return false
	}
	return a < major || (a == major && b < minor)
}
