package plan

import "simulate/sim/finding"

// promiseOrder looks for promises that another one makes empty: more records are within p99 than within p50, and all
// within the maximum; what is usual is no less than the least.
func promiseOrder(x *context) []finding.Finding {
	var r remarks
	for i := range x.jobs {
		j := &x.jobs[i]
		p50, p99 := j.targets()
		most := j.SLA.Max.Value.Seconds()
		check := func(tight string, within float64, wide string, less float64) {
			if within > 0 && less > 0 && less < within {
				r.add(finding.PromiseOrder, finding.Warning, j.Path+".sla.latency",
					"%s is promised within %s and %s within %s, which is less: the former says nothing then. Correct one.", tight, seconds(within), wide, seconds(less))
			}
		}
		check("p50", p50, "p99", p99)
		check("p99", p99, "the longest latency", most)
		check("p50", p50, "the longest latency", most)
		if least, usual := j.SLA.ThroughputMin, j.SLA.ThroughputTarget; least.Given && usual.Given && least.Value > usual.Value {
			r.add(finding.PromiseOrder, finding.Warning, j.Path+".sla.throughput",
				"at least %s events/s are promised, and %s usually, which is less: the latter says nothing then. Correct one.", count(least.Value), count(usual.Value))
		}
		if c := j.Capacity.LatencyP99; c.Given && j.SLA.P99.Given && c.Value != j.SLA.P99.Value {
			r.add(finding.Synonyms, finding.Warning, j.Path+".capacity.target_latency_p99", "it says %s, sla.latency.p99 says %s. The plan takes the shorter; let them agree.",
				seconds(c.Value.Seconds()), seconds(j.SLA.P99.Value.Seconds()))
		}
	}
	return r
}
