package experiment

import (
	"slices"
	"strings"

	"simulate/sim"
	"simulate/sim/stream"
)

// Method says how an operator was simulated: event by event, or by an exact recursion that gives the same.
type Method struct {
	Process, Operator string
	Name              string // event, pass_through, lindley, kiefer_wolfowitz, loss or max_plus
	Why               string // event by event: why no faster method would give the same; empty otherwise
}

// ByEvents is the name of the method that can simulate everything.
const ByEvents = "event"

// methodNames are the names of the methods, in the order in which several are told.
var methodNames = [...]string{
	stream.ByEvents:        ByEvents,
	stream.PassThrough:     "pass_through",
	stream.Lindley:         "lindley",
	stream.KieferWolfowitz: "kiefer_wolfowitz",
	stream.Loss:            "loss",
	stream.MaxPlus:         "max_plus",
}

// MethodNames lists all methods in that order.
func MethodNames() []string { return slices.Clone(methodNames[:]) }

// Methods says how each operator of a configuration would be simulated; nothing is run and no file opened. An
// error is one of the graph, which a scenario that was read does not have.
func Methods(c *sim.Config) ([]Method, error) {
	choices, err := sim.Methods(c)
	return methodsOf(choices), err
}

func methodsOf(choices []stream.Choice) []Method {
	methods := make([]Method, len(choices))
	for i, c := range choices {
		methods[i] = Method{Process: c.Process, Operator: c.Operator, Name: methodNames[c.Method]}
		if c.Method == stream.ByEvents {
			methods[i].Why = c.Why
		}
	}
	return methods
}

// Used are the names of the methods of some operators, each once, in an order that is always the same.
func Used(methods []Method) []string {
	var used []string
	for _, name := range methodNames {
		if slices.ContainsFunc(methods, func(m Method) bool { return m.Name == name }) {
			used = append(used, name)
		}
	}
	return used
}

// method sums up the methods of a variant; requests are always simulated by events.
func method(methods []Method, requests bool) string {
	if requests {
		methods = append(slices.Clone(methods), Method{Name: ByEvents})
	}
	return strings.Join(Used(methods), "+")
}
