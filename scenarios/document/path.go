package document

import (
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"
)

// Path leads from the top of a document to a node.
type Path []Step

// Step is one step of a path: a key of a map, or with IsIndex an element of a list.
type Step struct {
	Key     string
	Index   int
	IsIndex bool
}

// Key is p and then key. The new path shares nothing with p.
func (p Path) Key(key string) Path { return append(slices.Clip(p), Step{Key: key}) }

// Item is p and then element i. The new path shares nothing with p.
func (p Path) Item(i int) Path { return append(slices.Clip(p), Step{Index: i, IsIndex: true}) }

// Equal says whether p and q lead the same way.
func (p Path) Equal(q Path) bool { return slices.Equal(p, q) }

// String writes p as --set reads it: keys joined by dots, quoted where they need it; list elements as [0].
func (p Path) String() string {
	var b strings.Builder
	for i, step := range p {
		switch {
		case step.IsIndex:
			fmt.Fprintf(&b, "[%d]", step.Index)
			continue
		case i > 0:
			b.WriteByte('.')
		}
		b.WriteString(quoted(step.Key))
	}
	return b.String()
}

// quoted is key as it stands in a path.
func quoted(key string) string {
	if key != "" && !strings.ContainsAny(key, " \t\r\n.[]{}\"\\=,") {
		return key
	}
	return `"` + strings.NewReplacer(`\`, `\\`, `"`, `\"`).Replace(key) + `"`
}

// ParsePath reads a path: cluster.flink_config."slot.request.timeout", observe.at[0]. The error says what a path
// looks like.
func ParsePath(text string) (Path, error) {
	path, rest, err := scanPath(text)
	switch {
	case err != nil:
		return nil, err
	case rest != "":
		return nil, fmt.Errorf("cannot read the path from %q on; keys are joined by dots, list elements are [0]", rest)
	}
	return path, nil
}

// scanPath reads a path from the start of text and returns what follows it.
func scanPath(text string) (path Path, rest string, err error) {
	for {
		var step Step
		step, text, err = scanKey(text)
		if err != nil {
			return nil, "", err
		}
		path = append(path, step)
		for strings.HasPrefix(text, "[") {
			step, text, err = scanIndex(text)
			if err != nil {
				return nil, "", err
			}
			path = append(path, step)
		}
		after, more := strings.CutPrefix(text, ".")
		if !more {
			return path, text, nil
		}
		text = after
	}
}

// scanKey reads one key, bare or quoted.
func scanKey(text string) (Step, string, error) {
	if after, found := strings.CutPrefix(text, `"`); found {
		return scanQuoted(after)
	}
	end := strings.IndexAny(text, `.["=`)
	if end < 0 {
		end = len(text)
	}
	key := strings.TrimSpace(text[:end])
	if key == "" {
		return Step{}, "", errors.New(`a key is missing; a path is written like workloads.orders.rate or observe.at[0]`)
	}
	return Step{Key: key}, text[end:], nil
}

// scanQuoted reads a key whose opening quote has been read.
func scanQuoted(text string) (Step, string, error) {
	var key strings.Builder
	for i := 0; i < len(text); i++ {
		switch {
		case text[i] == '"':
			return Step{Key: key.String()}, text[i+1:], nil
		case text[i] == '\\' && i+1 < len(text):
			i++
		}
		key.WriteByte(text[i])
	}
	return Step{}, "", errors.New(`a quoted key does not end; write it like cluster.flink_config."slot.request.timeout"`)
}

// scanIndex reads [0].
func scanIndex(text string) (Step, string, error) {
	number, rest, closed := strings.Cut(text[1:], "]")
	index, err := strconv.Atoi(number)
	if !closed || err != nil || index < 0 {
		return Step{}, "", fmt.Errorf("expected the number of a list element such as [0] at %q", text)
	}
	return Step{Index: index, IsIndex: true}, rest, nil
}
