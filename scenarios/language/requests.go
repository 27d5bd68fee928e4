package language

func requests() *Field {
	return &Field{Key: "requests", Type: Map, Does: "what asks for resources and holds them for a time, by name", Example: "{jobs: {rate: 30/min, resources: {cpu: 4}, duration: 1h}}", Keys: []*Field{
		{Key: "*", Type: Map, Does: "a class of requests", Keys: append(requestArrivals(), request()...)},
	}}
}

// requestArrivals is when requests come.
func requestArrivals() []*Field {
	return []*Field{
		requestTrace(),
		{Key: "rate", Type: Rate, Does: "the mean number of requests per time", Example: "30/min"},
		arrivals(),
		profile(),
		{Key: "at", Type: List, Does: "the instants at which one comes", Of: &Field{Type: Instant}, Example: "[2h, 3h]"},
		{Key: "start", Type: Instant, Does: "none comes before", Default: "0s"},
		{Key: "stop", Type: Instant, Does: "none comes from then on", Otherwise: "the horizon"},
		{Key: "count", Type: Integer, Does: "none comes after so many", Otherwise: "no limit", Range: fromOne},
		{Key: "fields", Type: Map, Does: "numbers that a request carries, by name; what it needs and how long may depend on them", Keys: []*Field{
			numbers.dist(Field{Key: "*", Does: "the number", Example: "{distribution: geometric, p: 0.2}"}),
		}},
		retry("what is refused, gives up or is not granted in time is sent again; nobody takes the old copy back: it is granted, too, when its turn comes", "10m"),
	}
}

// request is what a request asks for.
func request() []*Field {
	return []*Field{
		{Key: "resources", Type: Map, Does: "what it needs: cpu, memory, disk, gpu, anything named; a rate is drawn as long as it runs", Example: "{cpu: 4, memory: 8gb}", Keys: []*Field{
			requestCores.dist(Field{Key: "cpu", Does: "cores"}),
			requestSizes.dist(Field{Key: "memory", Does: "memory"}),
			requestSizes.dist(Field{Key: "disk", Does: "disk"}),
			requestNumbers.dist(Field{Key: "gpu", Does: "devices; below 1: a part of one"}),
			requestAmounts.dist(Field{Key: "*", Does: "anything that nodes or the cluster have, as a number, a size or a rate"}),
		}},
		requestTimes.dist(Field{Key: "duration", Does: "how long it holds them", Otherwise: "it stays", Example: "{mean: 1h, cv: 2}"}),
		{Key: "estimate", Type: Union, Does: "how long the scheduler is told that it takes, never below the duration", Example: "2h", Any: []*Field{
			{Type: Duration, Form: "time", Example: "2h", Does: "so long"},
			{Type: Map, Form: "factor", Mark: "factor", Does: "so many times the duration", Keys: []*Field{numbers.dist(Field{Key: "factor", Does: "times the duration", Required: true})}},
		}},
		priority(false),
		{Key: "tenant", Type: String, Does: "who it counts to; a path makes it count to all above, too", Otherwise: "the name of the requests", Example: "compliance/policy_analyzer"},
		{Key: "gang", Type: Integer, Does: "so many at once or none", Default: "1", Range: between(1, 100_000, "between 1 and 100000")},
		{Key: "checkpointable", Type: Union, Does: "what a preempted or killed one keeps: nothing, all, or up to its last such step", Default: "false", Any: []*Field{
			{Type: Bool, Form: "all", Does: "all or nothing"}, {Type: Duration, Form: "step", Does: "whole steps of so much work", Example: "10m", Range: aboveZero},
		}},
		{Key: "constraints", Type: Map, Does: "where it may run", Example: "{gpu_models: [T4]}", Keys: []*Field{
			{Key: "node_labels", Type: Map, Does: "labels that the node has", Example: "{disk-type: ssd}", Keys: []*Field{{Key: "*", Type: Name, Does: "the value of a label", Example: "ssd"}}},
			{Key: "anti_affinity", Type: List, Does: "groups, pools, label values or requests to stay away from", Of: &Field{Type: Name, Example: "general"}, Example: "[general]"},
			{Key: "topology", Type: Map, Does: "how it is spread", Keys: []*Field{
				{Key: "spread_constraint", Type: Enum, Does: "what to spread over: a zone may have at most one more of these requests than the one with fewest", Values: []string{"zone"}, Required: true},
				{Key: "hard", Type: Bool, Does: "whether it waits if that cannot be; else it goes anywhere then", Default: "false"},
			}},
			{Key: "tolerations", Type: List, Does: "taints that it bears", Of: &Field{Type: Name, Example: "gpu"}, Example: "[gpu]"},
			{Key: "gpu_models", Type: List, Does: "models of devices that will do", Of: &Field{Type: Name, Example: "T4"}, Example: "[T4]"},
		}},
		{Key: "patience", Type: Duration, Does: "gives up after waiting so long", Otherwise: "it waits as long as it takes", Example: "10m"},
	}
}
