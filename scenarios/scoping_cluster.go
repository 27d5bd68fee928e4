package scenarios

import (
	"simulate/sim/allocation"
	"simulate/sim/experiment"
)

// ofCluster are the scopes of requests and machines.
func (s *scoping) ofCluster() []experiment.Scope {
	var all []experiment.Scope
	for _, scope := range experiment.Scopes(&s.config, s.metric) {
		if s.means(scope) {
			all = append(all, scope)
		}
	}
	return all
}

// means says whether the braces mean a scope of requests or machines. Without a class it is each class, not all of them
// together; without a resource, each resource.
func (s *scoping) means(scope experiment.Scope) bool {
	wanted := s.wanted
	if wanted.Resource == "" {
		wanted.Resource = scope.Resource
	}
	if wanted.Request == "" && wanted.Tenant == "" {
		info, _ := experiment.FindMetric(s.metric)
		classes, only := info.OfRequests()
		if classes && !only && scope.Request == "" {
			return false
		}
		wanted.Request = scope.Request
	}
	return wanted == scope
}

// aboutCluster says whether the braces hold a key that only requests or machines have.
func (s *scoping) aboutCluster() bool {
	w := &s.wanted
	return w.Request+w.Tenant+w.Node+w.Pool+w.Resource+w.Reason != ""
}

func (s *scoping) requestNames() []string {
	if s.config.Requests != nil {
		return s.config.Requests.Classes()
	}
	return nil
}

func (s *scoping) tenantNames() (names []string) {
	if s.config.Requests != nil {
		for i := range s.config.Requests.Tenants {
			names = append(names, s.config.Requests.Tenants[i].Name)
		}
	}
	return names
}

func (s *scoping) nodeNames() (names []string) {
	for i := range s.config.Cluster.Nodes {
		names = append(names, s.config.Cluster.Nodes[i].Name)
	}
	return names
}

func (s *scoping) resourceNames() (names []string) {
	for i := range s.config.Cluster.Resources {
		names = append(names, s.config.Cluster.Resources[i].Name)
	}
	return append(names, experiment.Devices)
}

// reasonNames are those for which requests wait or are refused.
func (s *scoping) reasonNames() (names []string) {
	for _, name := range allocation.ReasonNames(&s.config.Cluster) {
		if name != "" {
			names = append(names, name)
		}
	}
	return names
}
