package language

import (
	"errors"
	"strings"

	"simulate/scenarios/document"
)

// What is wrong with a scalar, for the end of a message.
var (
	errQuoted   = errors.New("remove the quotes")
	errUnquoted = errors.New("put it in quotes")
	errWrong    = errors.New("")
)

// rangeError is a value that is right but for its size.
type rangeError struct{ words string }

func (e rangeError) Error() string { return e.words }

// fits says what is wrong with the scalar n in f; nil: nothing.
func (f *Field) fits(n *document.Node) error {
	switch f.Type {
	case String, Filename:
		return f.fitsText(n)
	case Name:
		if n.Text == "" {
			return errWrong
		}
		return nil
	case Enum:
		if !contains(f.Values, n.Text) {
			return errWrong
		}
		return nil
	case Bool:
		if n.Type != document.Bool && !n.Replaced || n.Text != "true" && n.Text != "false" {
			return errWrong
		}
		return nil
	case Free:
		return nil
	}
	return f.fitsAmount(n)
}

// fitsText wants text that looks like nothing else, so that 2.0 and "2.0" are never mixed up.
func (f *Field) fitsText(n *document.Node) error {
	if n.Type != document.Text && !n.Replaced {
		return errUnquoted
	}
	return nil
}

// fitsAmount wants a number in the unit of f, within its range.
func (f *Field) fitsAmount(n *document.Node) error {
	kind := f.Type.kind()
	if kind.amount == nil {
		return errWrong
	}
	amount, err := kind.amount(n.Text)
	switch {
	case err != nil:
		return err
	case kind.unit == "" && n.Type != document.Number && !n.Replaced:
		return errQuoted
	case !f.limits().holds(amount):
		return rangeError{f.within()}
	}
	return nil
}

// within says what f may be, with its range: a duration of more than 0.
func (f *Field) within() string {
	words := f.limits().Words
	if strings.HasPrefix(words, "between") {
		return f.Type.String() + " " + words
	}
	return f.Type.String() + " of " + words
}

// distinct is list with each text once.
func distinct(list []string) []string {
	var once []string
	for _, text := range list {
		if !contains(once, text) {
			once = append(once, text)
		}
	}
	return once
}

func contains(list []string, text string) bool {
	for _, each := range list {
		if each == text {
			return true
		}
	}
	return false
}

// complaint is the message about a scalar that does not fit.
func (f *Field) complaint(label string, n *document.Node, err error) string {
	var outside rangeError
	switch {
	case errors.As(err, &outside):
		return label + ": expected " + outside.words + ", found " + n.Text
	case err == nil || err.Error() == "":
		return label + ": expected " + f.expected() + ", found " + n.Found()
	}
	return label + ": expected " + f.expected() + ", found " + n.Found() + "; " + err.Error()
}

// label names a node in a message: the last key of its path, with what follows it.
func label(path document.Path) string {
	for i := len(path) - 1; i >= 0; i-- {
		if !path[i].IsIndex {
			return path[i:].String()
		}
	}
	return strings.TrimSpace("the scenario " + path.String())
}
