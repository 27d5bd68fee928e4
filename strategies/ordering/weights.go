package ordering

import (
	"errors"
	"fmt"
	"maps"
	"math"
	"slices"
	"strings"

	"simulate/sim/allocation"
)

// Weights are how much more tenants may use than one of weight 1, by path.
type Weights map[string]float64

// of are the weights of tenants by number: 1 where nothing is said.
func (w Weights) of(tenants []allocation.Tenant) ([]float64, error) {
	weights := make([]float64, len(tenants))
	for i := range weights {
		weights[i] = 1
	}
	var problems []error
	for _, path := range slices.Sorted(maps.Keys(w)) {
		i := slices.IndexFunc(tenants, func(t allocation.Tenant) bool { return t.Name == path })
		switch weight := w[path]; {
		case i < 0:
			problems = append(problems, fmt.Errorf("weights: there is no tenant %s; %s", path, known(tenants)))
		case !(weight > 0) || math.IsInf(weight, 1):
			problems = append(problems, fmt.Errorf("weights: that of %s is %v; give a number above 0", path, weight))
		default:
			weights[i] = weight
		}
	}
	return weights, errors.Join(problems...)
}

func known(tenants []allocation.Tenant) string {
	if len(tenants) == 0 {
		return "no request has one"
	}
	names := make([]string, len(tenants))
	for i, t := range tenants {
		names[i] = t.Name
	}
	slices.Sort(names)
	return "there are " + strings.Join(names, ", ")
}
