package scenarios

import (
	"strings"

	"simulate/scenarios/language"
	"simulate/sim/clock"
	"simulate/sim/plan"
)

// planSettings reads what resources say of a process, all levels laid together.
func (b *builder) planSettings(p *plan.Process, c language.Cursor) {
	p.Parallelism = bounds(c.At("parallelism"))
	p.MaxParallelism = int(optional(c.At("max_parallelism"), language.Cursor.Integer).Or(0))
	workers := b.top.At("resources", "_task_managers")
	p.TaskMemory = stated(language.Cursor.Size, c.At("task_memory"), workers.At("task_memory"))
	p.TaskCPU = stated(language.Cursor.Cores, c.At("task_cpu"), workers.At("task_cpu"))
	p.Memory = slotMemory(c.At("memory"))
	p.JVM = plan.JVM{
		Options:      texts(c.At("jvm", "options")),
		Metaspace:    optional(c.At("jvm", "metaspace"), language.Cursor.Size),
		MetaspaceMax: optional(c.At("jvm", "metaspace_max"), language.Cursor.Size),
	}
	p.CPUShares = optional(c.At("cpu_shares"), language.Cursor.Integer)
	container := c.At("kubernetes", "cpu")
	p.Kubernetes = plan.CPURange{Request: optional(container.At("request"), language.Cursor.Cores), Limit: optional(container.At("limit"), language.Cursor.Cores)}
	p.Network = planNetwork(c.At("network"))
	p.CreditBased = optional(c.At("backpressure", "credit_based"), language.Cursor.Bool)
	p.Debloat = planDebloat(c.At("backpressure", "buffer_debloat"))
	p.Sharing = planSharing(c)
	for _, group := range c.At("co_location").Each() {
		p.CoLocation = append(p.CoLocation, texts(group))
	}
	p.Constraints = planConstraints(c.At("constraints"))
	p.AutoScale = planAutoScale(c.At("auto_scale"))
	planPromises(p, c)
	p.Limits = plan.Limits{
		MaxParallelism: optional(c.At("limits", "max_parallelism"), language.Cursor.Integer),
		MaxTaskMemory:  optional(c.At("limits", "max_task_memory"), language.Cursor.Size),
		MaxTaskCPU:     optional(c.At("limits", "max_task_cpu"), language.Cursor.Cores),
	}
	p.Cost = plan.Cost{MaxMonthly: optional(c.At("cost", "max_monthly_cost"), language.Cursor.Number), Allowed: texts(c.At("cost", "instance_type_allowlist"))}
	p.Alerts = b.planAlerts(c.At("monitoring", "alerts"))
}

// stated is the first of several that is there; 0: none is.
func stated(read func(language.Cursor) int64, places ...language.Cursor) int64 {
	for _, c := range places {
		if c.Exists() {
			return read(c)
		}
	}
	return 0
}

func bounds(c language.Cursor) plan.Parallelism {
	p := plan.Parallelism{Initial: initial(c), Given: c.Exists()}
	if c.Form() == "bounds" {
		p.Min = int(optional(c.At("min"), language.Cursor.Integer).Or(0))
		p.Max = int(optional(c.At("max"), language.Cursor.Integer).Or(0))
	}
	return p
}

func planSharing(c language.Cursor) plan.Sharing {
	s := plan.Sharing{Group: c.At("slot_sharing_group").Text(), Enabled: optional(c.At("slot_sharing", "enabled"), language.Cursor.Bool)}
	for _, one := range c.At("slot_sharing", "groups").Each() {
		g := plan.Group{Name: one.At("name").Text(), Operators: texts(one.At("operators"))}
		if profile := one.At("profile"); profile.Exists() {
			g.Profile = slotProfile(profile)
		}
		s.Groups = append(s.Groups, g)
	}
	return s
}

// slotProfile is what slots are cut to.
func slotProfile(c language.Cursor) *plan.Profile {
	p := &plan.Profile{
		CPU:         stated(language.Cursor.Cores, c.At("cpu_cores")),
		TaskHeap:    stated(language.Cursor.Size, c.At("task_heap_memory")),
		TaskOffHeap: stated(language.Cursor.Size, c.At("task_off_heap_memory")),
		Managed:     stated(language.Cursor.Size, c.At("managed_memory")),
	}
	for _, one := range c.At("external_resources").Each() {
		p.External = append(p.External, plan.External{Name: one.Key(), Amount: int64(one.Number()*1000 + 0.5)})
	}
	return p
}

