package main

import (
	"bytes"
	"testing"
)

// in is a shell in an environment of NAME, VALUE pairs, with nothing but buffers around it.
func in(pairs ...string) *shell {
	return &shell{in: &bytes.Buffer{}, out: &bytes.Buffer{}, err: &bytes.Buffer{}, lookup: func(name string) (string, bool) {
		for i := 0; i < len(pairs); i += 2 {
			if pairs[i] == name {
				return pairs[i+1], true
			}
		}
		return "", false
	}}
}

func TestTheFlagDecidesOnColourThenTheEnvironment(t *testing.T) {
	for _, c := range []struct {
		choice string
		pairs  []string
		want   bool
	}{
		{"auto", nil, false}, // a buffer is no terminal
		{"always", []string{"NO_COLOR", "1"}, true},
		{"never", []string{"FORCE_COLOR", "1"}, false},
		{"auto", []string{"FORCE_COLOR", "1"}, true},
		{"auto", []string{"FORCE_COLOR", "0"}, false},
		{"auto", []string{"CLICOLOR_FORCE", "1", "NO_COLOR", "1"}, true},
	} {
		if got := in(c.pairs...).colour(c.choice); got != c.want {
			t.Errorf("%s %q: got %v", c.choice, c.pairs, got)
		}
	}
}

func TestTheStrongestLocaleDecidesOnUnicode(t *testing.T) {
	for _, c := range []struct {
		pairs []string
		want  bool
	}{
		{nil, false},
		{[]string{"LANG", "en_GB.UTF-8"}, true},
		{[]string{"LANG", "C.utf8"}, true},
		{[]string{"LANG", "C"}, false},
		{[]string{"LANG", "en_GB.UTF-8", "LC_ALL", "C"}, false},
		{[]string{"LANG", "C", "LC_CTYPE", "de_DE.UTF-8"}, true},
	} {
		if got := in(c.pairs...).unicode(); got != c.want {
			t.Errorf("%q: got %v", c.pairs, got)
		}
	}
}
