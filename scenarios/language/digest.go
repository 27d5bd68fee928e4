package language

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"strconv"
	"strings"

	"simulate/scenarios/document"
)

// Digest identifies what a scenario means: the document and those of its variants, with all layers laid together
// and all variables replaced. The order of keys, units and comments do not matter; the order of names does,
// since ties go by it.
func Digest(documents ...*document.Document) string {
	hash := sha256.New()
	for _, d := range documents {
		fmt.Fprintln(hash, canonical(scenario, d.Root()))
	}
	return "sha256:" + hex.EncodeToString(hash.Sum(nil))
}

// applied are the sections that have done their work once a document is laid together.
var applied = []string{"vars", "environments"}

// canonical writes n, which stands for f, in the one way that equal meaning has.
func canonical(f *Field, n *document.Node) string {
	if f.Type == Union {
		if f = f.choose(n, true); f == nil {
			f = unspecified
		}
	}
	switch n.Kind {
	case document.Map:
		return canonicalMap(f, n)
	case document.List:
		items := make([]string, len(n.Items))
		for i, item := range n.Items {
			items[i] = canonical(f.element(i), item)
		}
		return "[" + strings.Join(items, ",") + "]"
	}
	return canonicalScalar(f, n)
}

// canonicalMap has the keys of the language in its order, then names in theirs.
func canonicalMap(f *Field, n *document.Node) string {
	var entries []string
	for _, child := range f.Keys {
		if entry := mark(n, child.Key); entry != nil && child.Key != "*" && !(f == scenario && contains(applied, child.Key)) {
			entries = append(entries, strconv.Quote(entry.Key)+":"+canonical(child, entry.Value))
		}
	}
	for _, entry := range n.Entries {
		child := f.key(entry.Key)
		if child != nil && child.Key != "*" {
			continue
		}
		if child == nil {
			child = unspecified
		}
		entries = append(entries, strconv.Quote(entry.Key)+":"+canonical(child, entry.Value))
	}
	return "{" + strings.Join(entries, ",") + "}"
}

// canonicalScalar is an amount in its base unit, or the text in quotes.
func canonicalScalar(f *Field, n *document.Node) string {
	if whole, err := ParseInteger(n.Text); err == nil && f.Type == Integer {
		return strconv.FormatInt(whole, 10)
	}
	onTheClock := f.Type == Timestamp || f.Type == Instant && strings.Contains(n.Text, ":") || f.Type == Moment && strings.ContainsAny(n.Text, ":-")
	isAmount := f.Type.kind().amount != nil && f.Type != Seed && !onTheClock
	if !isAmount {
		return strconv.Quote(n.Text)
	}
	amount, err := f.Type.kind().amount(n.Text)
	if err != nil {
		return strconv.Quote(n.Text)
	}
	return strconv.FormatFloat(amount, 'g', -1, 64)
}

// element is the field of element i of a list.
func (f *Field) element(i int) *Field {
	switch {
	case i < len(f.Each):
		return f.Each[i]
	case f.Of != nil:
		return f.Of
	}
	return unspecified
}
