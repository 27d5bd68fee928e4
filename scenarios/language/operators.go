package language

// exchanges are the ways that records reach subtasks.
var exchanges = []string{"forward", "hash", "rebalance", "rescale", "broadcast", "random", "shortest_queue"}

// operator is what may be said of one step of a process.
func operator() []*Field {
	return []*Field{
		inputs("reads", "the workloads that the operator takes its records from", "orders"),
		{Key: "partitions", Type: Integer, Does: "the partitions of the log that it reads; partition i is read by subtask i mod parallelism", Otherwise: "none: events go to subtasks by the exchange", Example: "64", Range: between(1, 1e6, "between 1 and 1000000")},
		inputs("after", "the operators that it takes its records from", "source"),
		{Key: "join", Type: Enum, Does: "all: waits for the copies of one record from all inputs, and goes on with one", Values: []string{"none", "all"}, Default: "none"},
		exchange(),
		recordTimes.dist(Field{Key: "processing_time", Does: "how long a server works on a record", Otherwise: "none", Example: "{mean: 0.6ms, cv: 1.2}"}),
		calls(),
		{Key: "concurrency", Type: Union, Does: "records in service at once in a subtask", Default: "1", Any: []*Field{
			{Type: Integer, Form: "number", Example: "1", Range: between(1, 1e6, "between 1 and 1000000")},
			{Type: Enum, Form: "unbounded", Values: []string{"unbounded"}},
		}},
		{Key: "cpu_share", Type: Number, Does: "the cores that a record in service uses; the rest of its time is waiting, which a shortage of CPU does not stretch", Default: "1", Later: true},
		{Key: "selectivity", Type: Union, Does: "records out per record in; a fraction is a probability", Default: "1", Example: "0.3", Says: "a number such as 0.3, {every: 10} or a distribution such as {mean: 2, cv: 1.2}", Any: append([]*Field{
			{Type: Map, Form: "every", Mark: "every", Does: "one for every so many", Keys: []*Field{
				{Key: "every", Type: Integer, Does: "one record out for every so many in, each subtask counting on its own", Example: "10", Range: fromOne, Required: true},
			}},
		}, recordCount.body.Any...)},
		{Key: "keys", Type: Union, Does: "a new key for the records from here on", Otherwise: "they keep theirs", Example: "{count: 50000}", Any: keyForms()},
		recordSizes.dist(Field{Key: "bytes_out", Does: "the size of a record that leaves", Otherwise: "as it came", Example: "1kb"}),
		state(),
		{Key: "heap", Type: Map, Does: "what the operator keeps on the heap", Later: true, Example: "{per_record: 10kb, live: 200mb}", Keys: []*Field{
			{Key: "per_record", Type: Size, Does: "what a record leaves to be collected", Example: "10kb"},
			{Key: "live", Type: Size, Does: "what stays", Example: "200mb"},
		}},
		window(),
		{Key: "batch", Type: Map, Does: "records are collected, then served as one with one draw", Example: "{max_size: 100, max_wait: 10ms}", Keys: []*Field{
			{Key: "max_size", Type: Integer, Does: "until there are so many", Example: "100", Range: between(1, 1e6, "between 1 and 1000000"), Required: true},
			{Key: "max_wait", Type: Duration, Does: "or the first has waited so long", Otherwise: "for as long as it takes", Example: "10ms", Range: aboveZero},
		}},
		{Key: "discipline", Type: Enum, Does: "who is served next; processor_sharing: all at once, each at min(1, concurrency / present)", Values: []string{"fifo", "priority", "preemptive_priority", "processor_sharing"}, Default: "fifo"},
		{Key: "buffer", Type: Union, Does: "waiting places of a subtask, not counting service", Default: "unbounded", Any: []*Field{
			{Type: Integer, Form: "number", Example: "1000", Range: between(0, 1e9, "between 0 and 1000000000")},
			{Type: Enum, Form: "unbounded", Values: []string{"unbounded"}},
		}},
		{Key: "on_full", Type: Enum, Does: "what happens to a record that finds no waiting place: block: it stays where it is and keeps its server; drop: it is lost", Values: []string{"block", "drop"}, Default: "block"},
		failures(),
		outages(),
		{Key: "parallelism", Type: Integer, Does: "the number of subtasks", Default: "1", Example: "4", Range: between(1, 1e6, "between 1 and 1000000")},
		{Key: "max_parallelism", Type: Integer, Does: "the number of key groups, which the parallelism cannot exceed", Otherwise: "as Flink chooses it for the parallelism", Example: "128", Range: between(1, 32768, "between 1 and 32768")},
		{Key: "transactional", Type: Bool, Does: "what it writes is visible at the next checkpoint", Default: "false", Later: true},
		{Key: "slot_sharing_group", Type: String, Does: "operators of one group share slots", Otherwise: "the group of its inputs, or default", Example: "sources", Later: true, Planned: true},
	}
}

