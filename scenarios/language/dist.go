package language

// amounts is a kind of random amount: its unit, what a constant may be, and what it may depend on.
type amounts struct {
	name   string
	unit   Type
	values [3]string // examples: small, middle, large
	limits *Range
	record bool // of a record: may depend on what the record carries and where it comes from
	trace  bool // of an event: may be read from a trace
	asked  bool // of a request: may depend on its fields
	body   *Field
}

// The kinds of random amounts that a scenario knows.
var (
	times       = amounts{name: "random_duration", unit: Duration, values: [3]string{"2ms", "5ms", "30ms"}}.made()
	eventSizes  = amounts{name: "event_size", unit: Size, values: [3]string{"512b", "1kb", "32kb"}, trace: true}.made()
	numbers     = amounts{name: "random_number", unit: Number, values: [3]string{"1", "2", "10"}}.made()
	counts      = amounts{name: "random_count", unit: Number, values: [3]string{"1", "2", "10"}, limits: fromOne}.made()
	recordTimes = amounts{name: "record_duration", unit: Duration, values: [3]string{"2ms", "5ms", "30ms"}, record: true}.made()
	recordSizes = amounts{name: "record_size", unit: Size, values: [3]string{"512b", "1kb", "32kb"}, record: true}.made()
	recordCount = amounts{name: "record_number", unit: Number, values: [3]string{"1", "2", "10"}, record: true}.made()

	requestTimes   = amounts{name: "request_duration", unit: Duration, values: [3]string{"10m", "1h", "8h"}, asked: true}.made()
	requestCores   = amounts{name: "request_cores", unit: Cores, values: [3]string{"0.5", "1", "4"}, asked: true}.made()
	requestSizes   = amounts{name: "request_size", unit: Size, values: [3]string{"1gb", "4gb", "32gb"}, asked: true}.made()
	requestNumbers = amounts{name: "request_number", unit: Number, values: [3]string{"1", "2", "8"}, asked: true}.made()
	requestAmounts = amounts{name: "request_quantity", unit: Quantity, values: [3]string{"1", "2", "10"}, asked: true}.made()
)

// made is a with its forms, which may hold the whole again.
func (a amounts) made() amounts {
	a.body = &Field{Type: Union, Shared: a.name}
	a.body.Any = a.forms()
	return a
}

// dist makes f a random amount: a constant or one of the distributions.
func (a amounts) dist(f Field) *Field {
	f.Type, f.As = Union, a.body
	f.Says = a.says()
	if f.Example == "" {
		f.Example = a.example()
	}
	return &f
}

// forms are the ways to write a random amount.
func (a amounts) forms() []*Field {
	forms := []*Field{{Type: a.unit, Form: "constant", Does: "always the same", Range: a.limits, Example: a.example()}}
	forms = append(forms, a.distributions()...)
	forms = append(forms, a.lognormal(""))
	if a.record || a.trace || a.asked {
		forms = append(forms, a.column(), a.sum())
	}
	if a.record {
		forms = append(forms, a.cases("by_workload", "by the workload that the event comes from"), a.cases("by_input", "by the operator or workload that the record comes from directly"))
	}
	return forms
}

// distributions are the forms that name one.
func (a amounts) distributions() []*Field {
	cv := parameter("cv", "standard deviation by mean")
	forms := []*Field{
		a.named("constant", "always the same", a.amount("value", "the value")),
		a.named("exponential", "memoryless", a.amount("mean", "the mean")),
		a.named("erlang", "a sum of k exponential parts", integer("k", "the number of parts"), a.amount("mean", "the mean")),
		a.named("gamma", "between exponential and constant, or more variable", a.amount("mean", "the mean"), cv),
		a.lognormal("lognormal"),
		a.named("weibull", "of a shape; below 1 more variable than exponential", a.amount("mean", "the mean"), positive("shape", "the shape")),
		a.named("uniform", "all values between two alike", a.bound("min", "the smallest", 0), a.bound("max", "the largest", 2)),
		a.named("triangular", "between two values with a peak", a.bound("min", "the smallest", 0), a.amount("mode", "the peak"), a.bound("max", "the largest", 2)),
		a.named("hyperexponential", "one of several exponential ones", probabilities(), a.several("means", "the mean of each")),
		a.named("bounded_pareto", "a heavy tail, cut off", positive("alpha", "the exponent of the tail"), a.bound("min", "the smallest", 0), a.bound("max", "the largest", 2)),
		a.named("discrete", "one of several values", a.several("values", "the values"), probabilities()),
		a.empirical(),
	}
	if a.unit == Number || a.unit == Quantity {
		forms = append(forms, a.geometric())
	}
	return forms
}

