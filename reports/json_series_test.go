package reports

import (
	"bytes"
	"math"
	"testing"

	"simulate/sim/clock"
	"simulate/sim/experiment"
)

// A document is the same, byte for byte, as if it were encoded as a value in one go, whatever its names are.
func TestSeriesAreWovenIn(t *testing.T) {
	empty, many := several(), single()
	empty.Variants = nil
	s := experiment.Series{Name: "queue_mean", Unit: "1", Scope: experiment.Scope{Process: "p", Operator: "o", Subtask: -1}}
	curve := s
	curve.Axis, curve.X = "arrived_share", []float64{0, 0.5, math.NaN()}
	curve.Mean, curve.Lo, curve.Hi = []float64{1, math.Copysign(0, -1), math.NaN()}, []float64{1 << 53, -3, 1e300}, []float64{1e15 + 0.5, 1e21, math.Inf(1)}
	timed := s
	timed.At, timed.Mean, timed.Lo, timed.Hi = []clock.Time{0, 1, clock.Hour}, []float64{0, 1, 2}, []float64{0, 0.1, 1e-9}, []float64{1. / 3, 1, 3}
	for _, text := range append(awkward, "series", "\n      \"series\": []", `{"a": {}, "series": []}`, `{"variants": [{"b": [[]], "series": []}]}`) {
		r := several()
		r.Scenario, r.Given, r.Defaults = text, []Default{{text, text}}, []Default{{"series", text}}
		for i := range r.Variants {
			v := &r.Variants[i]
			v.Name, v.Settings = text, []experiment.Setting{{Path: text, Value: text}, {Path: "series", Value: text}}
			s.Name, timed.Scope.Operator, curve.Unit = text, text, text
			v.Series = append(v.Series, s, timed, curve)[i:]
		}
		for _, all := range [][]Report{{r}, {r, empty, many}, {empty}, {}} {
			var got, want bytes.Buffer
			documents := each(all, func(r Report) resultJSON { return document(r.Meta, r.Result) })
			err := WriteJSON(&want, documents)
			if len(all) == 1 {
				want.Reset()
				err = WriteJSON(&want, documents[0])
			}
			if err != nil {
				t.Fatal(err)
			}
			if err := JSON(&got, all); err != nil {
				t.Fatal(err)
			}
			if !bytes.Equal(got.Bytes(), want.Bytes()) {
				t.Errorf("%q: got\n%s\nwant\n%s", text, &got, &want)
			}
		}
	}
}
