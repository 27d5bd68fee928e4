package reports

import (
	"bytes"
	"encoding/json"
	"io"
	"math"
	"strconv"
	"unicode/utf8"

	"simulate/sim/clock"
	"simulate/sim/experiment"
)

// Format names the shape of the JSON document; within it keys are only ever added.
const Format = "simulate.result/1"

// JSON writes each report as one simulate.result/1 document in base units: the only one as it stands, several
// as a list of documents, so that standard output is one JSON value either way. What was not observed is null.
func JSON(w io.Writer, all []Report) error {
	documents := make([]resultJSON, len(all))
	for i, one := range all {
		documents[i] = document(one.Meta, one.Result)
	}
	if len(documents) == 1 {
		return WriteJSON(w, documents[0])
	}
	return WriteJSON(w, documents)
}

// WriteJSON writes v with two spaces of indentation, keeping what holds no list or object on one line. Angle
// brackets stay readable; bytes that are not UTF-8 become U+FFFD.
func WriteJSON(w io.Writer, v any) error {
	text, err := compact(v)
	if err != nil {
		return err
	}
	_, err = w.Write(indent(text))
	return err
}

// compact is v as JSON without blanks; angle brackets stay readable.
func compact(v any) ([]byte, error) {
	var text bytes.Buffer
	encoder := json.NewEncoder(&text)
	encoder.SetEscapeHTML(false)
	err := encoder.Encode(v)
	return bytes.TrimSpace(text.Bytes()), err
}

// decimal is a number whose missing value is null.
type decimal float64

// MarshalJSON writes the shortest digits that read back as the same number.
func (d decimal) MarshalJSON() ([]byte, error) {
	if v := float64(d); math.IsNaN(v) || math.IsInf(v, 0) {
		return []byte("null"), nil
	}
	return []byte(shortest(float64(d))), nil
}

// shortest writes an observed v so that it reads back exactly: 0.0812, 1e+22.
func shortest(v float64) string {
	if size := math.Abs(v); v == 0 {
		return "0"
	} else if size >= 1e-6 && size < 1e21 {
		return strconv.FormatFloat(v, 'f', -1, 64)
	}
	return strconv.FormatFloat(v, 'g', -1, 64)
}

func decimals(vs []float64) []decimal {
	ds := make([]decimal, len(vs))
	for i, v := range vs {
		ds[i] = decimal(v)
	}
	return ds
}

func seconds(ts []clock.Time) []decimal {
	ds := make([]decimal, len(ts))
	for i, t := range ts {
		ds[i] = decimal(t.Seconds())
	}
	return ds
}

func interval(ci *experiment.Interval) []decimal {
	if ci == nil || !observed(ci.Low) || !observed(ci.High) {
		return nil
	}
	return []decimal{decimal(ci.Low), decimal(ci.High)}
}

// verdict is null where nothing was judged.
func verdict(v experiment.Verdict) *string {
	if v == experiment.NotJudged {
		return nil
	}
	text := string(v)
	return &text
}

// literal is a value as --set writes it: JSON where it is JSON (8, true, "2.0"), else the text itself.
func literal(value string) json.RawMessage {
	if raw := []byte(value); json.Valid(raw) && utf8.Valid(raw) {
		return raw
	}
	quoted, _ := json.Marshal(value) // a string always can be
	return quoted
}
