package reports

import (
	"fmt"
	"io"
	"slices"
	"strings"

	"simulate/sim/experiment"
)

// Methods writes for people how each operator of each report was simulated, and why by no faster method.
func Methods(w io.Writer, all []Report, o Options) error {
	p := &page{style: style{o}}
	for _, one := range all {
		p.methods(one)
	}
	return p.write(w)
}

// methods is the section about how each operator was simulated, once for all variants where it is the same.
func (p *page) methods(r Report) {
	ways := gatheredWays(r)
	if len(ways) == 0 {
		return
	}
	p.section("How it is simulated (" + r.Scenario + ")")
	for _, way := range ways {
		if len(ways) > 1 {
			p.line("  "+strings.Join(way.of, "; ")+":", 4)
		}
		if len(way.methods) > manyOperators {
			p.grouped(way.methods)
		} else {
			p.listed(way.methods)
		}
	}
}

// way is how variants were simulated.
type way struct {
	methods []experiment.Method
	of      []string
}

func gatheredWays(r Report) []way {
	var all []way
	names := labels(r.Variants)
	for _, v := range r.Variants {
		methods := v.Simulated.Methods
		if len(methods) == 0 { // not one replication came to its end
			continue
		}
		at := slices.IndexFunc(all, func(known way) bool { return slices.Equal(known.methods, methods) })
		if at < 0 {
			at, all = len(all), append(all, way{methods: methods})
		}
		all[at].of = append(all[at].of, names[v.Name])
	}
	return all
}

// manyOperators are too many for a line each.
const manyOperators = 20

// listed is a line for each operator.
func (p *page) listed(methods []experiment.Method) {
	process, operator := 0, 0
	for _, m := range methods {
		process, operator = max(process, displayed(m.Process)), max(operator, displayed(m.Operator))
	}
	for _, m := range methods {
		p.line(fmt.Sprintf("  %-*s  %-*s  %s", process, m.Process, operator, m.Operator, words(m)), process+operator+6)
	}
}

// grouped is a line for each method and reason, with the operators that have them in common.
func (p *page) grouped(methods []experiment.Method) {
	var told []experiment.Method
	for _, m := range methods {
		alike := experiment.Method{Process: m.Process, Name: m.Name, Why: m.Why}
		if slices.Contains(told, alike) {
			continue
		}
		told = append(told, alike)
		var operators []string
		for _, other := range methods {
			if other.Process == m.Process && other.Name == m.Name && other.Why == m.Why {
				operators = append(operators, other.Operator)
			}
		}
		p.line(fmt.Sprintf("  %s, %s: %s", m.Process, plural(len(operators), "operator"), words(m)), 4)
		p.line("    "+strings.Join(operators, ", "), 4)
	}
}

// words say how an operator is simulated.
func words(m experiment.Method) string {
	switch m.Name {
	case experiment.ByEvents:
		if m.Why == "" {
			return "event by event"
		}
		return "event by event: " + m.Why
	case "pass_through":
		return "without work, so records pass through (pass_through)"
	case "lindley":
		return "by recursion for single servers (lindley)"
	case "kiefer_wolfowitz":
		return "by recursion for several servers (kiefer_wolfowitz)"
	case "loss":
		return "by recursion for a limited number of places (loss)"
	case "max_plus":
		return "by recursion along a chain of single servers (max_plus)"
	}
	return "by " + m.Name
}

// summedUp says of variants together how they were simulated; empty: nobody knows.
func summedUp(variants []experiment.Variant) string {
	var all []experiment.Method
	for _, v := range variants {
		all = append(all, v.Simulated.Methods...)
	}
	used := experiment.Used(all)
	recursions := slices.DeleteFunc(slices.Clone(used), func(name string) bool { return name == experiment.ByEvents })
	switch names := strings.Join(recursions, ", "); {
	case len(used) == 0:
		return ""
	case len(recursions) == 0:
		return " event by event"
	case len(recursions) < len(used):
		return ", in part by recursion (" + names + ")"
	default:
		return " by recursion (" + names + ")"
	}
}
