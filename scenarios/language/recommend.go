package language

func recommend() *Field {
	return &Field{Key: "recommend", Type: Map, Does: "which settings to look for", Later: true, Keys: []*Field{
		{Key: "search", Type: Map, Does: "the settings that may change: values, or bounds, by path", Keys: anyKeys("a list of values or {min, max}"), Example: "{resources.p.parallelism: {min: 16, max: 1024}}"},
		usually("minimise", Name, "the metric to make small", "cost_per_month"),
		{Key: "subject_to", Type: Union, Does: "what must hold", Default: "sla", Any: []*Field{
			{Type: Enum, Values: []string{"sla"}, Does: "every sla and threshold of the scenario"},
			{Type: List, Of: &Field{Type: String, Example: `"latency_p99_s<0.1"`}},
		}},
		usually("confidence", Share, "how sure it must be", "95%"),
		group("survive", "what may be lost at the peak",
			usually("task_managers", Integer, "so many workers", "0"),
			usually("nodes", Integer, "so many machines", "0"),
			usually("zones", Integer, "so many zones", "0"),
			like("catch_up", Duration, "after so long the lag is gone and the sla holds again", "5m"),
		),
		{Key: "headroom", Type: Share, Does: "it must also hold at so much more load", Default: "0%", Example: "20%", Range: fromZero},
		group("budget", "how much may be simulated",
			like("events", Integer, "so many events", "1e10"),
		),
	}}
}
