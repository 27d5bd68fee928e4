package scenarios

import (
	"strconv"
	"strings"

	"simulate/scenarios/document"
)

// flow writes a value in one line, as --set takes it.
func flow(n *document.Node) string {
	switch n.Kind {
	case document.List:
		items := make([]string, len(n.Items))
		for i, item := range n.Items {
			items[i] = flow(item)
		}
		return "[" + strings.Join(items, ", ") + "]"
	case document.Map:
		entries := make([]string, len(n.Entries))
		for i, entry := range n.Entries {
			entries[i] = word(entry.Key) + ": " + flow(entry.Value)
		}
		return "{" + strings.Join(entries, ", ") + "}"
	case document.Scalar:
		if n.IsNull() {
			return "null"
		}
		if n.Type == document.Text {
			return word(n.Text)
		}
	}
	return n.Text
}

// word is a text, in quotes where it would be read as something else.
func word(text string) string {
	plain := text != "" && !strings.ContainsAny(text, "{}[],\"'\n\t\\") && !strings.ContainsAny(text[:1], "&*#?|-<>=!%@` ") &&
		!strings.Contains(text, ": ") && !strings.Contains(text, " #") && !strings.HasSuffix(text, " ") && !strings.HasSuffix(text, ":")
	if plain {
		return text
	}
	return strconv.Quote(text)
}
