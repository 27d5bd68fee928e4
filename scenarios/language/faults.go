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
		like("for", Duration, "how long", "10m"),
		{Key: "set", Type: Map, Does: "settings that change, by path", Keys: anyKeys("the new value"), Example: "{workloads.auth_events.rate: 150000/s}"},
		{Key: "set_quota", Type: Map, Does: "quotas that change, by tenant", Keys: anyKeys("the new limits"), Example: "{compliance: {cpu: 32}}"},
		group("slow", "a node becomes slower",
			like("node", Name, "which one", "general-3"),
			like("factor", Number, "so many times", "2"),
		),
		group("node_join", "machines come",
			like("group", Name, "of which group", "general"),
			usually("count", Integer, "how many", "1"),
		),
		group("node_leave", "a machine is drained and goes", like("node", Name, "which one", "general-3")),
		group("migrate_pool", "nodes move to another pool",
			like("from", Name, "from which", "a"),
			like("to", Name, "to which", "b"),
			usually("count", Integer, "how many", "1"),
		),
		like("trigger", Name, "what waits for this trigger begins", "audit"),
		group("rescale", "a process gets another parallelism",
			like("process", Name, "which one", "p"),
			like("parallelism", Integer, "the new one", "64"),
		),
		like("deploy", Name, "a process is restarted with a new version", "p"),
		like("cancel", Name, "a process ends", "p"),
	}}}
}
