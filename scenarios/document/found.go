package document

import (
	"slices"
	"strconv"
	"strings"
)

// Found says what n is, for messages: a list, the number 5, the text "abc".
func (n *Node) Found() string {
	switch {
	case n.Kind == Map:
		return "a map"
	case n.Kind == List:
		return "a list"
	case n.Type == Null:
		return "nothing"
	case n.Type == Number:
		return "the number " + n.Text
	case n.Type == Bool:
		return n.Text
	}
	return "the text " + quotedName(n.Text)
}

// quotedName is text in quotes, shortened where it is long.
func quotedName(text string) string {
	if characters := []rune(text); len(characters) > 60 {
		text = string(characters[:57]) + "..."
	}
	return strconv.Quote(text)
}

// listed is the names after an introduction, cut where they are many; empty without names.
func listed(introduction string, names []string) string {
	switch {
	case len(names) == 0:
		return ""
	case len(names) > 12:
		names = append(slices.Clone(names[:12]), "...")
	}
	return introduction + strings.Join(names, ", ")
}
