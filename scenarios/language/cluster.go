package language

func cluster() *Field {
	return &Field{Key: "cluster", Type: Map, Does: "the machines that requests are for", Example: "{nodes: {general: {count: 3, cpu: 8}}}", Keys: append([]*Field{
		named("nodes", "groups of machines, by name; their order breaks ties between them", "machines of one kind", nodes()...),
		named("instance_types", "what machines of a type have, by the name of the type", "a type of machine", machine()...),
		group("shared", "resources of the cluster as a whole, which no node has, by name", &Field{Key: "*", Type: Quantity, Does: "how much there is: a number, a size, or a rate", Example: "5000/min"}),
	}, notYet(
		&Field{Key: "resource_manager", Type: Enum, Does: "who gives machines to processes", Values: []string{"standalone", "active", "kubernetes", "yarn", "mesos"}, Default: "active", Planned: true},
		&Field{Key: "deployment", Type: Enum, Does: "whether processes share task managers", Values: []string{"session", "application"}, Default: "session", Planned: true},
		like("flink_version", String, "the version whose rules hold", `"2.0"`).planned(),
		group("flink_config", "options of Flink as they are", anyKeys("the value of an option")...).planned(),
		group("mesos_config", "options of Mesos as they are", anyKeys("the value of an option")...),
		usually("fine_grained", Bool, "slots have profiles of their own", "false").planned(),
		group("network", "the network between nodes",
			like("latency", Duration, "from node to node", "0.2ms"),
			like("zone_latency", Duration, "from zone to zone", "1ms"),
			usually("loss", Share, "the share of packets that are lost", "0"),
		),
		group("provisioning", "how machines come",
			times.dist(Field{Key: "delay", Does: "how long one takes to come", Example: "{mean: 90s, cv: 0.3}"}),
			usually("failure_probability", Share, "the share of orders that fail", "0"),
			usually("min", Integer, "the fewest nodes in all", "0"),
			like("max", Integer, "the most nodes in all", "100"),
		),
		times.dist(Field{Key: "worker_start", Does: "how long a task manager takes to start", Example: "{mean: 20s, cv: 0.3}"}),
		group("image", "what a node loads once before its first task manager",
			like("size", Size, "its size", "600mb"),
			like("bandwidth", Bandwidth, "how fast it is loaded", "1gbit/s"),
		),
		group("restart_backoff", "how long a failed worker waits before it starts again",
			like("initial", Duration, "the first time", "1s"),
			like("factor", Number, "and so many times as long each time after", "1.15"),
			like("max", Duration, "but never longer", "1h"),
		),
		strategy("autoscaler", "who orders and returns machines", "none"),
	)...)}
}

// nodes is a group of machines.
func nodes() []*Field {
	own := []*Field{
		{Key: "count", Type: Integer, Does: "how many there are at the start", Default: "1", Example: "16", Range: between(0, 100_000, "between 0 and 100000")},
		like("instance_type", Name, "their type, which says what is not said here", "m5.2xlarge"),
		{Key: "zones", Type: List, Does: "the zones they are dealt to in turn", Of: &Field{Type: Name, Example: "a"}, Example: "[a, b, c]"},
		nodeTrace(),
	}
	return append(append(own, machine()...), notYet(
		named("reserved", "what is kept for a role", "a role", anyKeys("an amount of a resource")...),
		like("min", Integer, "the fewest of the group", "3"),
		like("max", Integer, "the most of the group", "40"),
	)...)
}

// machine is what machines of one kind have.
func machine() []*Field {
	return []*Field{
		like("cpu", Cores, "cores of one", "8"),
		like("memory", Size, "memory of one", "32gb"),
		group("disk", "the disk of one", append([]*Field{like("size", Size, "its size", "500gb")}, notYet(
			like("iops", Number, "operations per second", "16000"),
			like("bandwidth", Bandwidth, "its bandwidth", "500mb/s"),
			like("latency", Duration, "of an operation", "200us"),
		)...)...),
		{Key: "gpu", Type: Integer, Does: "devices of one", Example: "8", Range: between(0, 64, "between 0 and 64")},
		like("gpu_model", Name, "their model", "T4"),
		like("network", Bandwidth, "the bandwidth of one", "10gbit/s"),
		group("resources", "anything else that one has, by name", &Field{Key: "*", Type: Quantity, Does: "how much: a number, a size, or a rate", Example: "2"}),
		group("system", "what the machine needs itself, and nobody gets",
			like("cpu", Cores, "cores", "200m"),
			like("memory", Size, "memory", "1gb"),
		),
		group("labels", "labels", &Field{Key: "*", Type: Name, Does: "the value of a label", Example: "ssd"}),
		{Key: "taints", Type: List, Does: "taints: only requests that bear them all run there", Of: &Field{Type: Name, Example: "gpu"}, Example: "[gpu]"},
		like("price", Money, "what one costs, as long as it is there", "0.384/h"),
		{Key: "frequency", Type: Number, Does: "speed relative to the machine that durations were measured on", Default: "1", Range: between(1e-3, 1e3, "between 0.001 and 1000")},
	}
}

// anyKeys are names that the scenario chooses, with values that are passed on.
func anyKeys(does string) []*Field { return []*Field{{Key: "*", Type: Free, Does: does}} }

// strategy is the name of a policy, or {policy, settings}.
func strategy(key, does, otherwise string) *Field {
	return &Field{Key: key, Type: Union, Does: does + "; a name or {policy, settings}", Default: otherwise, Example: otherwise, Any: []*Field{
		{Type: Name, Form: "name", Example: otherwise, Does: "with its own defaults"},
		{Type: Map, Form: "settings", Does: "with settings", Keys: []*Field{
			{Key: "policy", Type: Name, Does: "its name", Example: otherwise, Required: true},
			{Key: "*", Type: Free, Does: "a setting; simulate catalog lists them"},
		}},
	}}
}
