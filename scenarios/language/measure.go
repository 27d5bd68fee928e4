package language

// Measure is what a quantity counts.
type Measure uint8

// Measures.
const (
	Pieces         Measure = iota // anything
	Bytes                         // of memory or disk
	PerSecond                     // of anything
	BytesPerSecond                // of a network
)

// ParseQuantity reads 4, 50gb, 1000/h or 100mbit/s: pieces, bytes, per second or bytes per second. A bare 0 is none of
// anything.
func ParseQuantity(text string) (value float64, of Measure, err error) {
	if value, err = ParseNumber(text); err == nil {
		return value, Pieces, nil
	}
	for _, each := range []struct {
		of    Measure
		parse func(text string) (float64, error)
	}{{Bytes, sizeAmount}, {PerSecond, ParseRate}, {BytesPerSecond, ParseBandwidth}} {
		if value, err := each.parse(text); err == nil {
			return value, each.of, nil
		}
	}
	return 0, Pieces, errNoNumber
}

func quantityAmount(text string) (float64, error) {
	value, _, err := ParseQuantity(text)
	return value, err
}

// Measure is what a quantity that stands here counts.
func (c Cursor) Measure() Measure {
	return value(c, func(text string) (Measure, error) {
		_, of, err := ParseQuantity(text)
		return of, err
	})
}
