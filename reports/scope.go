package reports

import (
	"strconv"
	"strings"

	"simulate/sim/experiment"
)

// whole is the scope that narrows nothing.
var whole = experiment.Scope{Subtask: -1}

// normal is s with the subtask that only an operator can have, so that equal scopes compare equal.
func normal(s experiment.Scope) experiment.Scope {
	if s.Operator == "" || s.Subtask < 0 {
		s.Subtask = -1
	}
	return s
}

// scopeKey is one narrowing of a scope, as machine formats write it.
type scopeKey struct {
	Name, Value string
	Number      bool
}

// scopeKeys lists the keys of s that are set, in the order of the language.
func scopeKeys(s experiment.Scope) []scopeKey {
	s = normal(s)
	keys := []scopeKey{{Name: "process", Value: s.Process}, {Name: "operator", Value: s.Operator}}
	if s.Subtask >= 0 {
		keys = append(keys, scopeKey{Name: "subtask", Value: strconv.Itoa(s.Subtask), Number: true})
	}
	keys = append(keys,
		scopeKey{Name: "workload", Value: s.Workload}, scopeKey{Name: "request", Value: s.Request}, scopeKey{Name: "tenant", Value: s.Tenant},
		scopeKey{Name: "node", Value: s.Node}, scopeKey{Name: "pool", Value: s.Pool}, scopeKey{Name: "resource", Value: s.Resource},
		scopeKey{Name: "part", Value: s.Part}, scopeKey{Name: "reason", Value: s.Reason},
	)
	set := keys[:0]
	for _, k := range keys {
		if k.Value != "" {
			set = append(set, k)
		}
	}
	return set
}

// scopeText writes s as process=p operator=o subtask=0; a value that would be misread is quoted.
func scopeText(s experiment.Scope) string {
	var words []string
	for _, k := range scopeKeys(s) {
		value := k.Value
		if strings.ContainsAny(value, " =\"") || strings.ContainsFunc(value, commands) {
			value = strconv.Quote(value)
		}
		words = append(words, k.Name+"="+value)
	}
	return strings.Join(words, " ")
}
