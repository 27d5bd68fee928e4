package language

func scheduling() *Field {
	return &Field{Key: "scheduling", Type: Map, Does: "who gets resources, when, and where", Later: true, Keys: []*Field{
		strategy("placement", "the node that a request goes to", "first_fit"),
		strategy("order", "who is next", "fifo"),
		strategy("backfill", "who may overtake without delaying others", "none"),
		{Key: "preemption", Type: Enum, Does: "whether lower priorities make room", Values: []string{"none", "lower_priority"}, Default: "none"},
		{Key: "when_full", Type: Enum, Does: "what happens to a request that fits nowhere", Values: []string{"wait", "reject"}, Default: "wait"},
		{Key: "decision_time", Type: Duration, Does: "how long a decision takes, one after the other", Default: "0s"},
		quotas(),
		{Key: "reservations", Type: List, Does: "resources kept for a time", Of: &Field{Type: Map, Keys: reservation()}},
		{Key: "pools", Type: Map, Does: "nodes for some tenants only, by name", Keys: []*Field{{Key: "*", Type: Map, Does: "a pool", Keys: []*Field{
			{Key: "nodes", Type: List, Does: "its groups of nodes", Of: &Field{Type: Name}, Example: "[gpu_nodes]"},
			{Key: "tenants", Type: List, Does: "whom it is for", Of: &Field{Type: Name}, Example: "[risk]"},
			{Key: "spill", Type: Bool, Does: "they may run elsewhere, too", Default: "false"},
			{Key: "isolation", Type: Enum, Does: "node: one tenant a node", Values: []string{"none", "node"}, Default: "none"},
		}}}},
		throttling(),
	}}
}

func quotas() *Field {
	amounts := func(key, does string) *Field {
		return &Field{Key: key, Type: Map, Does: does, Keys: anyKeys("an amount of a resource"), Example: "{cpu: 64}"}
	}
	return &Field{Key: "quotas", Type: Map, Does: "how much each tenant may have", Keys: []*Field{
		{Key: "enforcement", Type: Enum, Does: "strict: over quota is full; soft: admitted, and first to be preempted", Values: []string{"strict", "soft"}, Default: "strict"},
		{Key: "burst", Type: Map, Does: "so far above limits for so long", Keys: []*Field{
			{Key: "factor", Type: Number, Does: "times the limit", Example: "1.5", Range: fromOne},
			{Key: "grace", Type: Duration, Does: "for how long", Example: "300s"},
		}},
		{Key: "borrowing", Type: Bool, Does: "above what is guaranteed, up to the limits, what siblings leave", Default: "false"},
		{Key: "reclaim", Type: Enum, Does: "how what was lent comes back", Values: []string{"wait", "preempt"}, Default: "wait"},
		amounts("max_per_request", "the most that one request may ask for"),
		{Key: "tree", Type: Map, Does: "tenants by path", Keys: []*Field{{Key: "*", Type: Map, Does: "a tenant", Keys: []*Field{
			amounts("limits", "the most that it may have"),
			amounts("guaranteed", "what it always gets"),
			{Key: "weight", Type: Number, Does: "its share of what is left", Default: "1"},
			{Key: "max_allocations", Type: Integer, Does: "the most requests at once", Example: "100"},
		}}}},
	}}
}

// reservation is resources kept for a time.
func reservation() []*Field {
	return []*Field{
		{Key: "name", Type: Name, Does: "its name", Example: "audit"},
		{Key: "at", Type: Instant, Does: "when it begins", Example: "2024-01-15T09:00:00Z"},
		{Key: "when", Type: Name, Does: "the trigger that begins it"},
		{Key: "duration", Type: Duration, Does: "how long it lasts", Example: "2h"},
		{Key: "repeat", Type: Duration, Does: "it begins again after so long", Example: "24h"},
		{Key: "resources", Type: Map, Does: "what is kept", Keys: anyKeys("an amount of a resource"), Example: "{cpu: 8}"},
		{Key: "tenants", Type: List, Does: "for whom", Of: &Field{Type: Name}, Example: "[compliance]"},
		priority(false),
		{Key: "lend", Type: Enum, Does: "whether others may use it meanwhile", Values: []string{"none", "preemptible"}, Default: "none"},
	}
}

func throttling() *Field {
	return &Field{Key: "throttling", Type: Map, Does: "when admission pauses", Keys: []*Field{
		{Key: "pause_above", Type: Map, Does: "allocated shares above which it pauses, by resource; it goes on 5 points lower", Keys: []*Field{{Key: "*", Type: Share, Does: "the share", Example: "80%"}}},
		{Key: "exempt_priority", Type: Name, Does: "from which priority on it never pauses", Example: "critical"},
		{Key: "rate_limit", Type: Rate, Does: "admissions per time", Example: "1000/min"},
		{Key: "queue_limit", Type: Integer, Does: "the most that wait", Example: "1000"},
		{Key: "on_queue_full", Type: Enum, Does: "what happens to more", Values: []string{"reject", "block"}, Default: "reject"},
		{Key: "adaptive", Type: Map, Does: "how the rate limit follows the load", Keys: []*Field{
			{Key: "increase", Type: Number, Does: "added when all is well", Example: "1"},
			{Key: "decrease", Type: Number, Does: "times this when it is not", Example: "0.5"},
			{Key: "latency", Type: Duration, Does: "the decision time that is still well", Example: "100ms"},
		}},
		{Key: "circuit_breaker", Type: Map, Does: "admission stops after failures", Keys: []*Field{
			{Key: "failures", Type: Integer, Does: "so many", Example: "5"},
			{Key: "within", Type: Duration, Does: "within such a time", Example: "1m"},
			{Key: "open", Type: Duration, Does: "for so long", Example: "30s"},
			{Key: "probes", Type: Integer, Does: "then so many are let through to see", Example: "1"},
		}},
	}}
}