// geometric counts, so it has no unit.
func (a amounts) geometric() *Field {
	p := &Field{Key: "p", Type: Number, Does: "the probability of a success", Example: "0.2", Required: true, Range: &Range{Max: 1, Above: true, Words: "more than 0 and at most 1"}}
	return a.named("geometric", "1, 2, ... trials up to a success", p)
}

// named is a form that names its distribution.
func (a amounts) named(name, does string, parameters ...*Field) *Field {
	return &Field{Type: Map, Form: name, Mark: "distribution", Is: name, Does: does, Keys: append([]*Field{distributionName(name)}, parameters...)}
}

func distributionName(name string) *Field {
	return &Field{Key: "distribution", Type: Enum, Values: []string{name}, Does: "the name of the distribution", Example: name, Required: true}
}

// lognormal is the distribution that mean and cv alone mean.
func (a amounts) lognormal(name string) *Field {
	mean, cv := a.amount("mean", "the mean"), parameter("cv", "standard deviation by mean; 0 is constant")
	if name != "" {
		return a.named(name, "skewed to the right, as response times are", mean, cv)
	}
	return &Field{Type: Map, Form: "lognormal", Does: "lognormal with this mean", Keys: []*Field{mean, cv}}
}

// empirical is a distribution given by what was observed.
func (a amounts) empirical() *Field {
	quantile := &Field{Key: "*", Type: a.unit, Does: "the value that so many percent do not exceed", Example: a.example(), Range: a.limits}
	return &Field{Type: Map, Form: "empirical", Mark: "distribution", Is: "empirical", Does: "as observed", Example: "{distribution: empirical, quantiles: {p50: " + a.values[1] + ", p99: " + a.values[2] + "}}", Keys: []*Field{
		distributionName("empirical"),
		{Key: "quantiles", Type: Map, Does: "values by percentile, linear between them; p0 and p100 are the ends", Keys: []*Field{quantile}, Example: "{p50: " + a.values[1] + ", p99: " + a.values[2] + "}"},
		{Key: "file", Type: Filename, Does: "a file of observed values instead, each as likely as the others; a table, also gzip or zstd; times in seconds, sizes in bytes", Example: "sizes.csv"},
		{Key: "column", Type: String, Does: "the column of the file that holds them", Example: "bytes"},
	}}
}

// column is an amount proportional to a number that the event carries.
func (a amounts) column() *Field {
	return &Field{Type: Map, Form: "column", Mark: "column", Does: "a number that " + a.bearer() + " carries, times a unit", Keys: []*Field{
		{Key: "column", Type: Name, Does: "the name of the number: " + a.carried(), Example: "items", Required: true},
		{Key: "unit", Type: a.unit, Does: "what one of it comes to", Example: a.example(), Required: true},
	}}
}

// bearer is who carries numbers.
func (a amounts) bearer() string {
	if a.asked {
		return "the request"
	}
	return "the event"
}

// carried says which numbers it carries.
func (a amounts) carried() string {
	switch {
	case a.trace:
		return "a column of the trace"
	case a.asked:
		return "a field of the requests"
	}
	return "bytes, records of a batch, a field of the workload, or a column of its trace"
}

// sum is an amount that grows with several numbers that the event carries.
func (a amounts) sum() *Field {
	per := &Field{Key: "*", Type: a.unit, Does: "for every one of a number that " + a.bearer() + " carries: " + a.carried(), Example: a.example()}
	return &Field{Type: Map, Form: "sum", Mark: "per", Does: "a base and something for every one of several numbers that " + a.bearer() + " carries", Keys: []*Field{
		a.dist(Field{Key: "base", Does: "what it starts from"}),
		{Key: "per", Type: Map, Does: "by the name of the number", Keys: []*Field{per}, Example: "{bytes: " + a.example() + "}", Required: true},
	}}
}

// cases is an amount that depends on where the record comes from.
func (a amounts) cases(mark, does string) *Field {
	of := a.dist(Field{Key: "*", Does: "the amount for this one"})
	return &Field{Type: Map, Form: mark, Mark: mark, Does: does, Keys: []*Field{
		{Key: mark, Type: Map, Does: does, Keys: []*Field{of}, Example: "{orders: " + a.example() + "}", Required: true},
	}}
}