// inputs are edges of the graph that lead to an operator: a name, an edge, or a list of both.
func inputs(key, does, example string) *Field {
	edge := []*Field{
		{Type: Name, Form: "name", Example: example},
		{Type: Map, Form: "edge", Keys: []*Field{
			{Key: "from", Type: Name, Does: "where the records come from", Example: example, Required: true},
			{Key: "share", Type: Share, Does: "the share of the records that take this edge and no other", Otherwise: "a copy of every record takes it", Example: "30%"},
			exchange(),
			{Key: "blocking", Type: Bool, Does: "the results are written to disk before they are read", Default: "false", Later: true, Planned: true},
		}},
	}
	several := &Field{Type: List, Form: "list", Of: &Field{Type: Union, Any: edge}, Example: "[" + example + "]"}
	return &Field{Key: key, Type: Union, Does: does + "; a list, or {from, share, exchange} to say more of one", Example: example, Any: append(edge, several)}
}

func exchange() *Field {
	return &Field{Key: "exchange", Type: Enum, Does: "how records reach the subtasks: to the sender's index, by key, in turn, in turn among the nearest, a copy to each, at random as the keys weigh them, to the shortest queue", Values: exchanges, Otherwise: "random with runtime: ideal", Example: "hash"}
}

func window() *Field {
	return &Field{Key: "window", Type: Map, Does: "records are held after their service until the window of time that they fall in ends", Example: "{size: 1m}", Keys: []*Field{
		{Key: "size", Type: Duration, Does: "how long a window is", Example: "1m", Range: aboveZero, Required: true},
		{Key: "slide", Type: Duration, Does: "how far each window starts after the one before", Otherwise: "the size", Example: "1m", Range: aboveZero},
		{Key: "offset", Type: Duration, Does: "when the first one starts", Default: "0s"},
		{Key: "emit", Type: Enum, Does: "what leaves at the end: the records, a result per key, or one result", Values: []string{"records", "per_key", "one"}, Default: "records"},
	}}
}

func failures() *Field {
	return &Field{Key: "failures", Type: Map, Does: "each subtask fails on its own and comes back; its work goes on", Example: "{up: {distribution: exponential, mean: 1h}, down: 30s}", Keys: []*Field{
		times.dist(Field{Key: "up", Does: "how long it works from one repair to the next failure", Example: "{distribution: exponential, mean: 1h}", Required: true}),
		times.dist(Field{Key: "down", Does: "how long a repair takes", Example: "30s", Required: true}),
		{Key: "clock", Type: Enum, Does: "busy: up time passes only while it works", Values: []string{"calendar", "busy"}, Default: "calendar"},
		{Key: "scope", Type: Enum, Does: "server: each of its servers fails on its own", Values: []string{"subtask", "server"}, Default: "subtask"},
	}}
}

func outages() *Field {
	return &Field{
		Key: "outages", Type: List, Does: "spans of time in which the whole operator stands still", Example: "[[10m, 12m]]",
		Of: &Field{Type: List, Does: "from one instant to another", Example: "[10m, 12m]", Each: []*Field{
			{Type: Instant, Does: "when it starts", Example: "10m"},
			{Type: Instant, Does: "when it ends", Example: "12m"},
		}},
	}
}

func calls() *Field {
	return &Field{Key: "calls", Type: Map, Does: "then it calls a service, holding its place", Later: true, Keys: []*Field{
		{Key: "service", Type: Name, Does: "which one", Example: "customer_db", Required: true},
		{Key: "share", Type: Share, Does: "the share of records that call it", Default: "100%"},
		{Key: "timeout", Type: Duration, Does: "how long it waits for an answer", Example: "50ms"},
		{Key: "attempts", Type: Integer, Does: "how often it tries", Default: "1"},
		times.dist(Field{Key: "backoff", Does: "how long it waits before it tries again"}),
		{Key: "on_failure", Type: Enum, Does: "what happens to the record, or to the job", Values: []string{"drop", "continue", "fail"}, Default: "fail"},
	}}
}

func state() *Field {
	return &Field{Key: "state", Type: Map, Does: "what the operator remembers by key", Later: true, Example: "{bytes_per_key: 2kb, keys: 5000000, backend: rocksdb}", Keys: []*Field{
		{Key: "bytes_per_key", Type: Size, Does: "the size of the state of a key", Example: "2kb"},
		{Key: "keys", Type: Integer, Does: "the number of keys with state", Example: "5000000"},
		{Key: "backend", Type: Enum, Does: "where it is kept", Values: []string{"rocksdb", "heap"}, Default: "rocksdb"},
		{Key: "ttl", Type: Duration, Does: "how long a key is remembered", Example: "7d"},
		{Key: "accesses", Type: Number, Does: "accesses per record", Default: "1"},
		{Key: "hit_time", Type: Duration, Does: "how long an access takes that finds its block in memory", Example: "2us"},
		{Key: "miss_time", Type: Duration, Does: "how long one takes that does not", Example: "150us"},
	}}
}
