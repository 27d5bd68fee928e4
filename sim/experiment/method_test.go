package experiment

import (
	"math"
	"slices"
	"testing"

	"simulate/sim/stream"
)

func TestAVariantSaysHowItWasSimulated(t *testing.T) {
	event, auto := queue(2, 1, 3, 500), queue(2, 1, 3, 500)
	auto.Stream.Recursion = true
	r := run(t, design(Candidate{Name: "event", Config: event}, Candidate{Name: "auto", Config: auto}), 1)
	for i, want := range []string{"event", "kiefer_wolfowitz"} {
		s := r.Variants[i].Simulated
		if s.Method != want || len(s.Methods) != 1 || s.Methods[0].Name != want || s.Methods[0].Process != "p" || s.Methods[0].Operator != "work" {
			t.Errorf("simulated by %q, operators by %+v; want %s", s.Method, s.Methods, want)
		}
		if byEvents := want == ByEvents; (s.Methods[0].Why != "") != byEvents {
			t.Errorf("by %s because %q", want, s.Methods[0].Why)
		}
	}
	for i, m := range r.Variants[0].Metrics {
		if same := r.Variants[1].Metrics[i]; same.Value != m.Value && !math.IsNaN(m.Value) {
			t.Errorf("%s is %v by events and %v by recursion", m.Name, m.Value, same.Value)
		}
	}
	planned, err := Methods(auto)
	if err != nil || !slices.Equal(planned, r.Variants[1].Simulated.Methods) {
		t.Errorf("planned %+v (%v)", planned, err)
	}
}

// The order is that of the table, whatever the order of the operators; a reason belongs to events alone.
func TestMethodsAreSummedUpInOneOrder(t *testing.T) {
	methods := methodsOf([]stream.Choice{
		{Operator: "a", Method: stream.MaxPlus, Why: "no matter"},
		{Operator: "b", Method: stream.Lindley},
		{Operator: "c", Method: stream.ByEvents, Why: "it has a window"},
		{Operator: "d", Method: stream.Lindley},
	})
	if got := method(methods, false); got != "event+lindley+max_plus" {
		t.Errorf("summed up as %s", got)
	}
	if methods[0].Why != "" || methods[2].Why != "it has a window" {
		t.Errorf("reasons of %+v", methods)
	}
	if method(nil, false) != "" || slices.Contains(MethodNames(), "") {
		t.Errorf("without operators %q, the names are %q", method(nil, false), MethodNames())
	}
}