func planConstraints(c language.Cursor) plan.Constraints {
	k := plan.Constraints{AntiAffinity: texts(c.At("anti_affinity")), Spread: c.At("topology", "spread_constraint").Text()}
	if hard := c.At("topology", "hard"); hard.Exists() {
		k.Hard = hard.Bool()
	}
	for _, label := range c.At("node_labels").Each() {
		k.NodeLabels = append(k.NodeLabels, plan.Label{Key: label.Key(), Value: label.Text()})
	}
	return k
}

func planAutoScale(c language.Cursor) plan.AutoScale {
	if !c.Exists() {
		return plan.AutoScale{}
	}
	a := plan.AutoScale{
		Enabled:    c.At("enabled").Bool(),
		UpFactor:   c.At("scale_up_factor").Number(),
		DownFactor: c.At("scale_down_factor").Number(),
		Cooldown:   optional(c.At("cooldown_period"), language.Cursor.Duration),
	}
	for _, m := range c.At("metrics").Each() {
		a.Metrics = append(a.Metrics, plan.Target{Metric: m.At("type").Text(), Value: m.At("target").Number(), Path: m.At("target").Path().String()})
	}
	return a
}

// planPromises reads what a process is meant to hold, and what was promised of it.
func planPromises(p *plan.Process, c language.Cursor) {
	p.Capacity = plan.Capacity{Throughput: optional(c.At("capacity", "target_throughput"), perSecond), LatencyP99: optional(c.At("capacity", "target_latency_p99"), language.Cursor.Duration)}
	size := c.At("auto_size")
	p.AutoSize = plan.AutoSize{
		Rate:    optional(size.At("events_per_second"), perSecond),
		Bytes:   optional(size.At("bytes_per_event"), language.Cursor.Size),
		Service: optional(size.At("processing_time_ms"), func(c language.Cursor) float64 { return c.Number() / 1e3 }),
	}
	rate, latency := c.At("sla", "throughput"), c.At("sla", "latency")
	p.SLA = plan.SLA{
		ThroughputMin:    optional(rate.At("min"), perSecond),
		ThroughputTarget: optional(rate.At("target"), perSecond),
		P50:              optional(latency.At("p50"), language.Cursor.Duration),
		P99:              optional(latency.At("p99"), language.Cursor.Duration),
		Max:              optional(latency.At("max"), language.Cursor.Duration),
		Availability:     optional(c.At("sla", "availability"), language.Cursor.Share),
	}
}

// comparisons are the operators of conditions.
const comparisons = ">, >=, < or <="

func (b *builder) planAlerts(c language.Cursor) (alerts []plan.Alert) {
	for _, one := range c.Each() {
		condition := one.At("condition")
		a := plan.Alert{Name: one.At("name").Text(), Action: one.At("action").Text(), Path: condition.Path().String()}
		if problem := parseCondition(condition.Text(), &a); problem != "" && b.sound(condition.Path().String()) {
			condition.Problem(`condition: expected a metric, an operator (%s) and a number, and perhaps for how long, such as "cpu_usage < 0.3 for 30m"; %s`, comparisons, problem)
		}
		alerts = append(alerts, a)
	}
	return alerts
}

// parseCondition reads METRIC OP NUMBER [for DURATION], or says what is wrong with it.
func parseCondition(text string, a *plan.Alert) (problem string) {
	words := strings.Fields(text)
	if len(words) != 3 && (len(words) != 5 || words[3] != "for") {
		return "it has other words"
	}
	a.Metric, a.Operator = words[0], words[1]
	var err error
	if a.Limit, err = language.ParseNumber(words[2]); err != nil {
		return words[2] + " is no number"
	}
	switch a.Operator {
	case ">", ">=", "<", "<=":
	default:
		return a.Operator + " is no operator"
	}
	if len(words) == 5 {
		var d clock.Time
		if d, err = language.ParseDuration(words[4]); err != nil {
			return words[4] + " is no duration"
		}
		a.For = d
	}
	return ""
}
