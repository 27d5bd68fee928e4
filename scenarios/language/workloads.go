package language

func workloads() *Field {
	return &Field{Key: "workloads", Type: Map, Does: "what arrives: streams of events, by name", Keys: []*Field{
		{Key: "*", Type: Map, Does: "a stream of events", Keys: workload()},
	}}
}

// workload is what may be said of a stream of events.
func workload() []*Field {
	return []*Field{
		{Key: "rate", Type: Rate, Does: "the mean number of events per second, before the profile", Example: "100000/s"},
		arrivals(),
		{Key: "start", Type: Instant, Does: "nothing arrives before", Default: "0s"},
		{Key: "stop", Type: Instant, Does: "nothing arrives from then on", Example: "2h", Otherwise: "the horizon"},
		{Key: "count", Type: Integer, Does: "nothing arrives after so many events", Example: "1e6", Otherwise: "no limit", Range: fromOne},
		counts.dist(Field{Key: "batch", Does: "events that arrive at one instant; the rate still counts events", Default: "1", Example: "{distribution: geometric, p: 0.2}"}),
		profile(),
		eventSizes.dist(Field{Key: "bytes_per_event", Does: "the size of an event", Example: "1kb"}),
		{Key: "fields", Type: Map, Does: "further numbers that an event carries, by name; processing times and sizes may depend on them", Keys: []*Field{
			numbers.dist(Field{Key: "*", Does: "the number", Example: "{distribution: geometric, p: 0.2}"}),
		}},
		workloadKeys(),
		{Key: "priority", Type: Integer, Does: "higher goes first at operators with a priority discipline", Default: "0", Range: between(-1e9, 1e9, "between -1000000000 and 1000000000")},
		{Key: "max_rate", Type: Rate, Does: "the source lets in at most so many events per second; the others wait, as lag", Example: "120000/s", Otherwise: "no limit", Range: aboveZero},
		retryLater(),
		workloadTrace(),
	}
}

func arrivals() *Field {
	return &Field{Key: "arrivals", Type: Union, Does: "how arrivals are spread over time", Default: "poisson", Any: []*Field{
		{Type: Enum, Form: "word", Values: []string{"poisson", "constant", "saturated"}, Example: "poisson", Does: "independent of each other; evenly; or one always ready, without a rate"},
		{Type: Map, Form: "interarrival", Mark: "interarrival", Does: "with independent times between them, without a rate", Keys: []*Field{
			times.dist(Field{Key: "interarrival", Does: "the time from one arrival to the next", Example: "{distribution: erlang, k: 4, mean: 10ms}", Required: true}),
		}},
		{Type: Map, Form: "mmpp", Mark: "mmpp", Does: "in bursts: a Poisson process whose rate jumps as a Markov chain does", Keys: []*Field{
			{Key: "mmpp", Type: Map, Does: "the states of the chain", Required: true, Keys: []*Field{
				{Key: "rates", Type: List, Does: "the rate in each state; with rate given, they are scaled to that mean", Of: &Field{Type: Rate}, Example: "[10/s, 200/s]", Required: true},
				{Key: "generator", Type: List, Does: "jumps per second from each state (row) to each other; rows add up to 0", Of: &Field{Type: List, Of: &Field{Type: Number, Range: anyNumber}}, Example: "[[-1, 1], [3, -3]]", Required: true},
			}},
		}},
		{Type: Map, Form: "closed", Mark: "closed", Does: "from clients that wait for their event to leave everywhere before they think and send again, without a rate", Keys: []*Field{
			{Key: "closed", Type: Map, Does: "the clients", Required: true, Keys: []*Field{
				{Key: "clients", Type: Integer, Does: "how many there are", Example: "100", Range: between(1, 1e7, "between 1 and 10000000"), Required: true},
				times.dist(Field{Key: "think", Does: "how long a client thinks before it sends, first from t = 0", Default: "0s", Example: "{distribution: exponential, mean: 1s}"}),
			}},
		}},
	}}
}

func workloadKeys() *Field {
	return &Field{Key: "keys", Type: Union, Does: "how the keys of events are distributed", Otherwise: "all alike, more than can be counted", Example: "{count: 1000000, skew: 0.9}", Any: append(keyForms(),
		&Field{Type: Map, Form: "column", Mark: "column", Does: "as the trace has them", Keys: []*Field{
			{Key: "column", Type: Name, Does: "the column of the trace that holds the key, any text", Example: "user", Required: true},
		}})}
}

// keyForms are the ways to say how keys are distributed.
func keyForms() []*Field {
	return []*Field{
		{Type: Map, Form: "count", Does: "so many, by Zipf's law", Example: "{count: 1000000, skew: 0.9}", Keys: []*Field{
			{Key: "count", Type: Integer, Does: "the number of keys", Example: "1000000", Required: true, Range: fromOne},
			{Key: "skew", Type: Number, Does: "Zipf's exponent: key i has weight 1/(i+1)^skew; 0: all alike", Default: "0", Example: "0.9", Range: between(0, 20, "between 0 and 20")},
		}},
		{Type: Map, Form: "weights", Mark: "weights", Does: "by their share of the subtasks", Keys: []*Field{
			{Key: "weights", Type: List, Does: "the share of each subtask of the first hash exchange", Of: &Field{Type: Number}, Example: "[0.5, 0.3, 0.2]", Required: true},
		}},
	}
}

func retryLater() *Field {
	f := retry("what is dropped or not finished in time is sent again; the old copy still costs work", "2s")
	f.Later = true
	return f
}

// retry is how often something is sent, and when again.
func retry(does, timeout string) *Field {
	return &Field{Key: "retry", Type: Map, Does: does, Example: "{timeout: " + timeout + ", attempts: 3, backoff: " + timeout + "}", Keys: []*Field{
		{Key: "timeout", Type: Duration, Does: "how long the sender waits", Otherwise: "as long as it takes", Example: timeout, Range: aboveZero},
		{Key: "attempts", Type: Integer, Does: "how often it sends in all", Default: "3", Range: between(1, 100, "between 1 and 100")},
		times.dist(Field{Key: "backoff", Does: "how long it waits before it sends again", Default: "0s"}),
	}}
}
