package language

// requestTrace is a recorded list of requests.
func requestTrace() *Field {
	keys := listTrace([]string{"openb", "swf", "csv", "kubernetes"}, "a pod of Alibaba's GPU traces (each takes one of a node's 1001 pods, too), a job of a parallel computer, a row of a table whose columns are named here, or a pod of kubectl get pods -o json", requestColumns())
	keys = append(keys,
		&Field{Key: "order", Type: Enum, Does: "time: as recorded; file: number k, from 0, at k seconds, none ending; shuffle: the same, shuffled by the seed; together: all at 0", Values: []string{"time", "file", "shuffle", "together"}, Default: "time"},
		&Field{Key: "inflate", Type: Number, Does: "after the list, rows drawn from it with replacement until demand (for GPUs, else for cores) reaches so many times the capacity", Example: "1.3", Range: above(0, "more than 0")},
	)
	return &Field{Key: "trace", Type: Map, Does: "requests as they were recorded, in place of a rate and of what they ask for", Example: "{file: pods.csv, format: openb}", Keys: append(keys, selection()...)}
}

// nodeTrace is a recorded list of machines.
func nodeTrace() *Field {
	keys := listTrace([]string{"openb", "csv", "kubernetes"}, "a machine of Alibaba's GPU traces, a row of a table whose columns are named here, or a node of kubectl get nodes -o json", nodeColumns())
	keys = append(keys, &Field{Key: "order", Type: Enum, Does: "the order that breaks ties: as in the file, or shuffled once per replication, by the seed", Values: []string{"file", "shuffle"}, Default: "file"})
	for _, f := range selection() {
		if f.Key == "where" || f.Key == "limit" {
			keys = append(keys, f)
		}
	}
	return &Field{Key: "trace", Type: Map, Does: "machines as they are listed in a file, in place of a count and of what each has", Example: "{file: nodes.csv, format: openb}", Keys: keys}
}

// listTrace is what all lists have.
func listTrace(formats []string, meaning string, columns []*Field) []*Field {
	return []*Field{
		{Key: "file", Type: Filename, Does: "the recording; gzip and zstd are read, too", Example: "openb_pod_list_default.csv.gz", Required: true},
		{Key: "format", Type: Enum, Does: "what a row is: " + meaning, Values: formats, Required: true},
		{Key: "columns", Type: Map, Does: "the column of each value; of openb, in place of the usual ones", Keys: columns, Example: "{cpu: cores}"},
	}
}

// column names a column of a list, with what one of its numbers comes to where that may differ.
func column(key string, unit Type, each, does string) *Field {
	name := &Field{Type: Name, Form: "name", Does: "by its name", Example: "column_of_" + key}
	return &Field{Key: key, Type: Union, Does: "the column of " + does, Example: "column_of_a", Any: []*Field{name, {Type: Map, Form: "column", Mark: "column", Does: "with what one of its numbers comes to", Keys: []*Field{
		{Key: "column", Type: Name, Does: "the name of the column", Example: "column_of_a", Required: true},
		{Key: "unit", Type: unit, Does: "what one of its numbers comes to", Example: each, Required: true, Range: aboveZero},
	}}}}
}

// texts is a column whose content has no unit.
func texts(key, does string) *Field {
	return &Field{Key: key, Type: Name, Does: "the column of " + does, Example: "column_of_" + key}
}

func requestColumns() []*Field {
	return []*Field{
		column("time", Duration, "1ms", "when it arrives; numbers are seconds"),
		column("end", Duration, "1ms", "when it ended, on the clock of time; empty: it stays"),
		column("duration", Duration, "1ms", "how long it holds what it gets, in seconds; empty: it stays"),
		column("estimate", Duration, "1ms", "how long the scheduler is told that it takes, in seconds; empty: its duration"),
		column("cpu", Cores, "1m", "cores"),
		column("memory", Size, "1MiB", "memory, in bytes"),
		column("disk", Size, "1gb", "disk, in bytes"),
		texts("gpu", "devices; below 1 a part of one"),
		texts("gpu_milli", "thousandths of each device"),
		texts("gpu_models", "models that will do, joined by |; empty: any"),
		texts("priority", "its priority: critical, high, medium, low, or a whole number"),
		texts("tenant", "the path of the tenant that it counts to"),
		texts("gang", "how many are granted at once"),
		texts("name", "its name"),
		column("*", Quantity, "1000/h", "anything that nodes or the cluster have"),
	}
}

func nodeColumns() []*Field {
	return []*Field{
		texts("name", "its name"),
		column("cpu", Cores, "1m", "cores"),
		column("memory", Size, "1MiB", "memory, in bytes"),
		column("disk", Size, "1gb", "disk, in bytes"),
		column("network", Bandwidth, "1gbit/s", "its bandwidth, in bytes per second"),
		texts("gpu", "devices"),
		texts("gpu_model", "their model"),
		column("*", Quantity, "1000/h", "anything else that it has"),
	}
}
