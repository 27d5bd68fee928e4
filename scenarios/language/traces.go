package language

func workloadTrace() *Field {
	return &Field{Key: "trace", Type: Map, Does: "arrivals as they were recorded, in place of a rate", Example: "{file: worldcup98.csv.gz, format: rates}", Keys: append([]*Field{
		{Key: "file", Type: Filename, Does: "the recording", Example: "worldcup98.csv.gz", Required: true},
		{Key: "format", Type: Enum, Does: "a row is the arrivals of an interval, an event, or a sample of a saved answer of Prometheus", Values: []string{"rates", "events", "prometheus"}, Required: true},
		{Key: "time", Type: Union, Does: "the column of the time: RFC 3339, YYYY-MM-DD hh:mm:ss, or a number of seconds or of another unit", Otherwise: "the first", Example: "period", Any: []*Field{
			{Type: Name, Form: "name", Does: "numbers are seconds", Example: "period"},
			{Type: Map, Form: "column", Mark: "column", Does: "numbers are so many units", Keys: []*Field{
				{Key: "column", Type: Name, Does: "the name of the column", Example: "timestamp_ms", Required: true},
				{Key: "unit", Type: Duration, Does: "what one of it comes to", Example: "1ms", Required: true, Range: aboveZero},
			}},
		}},
		{Key: "value", Type: Name, Does: "of rates: the column of the number of arrivals", Otherwise: "the other one of two", Example: "count"},
		{Key: "value_is", Type: Enum, Does: "whether the value counts arrivals or is their rate", Values: []string{"count", "rate"}, Default: "count"},
		{Key: "interval", Type: Duration, Does: "how long a row stands for; of events: how long after the last one a loop begins again", Otherwise: "the shortest time between two rows; of events the mean", Example: "1m", Range: aboveZero},
		{Key: "scale", Type: Number, Does: "multiplies counts; what is left of an event goes to the next row", Default: "1", Example: "10", Range: &Range{Max: 1e9, Above: true, Words: "more than 0 and at most 1e9"}},
		{Key: "speedup", Type: Number, Does: "divides times", Default: "1", Example: "60", Range: between(1e-9, 1e9, "between 1e-9 and 1e9")},
		{Key: "loop", Type: Bool, Does: "starts again at the end", Default: "false"},
		{Key: "align", Type: Enum, Does: "whether the first row that is kept is t = 0, or rows stand at their own time", Values: []string{"start", "clock"}, Default: "start"},
	}, selection()...)}
}

// selection keeps some rows of a trace.
func selection() []*Field {
	return []*Field{
		{Key: "where", Type: Map, Does: "keeps the rows whose columns have these values", Example: "{predict_type: TXT_2_IMG}", Keys: []*Field{{Key: "*", Type: Name, Does: "the text of a column, or of a label of Prometheus", Example: "TXT_2_IMG"}}},
		{Key: "from", Type: Moment, Does: "keeps the rows from then on: so long after the first row, a date, or the first such time of day", Example: "1998-06-25T00:00:00Z"},
		{Key: "to", Type: Moment, Does: "keeps the rows before then: so long after the first row, a date, or the first such time of day after from", Example: "48h"},
		{Key: "limit", Type: Integer, Does: "keeps so many rows", Example: "1000", Range: fromOne},
	}
}
