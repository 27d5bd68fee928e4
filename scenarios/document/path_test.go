package document

import (
	"reflect"
	"testing"
)

func TestPathsAreReadAndWritten(t *testing.T) {
	for text, want := range map[string]Path{
		"a":                                     {{Key: "a"}},
		"workloads.orders.rate":                 {{Key: "workloads"}, {Key: "orders"}, {Key: "rate"}},
		"observe.at[0]":                         {{Key: "observe"}, {Key: "at"}, {Index: 0, IsIndex: true}},
		"a[1][2].b":                             {{Key: "a"}, {Index: 1, IsIndex: true}, {Index: 2, IsIndex: true}, {Key: "b"}},
		`c."slot.request.timeout"`:              {{Key: "c"}, {Key: "slot.request.timeout"}},
		`t."wait_p99_s{process=a, operator=b}"`: {{Key: "t"}, {Key: "wait_p99_s{process=a, operator=b}"}},
		`"a\"b\\c"`:                             {{Key: `a"b\c`}},
		"tree.compliance/policy_analyzer":       {{Key: "tree"}, {Key: "compliance/policy_analyzer"}},
	} {
		got, err := ParsePath(text)
		if err != nil || !reflect.DeepEqual(got, want) {
			t.Errorf("%s reads as %v, %v", text, got, err)
		}
		if again := want.String(); again != text {
			t.Errorf("%v is written %s, want %s", want, again, text)
		}
	}
}

func TestPathsThatAreNone(t *testing.T) {
	for _, text := range []string{"", ".", "a.", ".a", "a..b", "a[", "a[x]", "a[-1]", "a[0", `a."b`, "a[0]b", "a=b", "[0]"} {
		if got, err := ParsePath(text); err == nil {
			t.Errorf("%q reads as %v", text, got)
		}
	}
}

func TestAPathMayBeExtendedTwice(t *testing.T) {
	base := Path{{Key: "a"}}.Key("b")
	one, two := base.Key("x"), base.Item(3)
	if one.String() != "a.b.x" || two.String() != "a.b[3]" {
		t.Errorf("got %s and %s", one, two)
	}
}

func FuzzPath(f *testing.F) {
	for _, seed := range []string{"a.b", `a."b.c"[3]`, "a[0]", `"\\"`, "a b.c"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		path, err := ParsePath(text)
		if err != nil {
			return
		}
		again, err := ParsePath(path.String())
		if err != nil || !again.Equal(path) {
			t.Errorf("%q reads as %v, which is written %s and reads as %v, %v", text, path, path, again, err)
		}
	})
}
