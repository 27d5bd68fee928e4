package language

// Type is the type of a value, with its unit.
type Type uint8

// Types.
const (
	Map Type = iota
	List
	Union
	String
	Name // a reference or an identifier
	Enum
	Bool
	Integer
	Seed // an integer of 64 bits without sign
	Number
	Duration  // 100ms
	Instant   // a duration from the start, a time of day or an absolute time
	Moment    // of a recording: a duration from its first row, a time of day or a date
	Timestamp // an absolute time
	Size      // 4gb
	Rate      // 100/s
	Bandwidth // 200mb/s
	Share     // 40% or 0.4
	Cores     // 500m
	Money     // 0.384/h
	Quantity  // 4, 50gb, 1000/h or 100mbit/s
	Filename
	Free // anything: passed on as it stands
)

// kind is what a type is called and how its scalars are read.
type kind struct {
	name    string // a duration
	example string // values as a scenario writes them
	unit    string // of an amount
	pattern string // of the text, for editors; empty: any
	amount  func(text string) (float64, error)
}

// kind is what is known of the type.
func (t Type) kind() kind { return kinds[t] }

// String is what the type is called: a duration.
func (t Type) String() string { return kinds[t].name }

// number is the pattern of a number without sign.
const number = `([0-9]+([.][0-9]*)?|[.][0-9]+)([eE][+-]?[0-9]+)?`

var kinds = [...]kind{
	Map:       {name: "a map"},
	List:      {name: "a list"},
	Union:     {name: "one of several forms"},
	String:    {name: "a text", example: "evening peak"},
	Name:      {name: "a name", example: "orders"},
	Enum:      {name: "a word"},
	Bool:      {name: "true or false", example: "true"},
	Integer:   {name: "a whole number", example: "4", amount: integerAmount},
	Seed:      {name: "a whole number", example: "1", amount: seedAmount},
	Number:    {name: "a number", example: "1.5", amount: numberAmount},
	Duration:  {name: "a duration", example: "100ms", unit: "ns us ms s m h d w", pattern: durationPattern, amount: durationAmount},
	Instant:   {name: "an instant", example: "10m", unit: "a duration from the start, a time of day such as 20:00, or an absolute time", amount: instantAmount},
	Moment:    {name: "an instant of a recording", example: "48h", unit: "a duration from the first row, a time of day such as 20:00, or a date, such as 2024-01-15, 2024-01-15 09:00:00 or, with its zone, 2024-01-15T09:00:00Z", amount: momentAmount},
	Timestamp: {name: "a date and time", example: "2024-01-15T09:00:00Z", unit: "RFC 3339", amount: timestampAmount},
	Size:      {name: "a size", example: "32kb", unit: "b kb mb gb tb, Ki Mi Gi Ti, all powers of 1024", pattern: number + `([kKmMgGtTpP][iI]?[bB]?|[bB])`, amount: sizeAmount},
	Rate:      {name: "a rate", example: "100/s", unit: "/s /min /h /d, with k M G before", pattern: number + `[kMG]?/(s|min|h|d)`, amount: rateAmount},
	Bandwidth: {name: "a bandwidth", example: "200mb/s", unit: "mb/s in powers of 1024, mbit/s in powers of 1000", pattern: number + `[kKmMgGtT]?[iI]?([bB]|bit)/s`, amount: bandwidthAmount},
	Share:     {name: "a share", example: "40%", unit: "% or a number from 0 to 1", pattern: number + `%?`, amount: shareAmount},
	Cores:     {name: "a number of cores", example: "0.5", unit: "cores, or m for thousandths", pattern: number + `m?`, amount: coresAmount},
	Money:     {name: "money per time", example: "0.384/h", unit: "/h /d /month, a month being 730 h", pattern: number + `/(h|d|month)`, amount: moneyAmount},
	Quantity:  {name: "a number, a size or a rate", example: "4", unit: "none, that of a size, of a rate or of a bandwidth", pattern: number + `([kKmMgGtTpP]?([iI]?[bB]?|bit)(/(s|min|h|d))?)`, amount: quantityAmount},
	Filename:  {name: "the name of a file", example: "trace.csv.gz"},
	Free:      {name: "anything", example: "x"},
}
