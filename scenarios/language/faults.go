package language

func faults() *Field {
	fault := func(key, does string) *Field {
		return &Field{Key: key, Type: Map, Does: does, Example: "{mtbf: 30d, repair: 2m}", Keys: []*Field{
			times.dist(Field{Key: "mtbf", Does: "the time from one failure to the next; a constant is the mean of an exponential one", Example: "30d", Required: true}),
			times.dist(Field{Key: "repair", Does: "how long until it is back", Example: "{mean: 2m, cv: 1}", Required: true}),
		}}
	}
	return &Field{Key: "faults", Type: Map, Does: "what fails at random, each on its own", Example: "{node: {mtbf: 30d, repair: 10m}}", Keys: append([]*Field{
		fault("node", "a machine"),
		fault("zone", "all machines of a zone"),
	}, notYet(fault("task_manager", "a worker"), fault("job_manager", "the master"))...)}
}

func events() *Field {
	return &Field{Key: "events", Type: List, Does: "what happens at given instants", Example: "[{at: 6h, fail: {node: general-3}, for: 10m}]", Of: &Field{Type: Map, Example: "{at: 6h, fail: {node: general-3}, for: 10m}", Keys: append([]*Field{
		{Key: "at", Type: Instant, Does: "when", Example: "6h", Required: true},
		{Key: "fail", Type: Map, Does: "what fails", Example: "{node: general-3}", Keys: append([]*Field{
			like("node", Name, "a node by name, or so many of all, drawn", "general-3"),
			like("zone", Name, "all nodes of a zone, by its name, or of so many zones, drawn", "a"),
		}, notYet(
			like("task_manager", Name, "a task manager, or so many", "tm-0"),
			like("job_manager", Name, "the master of a process", "p"),
			like("service", Name, "a service", "customer_db"),
			like("pool", Name, "all nodes of a pool", "gpu"),
		)...)},
		{Key: "for", Type: Duration, Does: "with fail: how long", Otherwise: "for good", Example: "10m", Range: aboveZero},
		group("node_join", "machines come",
			&Field{Key: "group", Type: Name, Does: "of which group, after those that it has", Example: "general", Required: true},
			&Field{Key: "count", Type: Integer, Does: "how many", Default: "1", Range: between(1, 100_000, "between 1 and 100000")},
		),
		group("node_leave", "a machine takes nothing more, and goes when it is empty", &Field{Key: "node", Type: Name, Does: "which one", Example: "general-3", Required: true}),
	}, notYet(laterEvents()...)...)}}
}

// laterEvents are those that this version refuses by name.
func laterEvents() []*Field {
	return []*Field{
		{Key: "set", Type: Map, Does: "settings that change, by path", Keys: anyKeys("the new value"), Example: "{workloads.auth_events.rate: 150000/s}"},
		{Key: "set_quota", Type: Map, Does: "quotas that change, by tenant", Keys: anyKeys("the new limits"), Example: "{compliance: {cpu: 32}}"},
		group("slow", "a node becomes slower",
			like("node", Name, "which one", "general-3"),
			like("factor", Number, "so many times", "2"),
		),
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
	}
}
