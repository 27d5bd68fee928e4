package language

// Verb is what a scenario is read for. Running refuses by name what this version cannot run yet; planning takes the
// whole language, and tells what it does not look at.
type Verb uint8

// Verbs.
const (
	Run Verb = iota
	Plan
)

// refuses says whether a verb cannot take f at all.
func (v Verb) refuses(f *Field) bool { return f.Later && v == Run }

// refusesWord is refuses for a value of an enum.
func (v Verb) refusesWord(f *Field, word string) bool { return f.isLater(word) && v == Run }

// overlooks says whether a verb takes f and does not look at it.
func (v Verb) overlooks(f *Field) bool { return v == Plan && f.Later && !f.Planned }
