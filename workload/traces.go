package workload

import "simulate/sim/catalog"

// Traces lists the formats of recordings.
var Traces = catalog.Catalog{
	{Name: "rates", Does: "a row is the number of arrivals in an interval, or their rate", Settings: []catalog.Setting{
		timeColumn,
		{Name: "value", Type: "column", Default: "the other one of two", Does: "the number of arrivals from the row's time on"},
		{Name: "value_is", Type: "count or rate", Default: "count", Does: "rate: the value is per second"},
		{Name: "interval", Type: "duration", Default: "the shortest time between two rows", Does: "how long a row stands for"},
	}},
	{Name: "events", Does: "a row is an event; its other columns are numbers and keys that it carries", Settings: []catalog.Setting{
		timeColumn,
		{Name: "interval", Type: "duration", Default: "the mean time between two rows", Does: "how long after the last row a loop begins again"},
	}},
	{Name: "prometheus", Does: "a saved answer to query_range with one time series; a sample is a row of rates", Settings: []catalog.Setting{
		{Name: "value_is", Type: "count or rate", Default: "count", Does: "rate: the value is per second"},
		{Name: "interval", Type: "duration", Default: "the shortest time between two samples", Does: "how long a sample stands for"},
	}},
}

var timeColumn = catalog.Setting{Name: "time", Type: "column", Default: "the first", Does: "when: RFC 3339, YYYY-MM-DD hh:mm:ss, or a number of seconds or of another unit"}
