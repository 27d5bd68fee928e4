package language

func requests() *Field {
	return &Field{Key: "requests", Type: Map, Does: "what asks for resources and holds them for a time, by name", Later: true, Keys: []*Field{
		{Key: "*", Type: Map, Does: "a class of requests", Keys: append(requestArrivals(), request()...)},
	}}
}

// requestArrivals is when requests come.
func requestArrivals() []*Field {
	return []*Field{
		listTrace([]string{"openb", "swf", "csv", "kubernetes"}, []string{"time", "file", "shuffle", "together"}),
		{Key: "rate", Type: Rate, Does: "the mean number of requests per time", Example: "30/min"},
		arrivals(),
		profile(),
		{Key: "at", Type: List, Does: "the instants at which one comes", Of: &Field{Type: Instant}, Example: "[2h, 3h]"},
		{Key: "start", Type: Instant, Does: "none comes before", Default: "0s"},
		{Key: "stop", Type: Instant, Does: "none comes from then on", Otherwise: "the horizon"},
		{Key: "count", Type: Integer, Does: "none comes after so many", Otherwise: "no limit", Range: fromOne},
		{Key: "fields", Type: Map, Does: "further numbers that a request carries, by name", Keys: []*Field{numbers.dist(Field{Key: "*", Does: "the number"})}},
		retry(),
	}
}

// request is what a request asks for.
func request() []*Field {
	return []*Field{
		{Key: "resources", Type: Map, Does: "what it needs: cpu, memory, disk, gpu, anything named; a rate is drawn as long as it runs", Example: "{cpu: 4, memory: 8gb}", Keys: []*Field{
			coresAsked.dist(Field{Key: "cpu", Does: "cores"}),
			sizes.dist(Field{Key: "memory", Does: "memory"}),
			sizes.dist(Field{Key: "disk", Does: "disk"}),
			numbers.dist(Field{Key: "gpu", Does: "devices; below 1: a part of one"}),
			{Key: "*", Type: Free, Does: "anything that nodes or the cluster have, as a number or a rate"},
		}},
		times.dist(Field{Key: "duration", Does: "how long it holds them", Otherwise: "it stays", Example: "{mean: 1h, cv: 2}"}),
		{Key: "estimate", Type: Union, Does: "how long the scheduler is told that it takes, never below the duration", Example: "2h", Any: []*Field{
			{Type: Duration},
			{Type: Map, Mark: "factor", Keys: []*Field{numbers.dist(Field{Key: "factor", Does: "times the duration", Default: "1"})}},
		}},
		priority(false),
		{Key: "tenant", Type: String, Does: "the path in the quota tree that it counts to", Otherwise: "its name", Example: "compliance/policy_analyzer"},
		{Key: "gang", Type: Integer, Does: "so many at once or none", Default: "1", Range: fromOne},
		{Key: "checkpointable", Type: Union, Does: "what a preempted or killed one keeps: nothing, all, or up to its last such step", Default: "false", Any: []*Field{{Type: Bool}, {Type: Duration}}},
		{Key: "constraints", Type: Map, Does: "where it may run", Example: "{gpu_models: [T4]}", Keys: []*Field{
			{Key: "node_labels", Type: Map, Does: "labels that the node has", Keys: []*Field{{Key: "*", Type: Free, Does: "the value of a label"}}},
			{Key: "anti_affinity", Type: List, Does: "groups, pools, label values or requests to stay away from", Of: &Field{Type: Name}},
			{Key: "topology", Type: Map, Does: "how it is spread", Keys: []*Field{
				{Key: "spread_constraint", Type: String, Does: "what to spread over", Example: "zone"},
				{Key: "hard", Type: Bool, Does: "whether it must be so", Default: "false"},
			}},
			{Key: "tolerations", Type: List, Does: "taints that it bears", Of: &Field{Type: Free}},
			{Key: "gpu_models", Type: List, Does: "models of devices that will do", Of: &Field{Type: Name}, Example: "[T4]"},
		}},
		{Key: "patience", Type: Duration, Does: "gives up after so long", Example: "10m"},
	}
}
