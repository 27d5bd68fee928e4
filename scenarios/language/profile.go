package language

func profile() *Field {
	return &Field{Key: "profile", Type: List, Does: "how the rate changes over time: each entry multiplies it, and their product holds", Example: "[{diurnal: {peak: 20:00, trough: 04:00, ratio: 3}}]", Of: &Field{Type: Union, Any: []*Field{
		shape("diurnal", "a day: half a cosine up and half a cosine down, mean 1", []*Field{
			{Key: "peak", Type: Instant, Does: "when the rate is highest", Example: "20:00", Required: true},
			{Key: "trough", Type: Instant, Does: "when it is lowest", Example: "04:00", Required: true},
			{Key: "ratio", Type: Number, Does: "the highest rate by the lowest", Example: "3", Required: true, Range: fromOne},
		}),
		shape("sine", "1 + amplitude sin(2 pi t / period + phase)", []*Field{
			{Key: "period", Type: Duration, Does: "how long a wave is", Example: "60s", Required: true, Range: aboveZero},
			{Key: "amplitude", Type: Number, Does: "how far it goes from 1", Example: "0.5", Required: true, Range: zeroToOne},
			{Key: "phase", Type: Number, Does: "where it starts, in radians", Default: "0", Range: anyNumber},
		}),
		steps(),
		shape("ramp", "from one factor to another in a straight line; before and after it stays", []*Field{
			{Key: "from", Type: Number, Does: "the factor at the start", Default: "1"},
			{Key: "to", Type: Number, Does: "the factor at the end", Example: "2", Required: true},
			{Key: "start", Type: Instant, Does: "when it starts", Default: "0s"},
			{Key: "over", Type: Duration, Does: "how long it takes", Example: "24h", Required: true},
		}),
		shape("spike", "up over the ramp, stays, down over the ramp", []*Field{
			{Key: "at", Type: Instant, Does: "when it starts to rise", Example: "19h", Required: true},
			{Key: "factor", Type: Number, Does: "how high it is", Example: "4", Required: true},
			{Key: "for", Type: Duration, Does: "how long it stays", Example: "10m", Required: true},
			{Key: "ramp", Type: Duration, Does: "how long it rises, and falls", Default: "0s", Example: "1m"},
		}),
	}}}
}

// shape is a form of a profile entry, known by its name.
func shape(name, does string, keys []*Field) *Field {
	return &Field{Type: Map, Form: name, Mark: name, Does: does, Keys: []*Field{
		{Key: name, Type: Map, Does: does, Keys: keys, Required: true},
	}}
}

func steps() *Field {
	step := &Field{Type: List, Does: "an instant and a factor", Example: "[6h, 2]", Each: []*Field{
		{Type: Instant, Does: "from when on", Example: "6h"},
		{Type: Number, Does: "the factor", Example: "2"},
	}}
	does := "factors, each from an instant on"
	return &Field{Type: Map, Form: "steps", Mark: "steps", Does: does, Keys: []*Field{
		{Key: "steps", Type: List, Does: does, Of: step, Example: "[[0s, 1], [6h, 2]]", Required: true},
		{Key: "every", Type: Duration, Does: "after so long the steps start again", Otherwise: "the last one holds on", Example: "24h", Range: aboveZero},
	}}
}
