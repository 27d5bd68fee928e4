package language

func cluster() *Field {
	return &Field{Key: "cluster", Type: Map, Does: "the machines", Later: true, Keys: []*Field{
		{Key: "resource_manager", Type: Enum, Does: "who gives machines to processes", Values: []string{"standalone", "active", "kubernetes", "yarn", "mesos"}, Default: "active"},
		{Key: "deployment", Type: Enum, Does: "whether processes share task managers", Values: []string{"session", "application"}, Default: "session"},
		like("flink_version", String, "the version whose rules hold", `"2.0"`),
		group("flink_config", "options of Flink as they are", anyKeys("the value of an option")...),
		group("mesos_config", "options of Mesos as they are", anyKeys("the value of an option")...),
		usually("fine_grained", Bool, "slots have profiles of their own", "false"),
		named("nodes", "groups of machines, by name", "machines of one kind", node()...),
		named("instance_types", "what machines of a type have, by the name of the type", "a type of machine", node()...),
		group("shared", "resources of the cluster as a whole, by name", anyKeys("a number or a rate")...),
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
	}}
}

// node is what machines of one kind have.
func node() []*Field {
	return []*Field{
		like("count", Integer, "how many there are at the start", "16"),
		like("cpu", Cores, "cores of one", "8"),
		like("memory", Size, "memory of one", "32gb"),
		like("instance_type", Name, "its type, which says the rest", "m5.2xlarge"),
		{Key: "zones", Type: List, Does: "the zones they are dealt to in turn", Of: &Field{Type: Name}, Example: "[a, b, c]"},
		group("labels", "labels", anyKeys("the value of a label")...),
		like("price", Money, "what one costs", "0.384/h"),
		like("gpu", Integer, "devices of one", "8"),
		like("gpu_model", Name, "their model", "T4"),
		like("network", Bandwidth, "the bandwidth of one", "10gbit/s"),
		usually("frequency", Number, "speed relative to the machine that times were measured on", "1"),
		{Key: "taints", Type: List, Does: "taints", Of: &Field{Type: Free}},
		group("disk", "the disk of one",
			like("size", Size, "its size", "500gb"),
			like("iops", Number, "operations per second", "16000"),
			like("bandwidth", Bandwidth, "its bandwidth", "500mb/s"),
			like("latency", Duration, "of an operation", "200us"),
		),
		group("system", "what the machine needs itself",
			like("cpu", Cores, "cores", "200m"),
			like("memory", Size, "memory", "1gb"),
		),
		named("reserved", "what is kept for a role", "a role", anyKeys("an amount of a resource")...),
		like("min", Integer, "the fewest of the group", "3"),
		like("max", Integer, "the most of the group", "40"),
		listTrace([]string{"openb", "csv"}, []string{"file", "shuffle"}),
	}
}

// anyKeys are names that the scenario chooses, with values that are passed on.
func anyKeys(does string) []*Field { return []*Field{{Key: "*", Type: Free, Does: does}} }

// strategy is the name of a policy, or {policy, settings}.
func strategy(key, does, otherwise string) *Field {
	return &Field{Key: key, Type: Union, Does: does + "; a name or {policy, settings}", Default: otherwise, Example: otherwise, Any: []*Field{
		{Type: Name},
		{Type: Map, Keys: []*Field{{Key: "policy", Type: Name, Does: "its name"}, {Key: "*", Type: Free, Does: "a setting"}}},
	}}
}
