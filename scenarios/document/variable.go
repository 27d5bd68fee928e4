package document

import (
	"strconv"
	"strings"
)

// longestValue is the length in bytes beyond which texts with variables, and what variables come to, are refused:
// variables within each other could go on for ever.
const longestValue = 64 << 10

// text replaces the variables of a text; $${ stands for ${ itself.
func (r *replacer) text(text string) (string, *fault) {
	if len(text) > longestValue {
		return "", &fault{message: "a text with variables is longer than " + strconv.Itoa(longestValue) + " bytes", to: len(text)}
	}
	var b strings.Builder
	for i := 0; i < len(text); {
		switch rest := text[i:]; {
		case strings.HasPrefix(rest, "$${"):
			b.WriteString("${")
			i += len("$${")
		case strings.HasPrefix(rest, "${"):
			end := closing(rest)
			if end < 0 {
				return "", &fault{message: "a variable does not end; write it ${NAME} or ${NAME:-default}", from: i, to: len(text)}
			}
			value, f := r.variable(rest[len("${"):end])
			if f != nil {
				f.from, f.to = i, i+end+1
				return "", f
			}
			b.WriteString(value)
			i += end + 1
		default:
			b.WriteByte(text[i])
			i++
		}
	}
	return b.String(), nil
}

// closing is the place of the brace that ends the variable that text starts with, or -1.
func closing(text string) int {
	open := 0
	for i := range len(text) {
		switch {
		case strings.HasPrefix(text[i:], "${"):
			open++
		case text[i] == '}':
			if open--; open == 0 {
				return i
			}
		}
	}
	return -1
}

// variable is the value of NAME, or of NAME:-default where NAME is not set or empty.
func (r *replacer) variable(expression string) (string, *fault) {
	name, otherwise, defaulted := strings.Cut(expression, ":-")
	if name == "" || strings.ContainsAny(name, " ${}:") {
		return "", &fault{message: quotedName("${"+expression+"}") + " names no variable; write it ${NAME} or ${NAME:-default}"}
	}
	value, set, f := r.value(name)
	switch {
	case f != nil:
		return "", f
	case defaulted && (!set || value == ""):
		return r.text(otherwise)
	case !set:
		return "", &fault{
			message:    "${" + name + "} is not set; define it under vars or in the environment, or give a default: ${" + name + ":-default}",
			suggestion: Nearest(name, r.vars.keys()),
		}
	}
	return value, nil
}

// value looks name up in vars, whose values may hold variables themselves, and then in the environment.
func (r *replacer) value(name string) (value string, set bool, f *fault) {
	if value, set = r.known[name]; set {
		return value, true, nil
	}
	n := r.vars.Get(name)
	switch {
	case n == nil || n.IsNull():
		if r.lookup == nil {
			return "", false, nil
		}
		value, set = r.lookup(name)
		return value, set, nil
	case n.Kind != Scalar:
		return "", false, &fault{message: "the variable " + quotedName(name) + " is " + n.Found() + "; only a single value can be put in"}
	case r.busy[name]:
		return "", false, &fault{message: "the variable " + quotedName(name) + " is defined by itself"}
	}
	r.busy[name] = true
	value, f = r.text(n.Text)
	delete(r.busy, name)
	if f == nil && len(value) > longestValue {
		f = &fault{message: "the variable " + quotedName(name) + " becomes longer than " + strconv.Itoa(longestValue) + " bytes"}
	}
	if f == nil {
		r.known[name] = value
	}
	return value, true, f
}
