package language

// scenario is the whole language.
var scenario = &Field{Type: Map, Does: "what arrives, what processes it, on which machines, what may go wrong, what is compared, and what counts as good enough", Keys: []*Field{
	{Key: "name", Type: String, Does: "what the scenario is called in results", Otherwise: "the name of the file", Example: "evening peak"},
	{Key: "description", Type: String, Does: "the question that the scenario answers"},
	{Key: "currency", Type: String, Does: "the name of the money that prices are in", Default: "USD"},
	{Key: "extends", Type: Union, Does: "the scenario files that this one is laid over, the first one at the bottom", Example: "base.yaml", Any: []*Field{
		{Type: Filename},
		{Type: List, Of: &Field{Type: Filename}},
	}},
	{Key: "vars", Type: Map, Does: "values that ${NAME} stands for anywhere in the scenario", Keys: []*Field{
		{Key: "*", Type: Free, Does: "a single value", Example: "100/s"},
	}},
	{Key: "environments", Type: Map, Does: "named parts of a scenario, laid over the rest by --env NAME", Keys: []*Field{
		{Key: "*", Type: Map, Does: "any part of a scenario; null removes a key", Example: "{horizon: 10m}"},
	}},
	{Key: "start_time", Type: Timestamp, Does: "the wall clock at the start, t = 0; times of day are in its zone", Otherwise: "t = 0 is 00:00 of an unknown day"},
	{Key: "horizon", Type: Union, Does: "how long arrivals go on; with a trace, by default until the longest one is over: of requests, until the last one has ended", Default: "1h", Any: []*Field{
		{Type: Duration, Example: "24h", Range: aboveZero, Form: "time", Does: "for so long"},
		{Type: Map, Form: "events", Mark: "events", Does: "until so many have arrived", Keys: []*Field{
			{Key: "events", Type: Integer, Does: "until so many events have arrived, over all workloads, and requests, together", Example: "1e7", Range: fromOne, Required: true},
		}},
	}},
	{Key: "drain", Type: Duration, Does: "how long after the horizon what is inside may go on; nothing arrives any more, and averages over time have ended", Otherwise: "the horizon"},
	{Key: "warmup", Type: Union, Does: "what is deleted from the start of every statistic: found by the MSER-5 rule, nothing, or so long", Otherwise: "auto where the load is constant, else none", Any: []*Field{
		{Type: Enum, Values: []string{"auto", "none"}, Example: "auto", Form: "word", Does: "found by the MSER-5 rule, or nothing"},
		{Type: Duration, Example: "10m", Form: "time", Does: "so long"},
	}},
	{Key: "seed", Type: Seed, Does: "the number from which all randomness comes; equal seeds give equal results", Default: "1"},
	{Key: "replications", Type: Union, Does: "how often the run is repeated with other random numbers; auto: until the precision is met", Default: "16", Any: []*Field{
		{Type: Integer, Example: "16", Range: between(1, 1e6, "between 1 and 1000000"), Form: "number", Does: "so often"},
		{Type: Enum, Values: []string{"auto"}, Form: "auto", Does: "until the precision is met"},
	}},
	precision(),
	{Key: "fidelity", Type: Enum, Does: "auto: operators that nothing flows back to are simulated by exact recursions, which give the same records, times and results sooner; event: all are simulated event by event", Values: []string{"event", "auto"}, Default: "auto"},
	resources(),
	{Key: "limits", Type: Free, Does: "the limits of a configuration of agents, as they stand there", Later: true},
	{Key: "policies", Type: Free, Does: "the policies of a configuration of agents, as they stand there", Later: true},
	observe(),
	workloads(),
	services(),
	processes(),
	requests(),
	cluster(),
	scheduling(),
	faults(),
	events(),
	compare(),
	recommend(),
	thresholds(),
}}

func precision() *Field {
	share := func(key, of, target string) *Field {
		return &Field{Key: key, Type: Share, Does: "of " + of, Default: target, Range: &Range{Max: 1, Above: true, Words: "more than 0% and at most 100%"}}
	}
	return &Field{Key: "precision", Type: Map, Does: "the half-width of the 95 % interval to reach, relative to the value, by class of metric", Example: "{mean: 2%, p99: 5%}", Keys: []*Field{
		share("mean", "means", "2%"),
		share("p50", "medians", "2%"),
		share("p90", "90th percentiles", "2%"),
		share("p95", "95th percentiles", "5%"),
		share("p99", "99th percentiles", "5%"),
		share("p999", "99.9th percentiles", "10%"),
	}}
}

func observe() *Field {
	return &Field{Key: "observe", Type: Map, Does: "what is recorded over time", Keys: []*Field{
		{Key: "interval", Type: Duration, Does: "the time between the points of a series; at most 100,000 points are kept, fewer with more than 16 replications, and a finding says when the time had to be longer", Otherwise: "a round one, about a thousandth of the horizon", Example: "15s", Range: aboveZero},
		{Key: "at", Type: List, Does: "further instants at which series have a point", Of: &Field{Type: Instant}, Example: "[1s, 5s]"},
		{Key: "subtasks", Type: Integer, Does: "operators with at most so many subtasks are also shown subtask by subtask", Default: "0", Example: "64"},
		{Key: "snapshots", Type: List, Does: "instants at which an overview of all resources is kept", Of: &Field{Type: Instant}, Example: "[6h]", Later: true},
	}}
}
