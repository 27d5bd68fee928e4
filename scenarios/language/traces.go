package language

func workloadTrace() *Field {
	return &Field{Key: "trace", Type: Map, Does: "arrivals as they were recorded", Later: true, Example: "{file: worldcup98.csv.gz, format: rates}", Keys: append([]*Field{
		{Key: "file", Type: Filename, Does: "the recording", Example: "worldcup98.csv.gz", Required: true},
		{Key: "format", Type: Enum, Does: "a row is the arrivals of an interval, an event, or a sample of a saved answer of Prometheus", Values: []string{"rates", "events", "prometheus"}, Required: true},
		{Key: "time", Type: String, Does: "the column of the time", Example: "period"},
		{Key: "value", Type: String, Does: "the column of the number of arrivals", Example: "count"},
		{Key: "value_is", Type: Enum, Does: "whether the value counts arrivals or is their rate", Values: []string{"count", "rate"}, Default: "count"},
		{Key: "interval", Type: Duration, Does: "how long a row stands for", Example: "1m"},
		{Key: "scale", Type: Number, Does: "multiplies counts", Default: "1", Example: "10"},
		{Key: "speedup", Type: Number, Does: "divides times", Default: "1"},
		{Key: "loop", Type: Bool, Does: "starts again at the end", Default: "false"},
		{Key: "align", Type: Enum, Does: "whether the first row is t = 0 or stands at its own time", Values: []string{"start", "clock"}, Default: "start"},
	}, selection()...)}
}

// selection keeps some rows of a trace.
func selection() []*Field {
	return []*Field{
		{Key: "where", Type: Map, Does: "keeps the rows whose columns have these values", Example: "{predict_type: TXT_2_IMG}", Keys: []*Field{{Key: "*", Type: Free, Does: "the value of a column"}}},
		{Key: "from", Type: Instant, Does: "keeps the rows from then on"},
		{Key: "to", Type: Instant, Does: "keeps the rows before"},
		{Key: "limit", Type: Integer, Does: "keeps so many rows", Example: "1000"},
	}
}

// listTrace is a recorded list of requests or nodes.
func listTrace(formats []string, orders []string) *Field {
	return &Field{Key: "trace", Type: Map, Does: "a recorded list", Keys: append([]*Field{
		{Key: "file", Type: Filename, Does: "the recording", Example: "openb_pod_list_default.csv.gz", Required: true},
		{Key: "format", Type: Enum, Does: "what the columns mean", Values: formats, Required: true},
		{Key: "columns", Type: Map, Does: "of csv: the column of each value", Keys: []*Field{{Key: "*", Type: Free, Does: "a column, or {column, unit}"}}, Example: "{time: submitted_s, cpu: cores}"},
		{Key: "order", Type: Enum, Does: "by recorded time, as in the file, shuffled by the seed, or all at once", Values: orders, Default: orders[0]},
		{Key: "inflate", Type: Number, Does: "after the list, rows drawn from it until demand reaches so many times the capacity", Example: "1.3"},
	}, selection()...)}
}
