package scenarios

import (
	"slices"
	"strings"

	"simulate/scenarios/language"
	"simulate/sim/allocation"
	"simulate/sim/cluster"
	"simulate/sim/finding"
	"simulate/strategies/ordering"
	"simulate/workload"
)

// remarkCluster finds what is said of machines and requests and changes nothing here.
func (b *builder) remarkCluster() {
	if b.config.Requests == nil {
		for _, key := range []string{"cluster", "scheduling", "faults", "events"} {
			if c := b.top.At(key); c.Exists() {
				b.noEffect(c, "nobody asks for machines; add requests")
			}
		}
		return
	}
	if b.fleet.unlimited {
		b.warn(finding.Unlimited, b.top.At("requests"), "nothing is said of machines, so there is room for all at once, and they cost nothing; describe them under cluster.nodes")
	}
	b.remarkMachines()
	b.remarkScheduling()
	b.remarkIncidents()
	for i := range b.asking {
		b.remarkAsker(&b.asking[i])
	}
}

// remarkMachines is about types, labels and taints that nobody looks at.
func (b *builder) remarkMachines() {
	used := map[string]bool{}
	for _, group := range b.fleet.groups {
		used[group.At("instance_type").Text()] = true
		for _, label := range group.At("labels").Each() {
			if !b.looksAtLabel(label) {
				b.noEffect(label, "no request asks for the label %s, and none stays away from %s", label.Key(), label.Text())
			}
		}
	}
	for _, kind := range b.top.At("cluster", "instance_types").Each() {
		if !used[kind.Key()] {
			b.noEffect(kind, "no node is of type %s", kind.Key())
		}
	}
}

func (b *builder) looksAtLabel(label language.Cursor) bool {
	return b.someRules(func(r *allocation.Rules) bool {
		_, asked := r.Labels[label.Key()]
		return asked || slices.ContainsFunc(r.AntiAffinity, func(w allocation.Away) bool { return w.Label == label.Text() })
	})
}

func (b *builder) someRules(holds func(r *allocation.Rules) bool) bool {
	return slices.ContainsFunc(b.config.Requests.Streams, func(s allocation.Stream) bool { return s.Rules != nil && holds(s.Rules) })
}

// remarkScheduling is about rules that never decide.
func (b *builder) remarkScheduling() {
	q, c := b.config.Requests, b.top.At("scheduling")
	if at := c.At("preemption"); q.Preemption && !b.manyPriorities() {
		b.noEffect(at, "all requests have the same priority, so nobody makes room for another")
	}
	if at := c.At("order"); at.Exists() && policyOf(at).name == "priority" && !b.manyPriorities() {
		b.noEffect(at, "all requests have the same priority")
	}
	if at := c.At("backfill"); q.Reject && q.Backfill != nil {
		b.noEffect(at, "with when_full: reject nobody waits, so nobody overtakes")
	}
	if at := c.At("order"); q.Reject && at.Exists() {
		b.noEffect(at, "with when_full: reject nobody waits, so there is no order to be in")
	}
	b.remarkPlans()
}

// remarkPlans is about who is not asked by backfills that plan who starts where.
func (b *builder) remarkPlans() {
	c := b.top.At("scheduling")
	name := policyOf(c.At("backfill")).name
	if !ordering.Plans(name) {
		return
	}
	if at := c.At("preemption"); b.config.Requests.Preemption && b.manyPriorities() {
		b.noEffectHere(at, "backfill: %s plans starts that delay nobody and preempts nobody; %s do preempt", name, strings.Join(ordering.Planless(), ", "))
	}
	if at := c.At("placement"); at.Exists() && policyOf(at).name != "first_fit" {
		b.noEffectHere(at, "backfill: %s plans starts on the first nodes that are free for long enough, whatever the placement; %s ask it", name, strings.Join(ordering.Planless(), ", "))
	}
}

// manyPriorities says whether requests may differ in priority.
func (b *builder) manyPriorities() bool {
	streams := b.config.Requests.Streams
	for i := range b.asking {
		a := &b.asking[i]
		if a.pods != nil || a.recorded != nil && slices.ContainsFunc(a.recorded.Trace.Columns, func(c workload.Column) bool { return c.Of == "priority" }) {
			return true
		}
	}
	return slices.ContainsFunc(streams, func(s allocation.Stream) bool { return s.Priority != streams[0].Priority })
}

// remarkIncidents is about what happens after the end.
func (b *builder) remarkIncidents() {
	for i, c := range b.top.At("events").Each() {
		if b.config.Script[i].At >= b.config.Horizon.At {
			b.noEffect(c, "it happens when the horizon has ended, at %s", language.FormatDuration(b.config.Horizon.At))
		}
	}
}

// remarkAsker is about what one class of requests says.
func (b *builder) remarkAsker(a *asker) {
	q := b.config.Requests
	stream := &q.Streams[a.streams[0]]
	if at := a.at.At("estimate"); at.Exists() && q.Backfill == nil && policyOf(b.top.At("scheduling", "order")).name != "shortest_first" {
		b.noEffect(at, "neither a backfill nor the order looks at estimates")
	}
	if at := a.at.At("checkpointable"); at.Exists() && !q.Preemption && b.nothingFails() {
		b.noEffect(at, "nothing is preempted and no node fails, so no work is lost")
	}
	if at := a.at.At("patience"); at.Exists() && q.Reject {
		b.noEffect(at, "with when_full: reject nobody waits")
	}
	b.remarkRetry(a.at.At("retry"), stream)
	if a.made != nil {
		b.remarkMade(a)
	}
	for _, toleration := range a.at.At("constraints", "tolerations").Each() {
		if !slices.ContainsFunc(b.config.Cluster.Nodes, func(n cluster.Node) bool { return slices.Contains(n.Taints, toleration.Text()) }) {
			b.noEffect(toleration, "no node has the taint %s", toleration.Text())
		}
	}
	if at := a.at.At("constraints", "topology", "hard"); at.Exists() && stream.Rules.SpreadHard && q.Reject {
		b.noEffect(at, "with when_full: reject nobody waits for a zone")
	}
}

// remarkMade is about what made requests carry, and when they come.
func (b *builder) remarkMade(a *asker) {
	b.remarkFields(a)
	if at := a.at.At("start"); at.Exists() && a.made.Open.Start >= b.config.Horizon.At {
		b.noEffect(at, "it begins when the horizon has ended, so nothing arrives")
	}
	if at := a.at.At("stop"); at.Exists() && b.config.Horizon.Events == 0 && !b.config.Horizon.Over && a.made.Open.Stop >= b.config.Horizon.At {
		b.noEffect(at, "arrivals end at the horizon already")
	}
	for i, at := range a.made.At {
		if at >= b.config.Horizon.At {
			b.noEffect(a.at.At("at").Item(i), "it comes when the horizon has ended, so never")
		}
	}
}

// nothingFails says whether all machines stay up.
func (b *builder) nothingFails() bool {
	f := b.config.Faults
	return f.Node == nil && f.Zone == nil && !b.top.At("events").Exists()
}

// priced says whether a machine costs anything.
func (b *builder) priced() bool {
	return slices.ContainsFunc(b.config.Cluster.Nodes, func(n cluster.Node) bool { return n.Price > 0 })
}
