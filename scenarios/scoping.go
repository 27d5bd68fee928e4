package scenarios

import (
	"slices"
	"strconv"
	"strings"

	"simulate/scenarios/document"
	"simulate/sim/experiment"
	"simulate/sim/stream"
)

// scoping finds the scopes that a threshold is judged in: those that exist and that its braces do not exclude.
type scoping struct {
	*builder
	condition
	metric string
	pairs  []pair
	wanted experiment.Scope
	failed bool
}

// scopeKeys are the keys of scopes in this version.
var scopeKeys = []string{
	"process", "operator", "subtask", "workload", "request", "tenant", "node", "pool", "resource", "part", "reason",
}

// scopes are none where something was refused.
func (s *scoping) scopes() []experiment.Scope {
	s.wanted = experiment.Scope{Subtask: -1}
	for _, p := range s.pairs {
		s.read(p)
	}
	if s.failed {
		return nil
	}
	var all []experiment.Scope
	for i := range s.config.Stream.Processes {
		all = append(all, s.within(&s.config.Stream.Processes[i])...)
	}
	all = append(all, s.ofCluster()...)
	if len(all) == 0 && (len(s.config.Stream.Processes) > 0 || s.config.Requests != nil) {
		s.refuse("", "nothing in the scenario has this metric in that scope: %s", s.condition.metric)
	}
	return all
}

func (s *scoping) refuse(suggestion, format string, values ...any) {
	s.failed = true
	s.say(suggestion, format, values...)
}

// read takes over one key of the braces.
func (s *scoping) read(p pair) {
	switch p.key {
	case "process":
		s.wanted.Process = s.known(p, s.processNames())
	case "operator":
		s.wanted.Operator = s.known(p, s.operatorNames())
	case "workload":
		s.wanted.Workload = s.known(p, s.workloadNames())
	case "request":
		s.wanted.Request = s.known(p, s.requestNames())
	case "tenant":
		s.wanted.Tenant = s.known(p, s.tenantNames())
	case "node":
		s.wanted.Node = s.known(p, s.nodeNames())
	case "pool":
		s.wanted.Pool = s.known(p, s.config.Cluster.Pools)
	case "resource":
		s.wanted.Resource = s.known(p, s.resourceNames())
	case "reason":
		s.wanted.Reason = s.known(p, s.reasonNames())
	case "part":
		s.wanted.Part = s.known(p, s.parts())
	case "subtask":
		n, err := strconv.Atoi(p.value)
		if err != nil || n < 0 {
			s.refuse("", "subtask: expected a number from 0, found %q", p.value)
		}
		s.wanted.Subtask = n
	default:
		s.refuse(document.Nearest(p.key, scopeKeys), "a scope has no key %q; expected one of %s", p.key, strings.Join(scopeKeys, ", "))
	}
}

func (s *scoping) known(p pair, names []string) string {
	if !slices.Contains(names, p.value) {
		s.refuse(document.Nearest(p.value, names), "there is no %s %q", p.key, p.value)
	}
	return p.value
}

func (s *scoping) processNames() (names []string) {
	for _, pr := range s.config.Stream.Processes {
		names = append(names, pr.Name)
	}
	return names
}

func (s *scoping) operatorNames() (names []string) {
	for _, pr := range s.config.Stream.Processes {
		for _, o := range pr.Operators {
			names = append(names, o.Name)
		}
	}
	return names
}

func (s *scoping) workloadNames() (names []string) {
	for _, w := range s.config.Stream.Workloads {
		names = append(names, w.Name)
	}
	return names
}

func (s *scoping) parts() (names []string) {
	for _, m := range experiment.Metrics {
		if m.Name == s.metric && m.Part != "" {
			names = append(names, m.Part)
		}
	}
	for _, scope := range experiment.Scopes(&s.config, s.metric) {
		if scope.Part != "" {
			names = append(names, scope.Part)
		}
	}
	return names
}

// within are the scopes of one process.
func (s *scoping) within(pr *stream.Process) []experiment.Scope {
	if s.aboutCluster() || s.wanted.Process != "" && s.wanted.Process != pr.Name {
		return nil
	}
	info, _ := experiment.FindMetric(s.metric)
	ends, stations := info.OfProcesses(), info.OfOperators()
	if ends && s.wanted.Operator == "" && s.wanted.Subtask < 0 {
		return s.ends(pr)
	}
	if !stations {
		return nil
	}
	var all []experiment.Scope
	for i := range pr.Operators {
		all = append(all, s.station(pr, &pr.Operators[i])...)
	}
	return all
}

// ends is the scope end to end. A process that reads one workload is not split by it.
func (s *scoping) ends(pr *stream.Process) []experiment.Scope {
	scope := s.wanted
	scope.Process = pr.Name
	return s.ofWorkload(scope, s.taken(pr), s.taken(pr))
}

// station is the scope at an operator.
func (s *scoping) station(pr *stream.Process, o *stream.Operator) []experiment.Scope {
	scope := s.wanted
	if scope.Operator != "" && scope.Operator != o.Name || scope.Part != "" {
		return nil
	}
	if scope.Subtask >= o.Parallelism || scope.Subtask >= 0 && o.Parallelism > s.config.Stream.Subtasks {
		return nil
	}
	scope.Process, scope.Operator = pr.Name, o.Name
	return s.ofWorkload(scope, s.taken(pr), arriving(pr)[o.Name])
}

// ofWorkload narrows a scope to its workload, where that comes here at all and is not the only one.
func (s *scoping) ofWorkload(scope experiment.Scope, read, here []string) []experiment.Scope {
	switch {
	case scope.Workload == "":
	case !slices.Contains(here, scope.Workload):
		return nil
	case len(read) == 1:
		scope.Workload = ""
	}
	return []experiment.Scope{scope}
}

// taken are the workloads that a process reads.
func (s *scoping) taken(pr *stream.Process) (names []string) {
	for _, w := range s.config.Stream.Workloads {
		if len(edgesFrom(pr, w.Name)) > 0 {
			names = append(names, w.Name)
		}
	}
	return names
}
