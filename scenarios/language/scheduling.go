package language

func scheduling() *Field {
	return &Field{Key: "scheduling", Type: Map, Does: "who gets resources, when, and where", Example: "{placement: best_fit}", Keys: append([]*Field{
		strategy("placement", "the node that a request goes to; with any of them, targets are the requests by which fragmentation is measured", "first_fit"),
		strategy("order", "who is next", "fifo"),
		strategy("backfill", "who may overtake without delaying others", "none"),
		{Key: "preemption", Type: Enum, Does: "whether lower priorities make room", Values: []string{"none", "lower_priority"}, Default: "none"},
		{Key: "when_full", Type: Enum, Does: "what happens to a request that fits nowhere", Values: []string{"wait", "reject"}, Default: "wait"},
		times.dist(Field{Key: "decision_time", Does: "how long a decision takes, one after the other", Default: "0s", Example: "20ms"}),
	}, notYet(
		quotas(),
		&Field{Key: "reservations", Type: List, Does: "resources kept for a time", Of: &Field{Type: Map, Keys: reservation()}},
		named("pools", "nodes for some tenants only, by name", "a pool",
			&Field{Key: "nodes", Type: List, Does: "its groups of nodes", Of: &Field{Type: Name}, Example: "[gpu_nodes]"},
			&Field{Key: "tenants", Type: List, Does: "whom it is for", Of: &Field{Type: Name}, Example: "[risk]"},
			usually("spill", Bool, "they may run elsewhere, too", "false"),
			&Field{Key: "isolation", Type: Enum, Does: "node: one tenant a node", Values: []string{"none", "node"}, Default: "none"},
		),
		throttling(),
	)...)}
}

func quotas() *Field {
	amounts := func(key, does string) *Field {
		return &Field{Key: key, Type: Map, Does: does, Keys: anyKeys("an amount of a resource"), Example: "{cpu: 64}"}
	}
	return &Field{Key: "quotas", Type: Map, Does: "how much each tenant may have", Keys: []*Field{
		{Key: "enforcement", Type: Enum, Does: "strict: over quota is full; soft: admitted, and first to be preempted", Values: []string{"strict", "soft"}, Default: "strict"},
		group("burst", "so far above limits for so long",
			&Field{Key: "factor", Type: Number, Does: "times the limit", Example: "1.5", Range: fromOne},
			like("grace", Duration, "for how long", "300s"),
		),
		usually("borrowing", Bool, "above what is guaranteed, up to the limits, what siblings leave", "false"),
		{Key: "reclaim", Type: Enum, Does: "how what was lent comes back", Values: []string{"wait", "preempt"}, Default: "wait"},
		amounts("max_per_request", "the most that one request may ask for"),
		named("tree", "tenants by path", "a tenant",
			amounts("limits", "the most that it may have"),
			amounts("guaranteed", "what it always gets"),
			usually("weight", Number, "its share of what is left", "1"),
			like("max_allocations", Integer, "the most requests at once", "100"),
		),
	}}
}

// reservation is resources kept for a time.
func reservation() []*Field {
	return []*Field{
		like("name", Name, "its name", "audit"),
		like("at", Instant, "when it begins", "2024-01-15T09:00:00Z"),
		{Key: "when", Type: Name, Does: "the trigger that begins it"},
		like("duration", Duration, "how long it lasts", "2h"),
		like("repeat", Duration, "it begins again after so long", "24h"),
		{Key: "resources", Type: Map, Does: "what is kept", Keys: anyKeys("an amount of a resource"), Example: "{cpu: 8}"},
		{Key: "tenants", Type: List, Does: "for whom", Of: &Field{Type: Name}, Example: "[compliance]"},
		priority(false),
		{Key: "lend", Type: Enum, Does: "whether others may use it meanwhile", Values: []string{"none", "preemptible"}, Default: "none"},
	}
}

func throttling() *Field {
	return &Field{Key: "throttling", Type: Map, Does: "when admission pauses", Keys: []*Field{
		group("pause_above", "allocated shares above which it pauses, by resource; it goes on 5 points lower", like("*", Share, "the share", "80%")),
		like("exempt_priority", Name, "from which priority on it never pauses", "critical"),
		like("rate_limit", Rate, "admissions per time", "1000/min"),
		like("queue_limit", Integer, "the most that wait", "1000"),
		{Key: "on_queue_full", Type: Enum, Does: "what happens to more", Values: []string{"reject", "block"}, Default: "reject"},
		group("adaptive", "how the rate limit follows the load",
			like("increase", Number, "added when all is well", "1"),
			like("decrease", Number, "times this when it is not", "0.5"),
			like("latency", Duration, "the decision time that is still well", "100ms"),
		),
		group("circuit_breaker", "admission stops after failures",
			like("failures", Integer, "so many", "5"),
			like("within", Duration, "within such a time", "1m"),
			like("open", Duration, "for so long", "30s"),
			like("probes", Integer, "then so many are let through to see", "1"),
		),
	}}
}
