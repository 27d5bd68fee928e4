package language

func compare() *Field {
	path := &Field{Key: "*", Type: List, Does: "a path of the scenario, as in --set, and the values to compare, the first being the baseline's", Of: &Field{Type: Free}, Example: "[2, 4]"}
	settings := func(key, does string) *Field {
		return &Field{Key: key, Type: Map, Does: does, Keys: []*Field{{Key: "*", Type: Free, Does: "a path of the scenario and its value", Example: "2"}}}
	}
	return &Field{Key: "compare", Type: Union, Does: "the variants to compare under the same random numbers: the cross product of values, the last axis fastest", Example: "{processes.p.operators.o.parallelism: [2, 4]}", Says: "paths and their values such as {processes.p.operators.o.parallelism: [2, 4]}, or a map of baseline, axes and variants", Any: []*Field{
		{Type: Map, Form: "axes", Keys: []*Field{path}, Does: "values by path", Example: "{processes.p.operators.o.parallelism: [2, 4]}"},
		{Type: Map, Form: "named", Mark: "variants", Does: "variants by name", Keys: comparison(settings, path), Example: "{variants: [{name: more, set: {processes.p.operators.o.parallelism: 4}}]}"},
		{Type: Map, Form: "named", Mark: "axes", Does: "values by path", Keys: comparison(settings, path), Example: "{axes: {processes.p.operators.o.parallelism: [2, 4]}}"},
		{Type: Map, Form: "named", Mark: "baseline", Does: "what the first variant sets, and the others do not", Keys: comparison(settings, path), Example: "{baseline: {processes.p.operators.o.parallelism: 2}}"},
	}}
}

// comparison is the long form of compare.
func comparison(settings func(key, does string) *Field, path *Field) []*Field {
	return []*Field{
		settings("baseline", "what the first variant sets"),
		{Key: "axes", Type: Map, Does: "values by path", Keys: []*Field{path}},
		{Key: "variants", Type: List, Does: "variants by name", Of: &Field{Type: Map, Keys: []*Field{
			{Key: "name", Type: String, Does: "what the variant is called", Example: "twice as many", Required: true},
			{Key: "env", Type: Name, Does: "the environment that is laid over the scenario first", Example: "production"},
			settings("set", "the values that it sets, by path"),
		}}},
	}
}

func thresholds() *Field {
	condition := &Field{Type: String, Example: `"<0.1"`}
	return &Field{Key: "thresholds", Type: Map, Does: "what counts as good enough: conditions on metrics, judged by their 95 % interval", Keys: []*Field{
		{Key: "*", Type: Union, Does: "a metric, as in latency_p99_s or \"wait_p99_s{process=a, operator=b}\", and its conditions: <, <=, >, >= and a value or a multiple of the baseline", Example: `["<0.1", "<=1.05*baseline"]`, Any: []*Field{
			condition,
			{Type: List, Of: condition},
		}},
	}}
}
