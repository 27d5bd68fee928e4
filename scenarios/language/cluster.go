package language

func cluster() *Field {
	return &Field{Key: "cluster", Type: Map, Does: "the machines", Later: true, Keys: []*Field{
		{Key: "resource_manager", Type: Enum, Does: "who gives machines to processes", Values: []string{"standalone", "active", "kubernetes", "yarn", "mesos"}, Default: "active"},
		{Key: "deployment", Type: Enum, Does: "whether processes share task managers", Values: []string{"session", "application"}, Default: "session"},
		{Key: "flink_version", Type: String, Does: "the version whose rules hold", Example: `"2.0"`},
		{Key: "flink_config", Type: Map, Does: "options of Flink as they are", Keys: anyKeys("the value of an option")},
		{Key: "mesos_config", Type: Map, Does: "options of Mesos as they are", Keys: anyKeys("the value of an option")},
		{Key: "fine_grained", Type: Bool, Does: "slots have profiles of their own", Default: "false"},
		{Key: "nodes", Type: Map, Does: "groups of machines, by name", Keys: []*Field{{Key: "*", Type: Map, Does: "machines of one kind", Keys: node()}}},
		{Key: "instance_types", Type: Map, Does: "what machines of a type have, by the name of the type", Keys: []*Field{{Key: "*", Type: Map, Does: "a type of machine", Keys: node()}}},
		{Key: "shared", Type: Map, Does: "resources of the cluster as a whole, by name", Keys: anyKeys("a number or a rate")},
		{Key: "network", Type: Map, Does: "the network between nodes", Keys: []*Field{
			{Key: "latency", Type: Duration, Does: "from node to node", Example: "0.2ms"},
			{Key: "zone_latency", Type: Duration, Does: "from zone to zone", Example: "1ms"},
			{Key: "loss", Type: Share, Does: "the share of packets that are lost", Default: "0"},
		}},
		{Key: "provisioning", Type: Map, Does: "how machines come", Keys: []*Field{
			times.dist(Field{Key: "delay", Does: "how long one takes to come", Example: "{mean: 90s, cv: 0.3}"}),
			{Key: "failure_probability", Type: Share, Does: "the share of orders that fail", Default: "0"},
			{Key: "min", Type: Integer, Does: "the fewest nodes in all", Default: "0"},
			{Key: "max", Type: Integer, Does: "the most nodes in all", Example: "100"},
		}},
		times.dist(Field{Key: "worker_start", Does: "how long a task manager takes to start", Example: "{mean: 20s, cv: 0.3}"}),
		{Key: "image", Type: Map, Does: "what a node loads once before its first task manager", Keys: []*Field{
			{Key: "size", Type: Size, Does: "its size", Example: "600mb"},
			{Key: "bandwidth", Type: Bandwidth, Does: "how fast it is loaded", Example: "1gbit/s"},
		}},
		{Key: "restart_backoff", Type: Map, Does: "how long a failed worker waits before it starts again", Keys: []*Field{
			{Key: "initial", Type: Duration, Does: "the first time", Example: "1s"},
			{Key: "factor", Type: Number, Does: "and so many times as long each time after", Example: "1.15"},
			{Key: "max", Type: Duration, Does: "but never longer", Example: "1h"},
		}},
		strategy("autoscaler", "who orders and returns machines", "none"),
	}}
}

// node is what machines of one kind have.
func node() []*Field {
	return []*Field{
		{Key: "count", Type: Integer, Does: "how many there are at the start", Example: "16"},
		{Key: "cpu", Type: Cores, Does: "cores of one", Example: "8"},
		{Key: "memory", Type: Size, Does: "memory of one", Example: "32gb"},
		{Key: "instance_type", Type: Name, Does: "its type, which says the rest", Example: "m5.2xlarge"},
		{Key: "zones", Type: List, Does: "the zones they are dealt to in turn", Of: &Field{Type: Name}, Example: "[a, b, c]"},
		{Key: "labels", Type: Map, Does: "labels", Keys: anyKeys("the value of a label")},
		{Key: "price", Type: Money, Does: "what one costs", Example: "0.384/h"},
		{Key: "gpu", Type: Integer, Does: "devices of one", Example: "8"},
		{Key: "gpu_model", Type: Name, Does: "their model", Example: "T4"},
		{Key: "network", Type: Bandwidth, Does: "the bandwidth of one", Example: "10gbit/s"},
		{Key: "frequency", Type: Number, Does: "speed relative to the machine that times were measured on", Default: "1"},
		{Key: "taints", Type: List, Does: "taints", Of: &Field{Type: Free}},
		{Key: "disk", Type: Map, Does: "the disk of one", Keys: []*Field{
			{Key: "size", Type: Size, Does: "its size", Example: "500gb"},
			{Key: "iops", Type: Number, Does: "operations per second", Example: "16000"},
			{Key: "bandwidth", Type: Bandwidth, Does: "its bandwidth", Example: "500mb/s"},
			{Key: "latency", Type: Duration, Does: "of an operation", Example: "200us"},
		}},
		{Key: "system", Type: Map, Does: "what the machine needs itself", Keys: []*Field{
			{Key: "cpu", Type: Cores, Does: "cores", Example: "200m"},
			{Key: "memory", Type: Size, Does: "memory", Example: "1gb"},
		}},
		{Key: "reserved", Type: Map, Does: "what is kept for a role", Keys: []*Field{{Key: "*", Type: Map, Does: "a role", Keys: anyKeys("an amount of a resource")}}},
		{Key: "min", Type: Integer, Does: "the fewest of the group", Example: "3"},
		{Key: "max", Type: Integer, Does: "the most of the group", Example: "40"},
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
