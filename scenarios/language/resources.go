package language

// resources is the definition of processes and what they get, as production keeps it.
func resources() *Field {
	return &Field{Key: "resources", Type: Map, Does: "a definition of processes and their resources, as it stands or read from a file", Example: "{p: {parallelism: 64, task_memory: 4gb}}", Keys: []*Field{
		{Key: "file", Type: Union, Does: "the definition to read, which has these keys below its own resources; later files lie over earlier ones, and keys beside it over all", Example: "production.infra", Any: []*Field{
			{Type: Filename},
			{Type: List, Of: &Field{Type: Filename}},
		}},
		{Key: "_defaults", Type: Map, Does: "what holds where nothing else is said", Same: "resources.*", Example: "{parallelism: 16}", Keys: settings()},
		named("_groups", "settings that processes share, by name; they lie over _defaults", "the settings of a group", settings()...).same("resources.*"),
		workers(),
		jobManager(),
		named("_quotas", "what teams may have in all, by name", "a team",
			like("max_total_parallelism", Integer, "of its processes together", "512"),
			like("max_total_memory", Size, "of their slots together", "1tb"),
			like("max_processes", Integer, "how many processes", "20"),
		),
		{Key: "*", Type: Map, Does: "a process", Example: "{parallelism: 64}", Keys: append([]*Field{
			{Key: "_group", Type: Name, Does: "the group whose settings it lies over", Example: "high_throughput"},
		}, settings()...)},
	}}
}

// settings are what may be said of a process.
func settings() []*Field {
	return []*Field{
		{Key: "parallelism", Type: Union, Does: "subtasks of each operator; a map where it follows the load", Default: "1", Example: "64", Any: []*Field{
			{Type: Integer, Form: "number", Example: "64", Range: subtasks},
			{Type: Map, Form: "bounds", Does: "where it starts, and how far it may go", Keys: []*Field{
				{Key: "initial", Type: Integer, Does: "at the start", Otherwise: "min", Example: "64", Range: subtasks},
				{Key: "min", Type: Integer, Does: "at least", Example: "32", Range: subtasks},
				{Key: "max", Type: Integer, Does: "at most", Example: "256", Range: subtasks},
			}},
		}},
		keyGroups(),
		{Key: "slot_sharing_group", Type: Name, Does: "the slot-sharing group of all its operators", Example: "enrichment-group"},
		named("operators", "settings of single operators, by name", "an operator",
			&Field{Key: "parallelism", Type: Integer, Does: "its subtasks", Otherwise: "as the process", Example: "64", Range: subtasks},
			keyGroups(),
			like("slot_sharing_group", Name, "its slot-sharing group", "sources"),
			&Field{Key: "chaining", Type: Enum, Does: "whether it runs in one thread with the operator before it and after it: with both, only with the one after it, with neither", Values: []string{"always", "head", "never"}, Default: "always"},
		),
		like("task_memory", Size, "of one slot: task heap and off-heap, managed and network memory", "4gb"),
		{Key: "task_cpu", Type: Cores, Does: "cores of one slot", Example: "2", Range: aboveZero},
		slotMemory(),
		group("jvm", "the virtual machines",
			&Field{Key: "options", Type: List, Does: "their arguments", Of: &Field{Type: String, Example: "-XX:+UseG1GC"}, Example: `["-XX:+UseG1GC"]`, Idle: "the virtual machine gets it as it stands; of it only MaxGCPauseMillis is held against the promised latency"},
			like("metaspace", Size, "for classes", "256mb"),
			like("metaspace_max", Size, "for classes at most, which is what has to be kept", "512mb"),
		),
		{Key: "cpu_shares", Type: Integer, Does: "the weight of a container when its node is short of CPU", Example: "1024", Range: atLeast(2, "2 or more"), Idle: "weights matter while a node is short of CPU; placement goes by requests"},
		group("kubernetes", "the container of a slot", group("cpu", "its cores",
			&Field{Key: "request", Type: Cores, Does: "what it is placed by", Example: "2.0", Range: aboveZero},
			&Field{Key: "limit", Type: Cores, Does: "what it may use", Example: "4.0", Range: aboveZero, Idle: "limits matter while it runs; placement goes by requests, which are only held against them"},
		)),
		network(),
		backpressure(),
		sharing(),
		{Key: "co_location", Type: List, Does: "operators whose subtasks of one index are in one slot", Of: &Field{Type: List, Of: &Field{Type: Name, Example: "source"}, Example: "[source, enrich]"}, Example: "[[source, enrich]]"},
		placementRules(),
		autoScale(),
		group("capacity", "what it is meant to hold; where nothing else says what arrives, it is this",
			eventRate("target_throughput", "events per second", "100000"),
			like("target_latency_p99", Duration, "of the 99th percentile", "100ms"),
		),
		group("auto_size", "the load to size for; where nothing else says what arrives, it is this",
			&Field{Key: "based_on", Type: Enum, Does: "what the size follows from", Values: []string{"throughput"}, Default: "throughput", Idle: "there is one way, by throughput"},
			eventRate("events_per_second", "events per second", "100000"),
			like("bytes_per_event", Size, "of an event", "1kb"),
			&Field{Key: "processing_time_ms", Type: Number, Does: "of an event, in milliseconds", Example: "5", Range: fromZero},
		),
		promises(),
		group("limits", "hard limits",
			like("max_parallelism", Integer, "of its operators", "256"),
			like("max_task_memory", Size, "of a slot", "8gb"),
			like("max_task_cpu", Cores, "of a slot", "4"),
		),
		group("cost", "what it may cost",
			&Field{Key: "max_monthly_cost", Type: Number, Does: "money a month of 730 h", Example: "10000"},
			&Field{Key: "instance_type_allowlist", Type: List, Does: "the types of machines that it may be on", Of: &Field{Type: Name, Example: "m5.xlarge"}, Example: "[m5.xlarge, m5.2xlarge]"},
		),
		monitoring(),
	}
}

