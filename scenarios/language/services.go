package language

func services() *Field {
	return &Field{Key: "services", Type: Map, Does: "databases and interfaces of others, shared by all who call them, by name", Later: true, Keys: []*Field{
		{Key: "*", Type: Map, Does: "a station, first come first served, behind a token bucket", Keys: []*Field{
			times.dist(Field{Key: "processing_time", Does: "how long a call takes", Example: "2ms"}),
			{Key: "concurrency", Type: Integer, Does: "connections", Otherwise: "unbounded", Example: "200", Range: fromOne},
			{Key: "rate_limit", Type: Rate, Does: "calls per second that it takes", Otherwise: "no limit", Example: "50000/s"},
			{Key: "burst", Type: Integer, Does: "calls that it takes at once", Otherwise: "those of one second", Example: "1000"},
			{Key: "on_limit", Type: Enum, Does: "what happens above the limit", Values: []string{"wait", "fail"}, Default: "wait"},
			{Key: "failure_probability", Type: Share, Does: "the share of calls that fail", Default: "0%", Example: "0.1%"},
			failures(),
			outages(),
		}},
	}}
}
