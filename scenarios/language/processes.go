package language

func processes() *Field {
	return &Field{Key: "processes", Type: Map, Does: "what processes the events: graphs of operators, by name", Required: true, Unless: []string{"requests", "resources"}, Example: "{p: {runtime: ideal, operators: {o: {reads: orders, processing_time: 5ms}}}}", Keys: []*Field{
		{Key: "*", Type: Map, Does: "a graph of operators", Example: "{runtime: ideal, operators: {o: {reads: orders, processing_time: 5ms}}}", Keys: []*Field{
			{Key: "runtime", Type: Enum, Does: "ideal: a pure queueing network; flink: with what Apache Flink adds to it", Values: []string{"flink", "ideal"}, Default: "flink", Example: "ideal", LaterOnly: []string{"flink"}, Planned: true, Instead: "say runtime: ideal"},
			{Key: "mode", Type: Enum, Does: "streaming: all operators run at once; batch: each starts when its inputs have ended", Values: []string{"streaming", "batch"}, Default: "streaming", LaterOnly: []string{"batch"}, Planned: true, Instead: "say mode: streaming"},
			{Key: "start", Type: Instant, Does: "when the process is submitted", Default: "0s", Later: true},
			{Key: "repeat", Type: Duration, Does: "a batch process is submitted again after so long", Example: "24h", Later: true},
			{Key: "tenant", Type: String, Does: "the path in the quota tree that the process counts to", Otherwise: "the only team there", Example: "credit_card_team", Later: true, Planned: true},
			priority(true),
			{Key: "operators", Type: Map, Does: "the steps, by name", Required: true, Example: "{o: {reads: orders, processing_time: 5ms}}", Keys: []*Field{
				{Key: "*", Type: Map, Does: "a step, run by subtasks side by side", Keys: operator()},
			}},
			checkpointing(),
			restart(),
		}},
	}}
}

// priority is that of a request or process.
func priority(later bool) *Field {
	return &Field{Key: "priority", Type: Union, Does: "higher goes first", Default: "medium", Later: later, Any: []*Field{
		{Type: Enum, Values: []string{"critical", "high", "medium", "low"}, Example: "high", Does: "4, 3, 2, 1"},
		{Type: Integer, Range: anyNumber},
	}}
}

func checkpointing() *Field {
	return &Field{Key: "checkpointing", Type: Map, Does: "how the state is saved", Later: true, Keys: []*Field{
		{Key: "interval", Type: Duration, Does: "the time between checkpoints", Example: "60s"},
		{Key: "mode", Type: Enum, Does: "whether barriers are aligned", Values: []string{"exactly_once", "at_least_once"}, Default: "exactly_once"},
		{Key: "unaligned", Type: Bool, Does: "barriers overtake records", Default: "false"},
		{Key: "incremental", Type: Bool, Does: "only what changed is written", Default: "false"},
		{Key: "sync", Type: Duration, Does: "how long a subtask stands still for it", Example: "50ms"},
		{Key: "bandwidth", Type: Bandwidth, Does: "of a task manager to the store", Example: "200mb/s"},
	}}
}

func restart() *Field {
	return &Field{Key: "restart", Type: Map, Does: "how a failed process comes back, with Flink's names and defaults", Later: true, Keys: []*Field{
		{Key: "strategy", Type: Enum, Does: "the restart strategy", Values: []string{"exponential_delay", "fixed_delay", "failure_rate", "none"}, Default: "exponential_delay"},
		{Key: "initial_backoff", Type: Duration, Does: "the first delay", Example: "1s"},
		{Key: "bandwidth", Type: Bandwidth, Does: "of a task manager from the store", Example: "200mb/s"},
		{Key: "*", Type: Free, Does: "any other setting of the strategy, with _ for dashes"},
	}}
}
