package language

func recommend() *Field {
	return &Field{Key: "recommend", Type: Map, Does: "which settings to look for", Later: true, Keys: []*Field{
		{Key: "search", Type: Map, Does: "the settings that may change: values, or bounds, by path", Keys: anyKeys("a list of values or {min, max}"), Example: "{resources.p.parallelism: {min: 16, max: 1024}}"},
		{Key: "minimise", Type: Name, Does: "the metric to make small", Default: "cost_per_month"},
		{Key: "subject_to", Type: Union, Does: "what must hold", Default: "sla", Any: []*Field{
			{Type: Enum, Values: []string{"sla"}, Does: "every sla and threshold of the scenario"},
			{Type: List, Of: &Field{Type: String, Example: `"latency_p99_s<0.1"`}},
		}},
		{Key: "confidence", Type: Share, Does: "how sure it must be", Default: "95%"},
		{Key: "survive", Type: Map, Does: "what may be lost at the peak", Keys: []*Field{
			{Key: "task_managers", Type: Integer, Does: "so many workers", Default: "0"},
			{Key: "nodes", Type: Integer, Does: "so many machines", Default: "0"},
			{Key: "zones", Type: Integer, Does: "so many zones", Default: "0"},
			{Key: "catch_up", Type: Duration, Does: "after so long the lag is gone and the sla holds again", Example: "5m"},
		}},
		{Key: "headroom", Type: Share, Does: "it must also hold at so much more load", Default: "0%", Example: "20%", Range: fromZero},
		{Key: "budget", Type: Map, Does: "how much may be simulated", Keys: []*Field{
			{Key: "events", Type: Integer, Does: "so many events", Example: "1e10"},
		}},
	}}
}
