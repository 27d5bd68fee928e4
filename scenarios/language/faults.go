package language

func faults() *Field {
	fault := func(key, does string) *Field {
		return &Field{Key: key, Type: Map, Does: does, Example: "{mtbf: 30d, repair: 2m}", Keys: []*Field{
			times.dist(Field{Key: "mtbf", Does: "the time from one failure to the next; a constant is the mean of an exponential one", Example: "30d"}),
			times.dist(Field{Key: "repair", Does: "how long until it is back", Example: "{mean: 2m, cv: 1}"}),
		}}
	}
	return &Field{Key: "faults", Type: Map, Does: "what fails at random, each on its own", Later: true, Keys: []*Field{
		fault("task_manager", "a worker"),
		fault("node", "a machine"),
		fault("zone", "all machines of a zone"),
		fault("job_manager", "the master"),
	}}
}

func events() *Field {
	return &Field{Key: "events", Type: List, Does: "what happens at given instants", Later: true, Example: "[{at: 6h, fail: {node: general-3}, for: 10m}]", Of: &Field{Type: Map, Keys: []*Field{
		{Key: "at", Type: Instant, Does: "when", Example: "6h", Required: true},
		{Key: "fail", Type: Map, Does: "what fails: a node, zone, task_manager, job_manager, service or pool, by name, or so many", Keys: anyKeys("a name or a number"), Example: "{node: general-3}"},
		{Key: "for", Type: Duration, Does: "how long", Example: "10m"},
		{Key: "set", Type: Map, Does: "settings that change, by path", Keys: anyKeys("the new value"), Example: "{workloads.auth_events.rate: 150000/s}"},
		{Key: "set_quota", Type: Map, Does: "quotas that change, by tenant", Keys: anyKeys("the new limits"), Example: "{compliance: {cpu: 32}}"},
		{Key: "slow", Type: Map, Does: "a node becomes slower", Keys: []*Field{
			{Key: "node", Type: Name, Does: "which one", Example: "general-3"},
			{Key: "factor", Type: Number, Does: "so many times", Example: "2"},
		}},
		{Key: "node_join", Type: Map, Does: "machines come", Keys: []*Field{
			{Key: "group", Type: Name, Does: "of which group", Example: "general"},
			{Key: "count", Type: Integer, Does: "how many", Default: "1"},
		}},
		{Key: "node_leave", Type: Map, Does: "a machine is drained and goes", Keys: []*Field{{Key: "node", Type: Name, Does: "which one", Example: "general-3"}}},
		{Key: "migrate_pool", Type: Map, Does: "nodes move to another pool", Keys: []*Field{
			{Key: "from", Type: Name, Does: "from which", Example: "a"},
			{Key: "to", Type: Name, Does: "to which", Example: "b"},
			{Key: "count", Type: Integer, Does: "how many", Default: "1"},
		}},
		{Key: "trigger", Type: Name, Does: "what waits for this trigger begins", Example: "audit"},
		{Key: "rescale", Type: Map, Does: "a process gets another parallelism", Keys: []*Field{
			{Key: "process", Type: Name, Does: "which one", Example: "p"},
			{Key: "parallelism", Type: Integer, Does: "the new one", Example: "64"},
		}},
		{Key: "deploy", Type: Name, Does: "a process is restarted with a new version", Example: "p"},
		{Key: "cancel", Type: Name, Does: "a process ends", Example: "p"},
	}}}
}
