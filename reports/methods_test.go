package reports

import (
	"bytes"
	"fmt"
	"slices"
	"strings"
	"testing"

	"simulate/sim/experiment"
)

// by is an operator that was simulated by a method.
func by(operator, name, why string) experiment.Method {
	return experiment.Method{Process: "shop", Operator: operator, Name: name, Why: why}
}

// explained is the section about variants that were simulated so.
func explained(t *testing.T, variants ...[]experiment.Method) string {
	t.Helper()
	r := Report{Meta: Meta{Scenario: "friday"}}
	for i, methods := range variants {
		r.Variants = append(r.Variants, experiment.Variant{Name: fmt.Sprintf("v%d", i), Simulated: experiment.Simulated{Methods: methods}})
	}
	var b bytes.Buffer
	if err := Methods(&b, []Report{r}, Options{}); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func TestTheMethodIsSummedUp(t *testing.T) {
	byEvents, single, several := by("a", "event", "it has a window"), by("b", "lindley", ""), by("c", "kiefer_wolfowitz", "")
	for _, c := range []struct {
		methods []experiment.Method
		want    string
	}{
		{nil, ""},
		{[]experiment.Method{byEvents}, " event by event"},
		{[]experiment.Method{several, single}, " by recursion (lindley, kiefer_wolfowitz)"},
		{[]experiment.Method{single, byEvents, single}, ", in part by recursion (lindley)"},
	} {
		v := experiment.Variant{Simulated: experiment.Simulated{Methods: c.methods}}
		if got := summedUp([]experiment.Variant{{}, v}); got != c.want {
			t.Errorf("%v: got %q, want %q", c.methods, got, c.want)
		}
	}
}

func TestVariantsSimulatedAlikeAreToldOnce(t *testing.T) {
	one, other := []experiment.Method{by("check", "lindley", "")}, []experiment.Method{by("check", "loss", "")}
	want := "How it is simulated (friday)\n  shop  check  by recursion for single servers (lindley)\n"
	if got := explained(t, one, slices.Clone(one), nil); got != want {
		t.Errorf("got\n%s, want\n%s", got, want)
	}
	want = "How it is simulated (friday)\n" +
		"  v0; v2:\n  shop  check  by recursion for single servers (lindley)\n" +
		"  v1:\n  shop  check  by recursion for a limited number of places (loss)\n"
	if got := explained(t, one, other, one); got != want {
		t.Errorf("got\n%s, want\n%s", got, want)
	}
	if got := explained(t, nil); got != "" {
		t.Errorf("of a variant that never ran it says %q", got)
	}
}

// A wide graph is told method by method, and names every operator all the same.
func TestManyOperatorsAreGroupedByReason(t *testing.T) {
	var methods []experiment.Method
	for i := range 30 {
		m := by(fmt.Sprintf("o%02d", i), "lindley", "")
		if i%3 == 0 {
			m.Name, m.Why = "event", "it has a window"
		}
		methods = append(methods, m)
	}
	got := explained(t, methods)
	if lines := strings.Count(got, "\n"); lines != 5 {
		t.Errorf("%d lines:\n%s", lines, got)
	}
	for _, want := range []string{"shop, 10 operators: event by event: it has a window\n    o00, o03, ", "shop, 20 operators: by recursion"} {
		if !strings.Contains(got, want) {
			t.Errorf("%q is missing in\n%s", want, got)
		}
	}
	for _, m := range methods {
		if strings.Count(got, m.Operator) != 1 {
			t.Errorf("%s is not named once in\n%s", m.Operator, got)
		}
	}
}

// Every method that an operator may have been simulated by has words for people.
func TestEveryMethodHasWords(t *testing.T) {
	for _, name := range experiment.MethodNames() {
		if got := words(by("o", name, "")); got == "by "+name {
			t.Errorf("%s is told as %q", name, got)
		}
	}
}
