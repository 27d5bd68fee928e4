package language

func resources() *Field {
	return &Field{Key: "resources", Type: Map, Does: "a definition of processes and their resources, as it stands or read from a file", Later: true, Keys: []*Field{
		{Key: "file", Type: Union, Does: "the definition to read; keys beside it are laid over it", Example: "production.infra", Any: []*Field{
			{Type: Filename},
			{Type: List, Of: &Field{Type: Filename}},
		}},
		{Key: "_defaults", Type: Free, Does: "what holds where nothing else is said"},
		{Key: "_task_managers", Type: Map, Does: "the workers", Keys: []*Field{
			{Key: "slots_per_manager", Type: Integer, Does: "slots of one", Default: "1", Example: "4"},
			{Key: "task_memory", Type: Size, Does: "memory of a slot", Example: "4gb"},
			{Key: "task_cpu", Type: Cores, Does: "cores of a slot", Default: "1"},
			{Key: "count", Type: Integer, Does: "workers at the start", Example: "16"},
			{Key: "*", Type: Free, Does: "any other setting of a worker, as the definition has it"},
		}},
		{Key: "_quotas", Type: Free, Does: "quotas of teams"},
		{Key: "*", Type: Map, Does: "a process", Keys: []*Field{
			{Key: "parallelism", Type: Free, Does: "subtasks of an operator, or {initial, min, max}", Example: "64"},
			{Key: "max_parallelism", Type: Integer, Does: "key groups", Example: "1024"},
			{Key: "operators", Type: Free, Does: "settings by operator"},
			{Key: "slot_sharing", Type: Map, Does: "which operators share slots, and how large these are", Keys: []*Field{
				{Key: "groups", Type: List, Does: "the groups", Of: &Field{Type: Free}},
				{Key: "*", Type: Free, Does: "any other setting"},
			}},
			{Key: "auto_scale", Type: Map, Does: "how the parallelism follows the load", Keys: []*Field{
				{Key: "policy", Type: Enum, Does: "who decides", Values: []string{"threshold", "flink_autoscaler", "ds2", "hpa", "keda", "reactive", "predictive", "scheduled", "vpa", "dhalion", "static_peak", "oracle", "none"}, Default: "threshold"},
				times.dist(Field{Key: "delay", Does: "from a decision to its effect"}),
				{Key: "*", Type: Free, Does: "settings of a policy, under its name"},
			}},
			{Key: "auto_size", Type: Free, Does: "the load to size for"},
			{Key: "capacity", Type: Free, Does: "the load that it takes"},
			{Key: "*", Type: Free, Does: "any other setting of a process, as the definition has it"},
		}},
	}}
}
