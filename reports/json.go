package reports

import (
	"bytes"
	"encoding/json"
	"io"
	"slices"

	"simulate/sim/experiment"
)

// Format names the shape of the JSON document; within it keys are only ever added.
const Format = "simulate.result/1"

// JSON writes each report as one simulate.result/1 document in base units: the only one as it stands, several
// as a list of documents, so that standard output is one JSON value either way. What was not observed is null.
func JSON(w io.Writer, all []Report) error {
	var series [][]experiment.Series
	frames := each(all, func(one Report) resultJSON {
		bare := one.Result
		bare.Variants = slices.Clone(bare.Variants)
		for i := range bare.Variants {
			series = append(series, bare.Variants[i].Series)
			bare.Variants[i].Series = nil
		}
		return document(one.Meta, bare)
	})
	var whole any = frames
	depth := depthOfSeries + 1
	if len(frames) == 1 {
		whole, depth = frames[0], depthOfSeries
	}
	text, err := compact(whole)
	if err != nil {
		return err
	}
	return weave(w, indent(text), series, depth)
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

// verdict is null where nothing was judged.
func verdict(v experiment.Verdict) *string {
	if v == experiment.NotJudged {
		return nil
	}
	text := string(v)
	return &text
}