// subtasks is how many an operator may have.
var subtasks = between(1, 1e6, "between 1 and 1000000")

func keyGroups() *Field {
	return &Field{Key: "max_parallelism", Type: Integer, Does: "the number of key groups, which the parallelism cannot exceed", Otherwise: "as Flink chooses it for the parallelism", Example: "256", Range: between(1, 32768, "between 1 and 32768")}
}

// eventRate is a number of events per second; the definition has it bare.
func eventRate(key, does, example string) *Field {
	return &Field{Key: key, Type: Union, Does: does, Example: example, Any: []*Field{
		{Type: Number, Form: "number", Example: example, Range: fromZero},
		{Type: Rate, Form: "rate", Example: example + "/s"},
	}}
}

func autoScale() *Field {
	return group("auto_scale", "how the parallelism follows the load",
		usually("enabled", Bool, "whether it does", "true"),
		&Field{Key: "policy", Type: Enum, Does: "who decides", Values: []string{"threshold", "flink_autoscaler", "ds2", "hpa", "keda", "reactive", "predictive", "scheduled", "vpa", "dhalion", "static_peak", "oracle", "none"}, Default: "threshold", Idle: "who decides matters while the process runs"},
		times.dist(Field{Key: "delay", Does: "from a decision to its effect"}).idle("it matters while the process runs"),
		&Field{Key: "metrics", Type: List, Does: "what threshold looks at", Example: "[{type: kafka_lag, target: 10000}]", Of: &Field{Type: Map, Keys: []*Field{
			{Key: "type", Type: Name, Does: "kafka_lag (events of the fullest partition), cpu_utilization (percent), or a metric of a process", Example: "kafka_lag", Required: true},
			{Key: "target", Type: Number, Does: "the value to stay below", Example: "10000", Required: true},
		}}},
		like("cooldown_period", Duration, "no decision for so long after a change", "5m"),
		&Field{Key: "scale_up_factor", Type: Number, Does: "times the parallelism, when a metric is above its target", Default: "2", Range: fromOne},
		&Field{Key: "scale_down_factor", Type: Number, Does: "times the parallelism, when all metrics are below so much of their targets", Default: "0.5", Range: between(0, 1, "between 0 and 1")},
		&Field{Key: "*", Type: Free, Does: "settings of a policy, under its name", Idle: "it matters while the process runs"},
	)
}

func promises() *Field {
	return group("sla", "what was promised",
		group("throughput", "events per second, while there is something to take",
			eventRate("min", "at least", "80000"),
			eventRate("target", "usually", "100000"),
		),
		group("latency", "of an event, from when it was due to when it has left",
			like("p50", Duration, "of one in two", "10ms"),
			like("p99", Duration, "of 99 in 100", "100ms"),
			like("max", Duration, "of all", "500ms").idle("a largest latency is a matter of a run: by theory every latency has some probability; it is only held against p50 and p99"),
		),
		like("availability", Share, "of the time that it runs", "99.9%"),
	)
}

func monitoring() *Field {
	return group("monitoring", "what is watched",
		group("resource_metrics", "series of resources",
			usually("enabled", Bool, "whether there are any", "true"),
			usually("interval", Duration, "the time between two looks", "15s"),
		).idle("it matters while the process runs"),
		&Field{Key: "alerts", Type: List, Does: "conditions, and what follows from them", Example: `[{name: high, condition: "memory_usage > 0.9", action: scale_up}]`, Of: &Field{Type: Map, Keys: []*Field{
			{Key: "name", Type: Name, Does: "its name", Example: "high_memory_usage", Required: true},
			{Key: "condition", Type: String, Does: "a metric, an operator and a number, and for how long that must hold", Example: `"memory_usage > 0.9"`, Required: true},
			{Key: "action", Type: Enum, Does: "what follows", Values: []string{"alert", "scale_up", "scale_down"}, Default: "alert"},
		}}},
	)
}
