package workload

// vocabulary numbers the different texts of a column, in order of appearance.
type vocabulary struct {
	numbers map[string]int32
	texts   []string
	closed  bool // nothing new comes in: it may be shared
}

// mostTexts is how many different texts are told apart, so that they stay in memory.
const mostTexts = 1 << 16

func newVocabulary() *vocabulary { return &vocabulary{numbers: map[string]int32{}} }

// number is the number of a text; false: there are too many, or it is new to one that is closed.
func (v *vocabulary) number(text []byte) (int32, bool) {
	if n, known := v.numbers[string(text)]; known {
		return n, true
	}
	if v.closed || len(v.texts) == mostTexts {
		return 0, false
	}
	n := int32(len(v.texts))
	v.texts = append(v.texts, string(text))
	v.numbers[v.texts[n]] = n
	return n, true
}

// complaint is what a column should have held where number is false.
func (v *vocabulary) complaint() string {
	if v.closed {
		return "what was there when the file was checked"
	}
	return "at most 65536 different texts"
}
