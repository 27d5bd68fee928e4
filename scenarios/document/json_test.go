package document

import (
	"strings"
	"testing"
)

func TestJSONKnowsWhereItStands(t *testing.T) {
	root, problems := ParseJSON("q.json", []byte("\uFEFF[{\"ä\": 1.50,\n  \"b\": [true, null, \"x\\u00e9\\ud83d\\ude00\"]}]\n"))
	if problems != nil {
		t.Fatal(problems)
	}
	first := root.Item(0)
	list := first.Get("b")
	for what, got := range map[string]string{
		"q.json:1:1 a list":            root.Position.String() + " " + root.Found(),
		"q.json:1:2 a map":             first.Position.String() + " " + first.Found(),
		"q.json:1:8 the number 1.50":   first.Get("ä").Position.String() + " " + first.Get("ä").Found(),
		"q.json:2:3 b":                 first.Entries[1].At.String() + " " + first.Entries[1].Key,
		"q.json:2:9 true":              list.Item(0).Position.String() + " " + list.Item(0).Found(),
		"q.json:2:15 nothing":          list.Item(1).Position.String() + " " + list.Item(1).Found(),
		"q.json:2:21 the text \"xé😀\"": list.Item(2).Position.String() + " " + list.Item(2).Found(),
	} {
		if got != what {
			t.Errorf("%s, want %s", got, what)
		}
	}
}

func TestWhatIsNoJSONIsRefusedInPlace(t *testing.T) {
	for text, want := range map[string]string{
		"":                       "q.json: is empty",
		"{":                      "q.json: ends in the middle",
		"{\"a\": 1,\n \"a\": 2}": "q.json:2:2: the key \"a\" stands here twice, first in line 1",
		"{\"a\": 1,\n b}":        "q.json:2:2: not valid JSON: invalid character 'b'",
		"[1] [2]":                "q.json:1:5: something follows the value",
		"[1] x":                  "q.json:1:5: ",
		"[1, 2":                  "q.json: ends in the middle",
		strings.Repeat("[", 200): "q.json: has more than",
	} {
		if node, problems := ParseJSON("q.json", []byte(text)); node != nil || !strings.HasPrefix(problems.Error(), want) {
			t.Errorf("%.20q: %v %v, want %s", text, node, problems, want)
		}
	}
}
