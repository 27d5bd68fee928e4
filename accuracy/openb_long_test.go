//go:build accuracy

package accuracy

import (
	"cmp"
	"slices"
	"testing"
)

// TestThePublishedExperimentAtLength has so many shuffles that only the published ones are left to chance, and ranks all
// policies as published, those too that stand close to each other.
func TestThePublishedExperimentAtLength(t *testing.T) {
	for _, list := range []string{"default", "cpu200", "gpuspec33"} {
		t.Run(list, func(t *testing.T) {
			all := holdPublished(t, list, 60)
			ours := ranking(all, func(s standing) float64 { return s.allocated })
			theirs := ranking(all, func(s standing) float64 { return s.published.Mean })
			if !slices.Equal(ours, theirs) {
				t.Errorf("ranked %v, published are %v", ours, theirs)
			}
		})
	}
}

// ranking is the policies, the best first.
func ranking(all []standing, allocated func(s standing) float64) (names []string) {
	for _, s := range slices.SortedFunc(slices.Values(all), func(a, b standing) int { return cmp.Compare(allocated(b), allocated(a)) }) {
		names = append(names, s.name)
	}
	return names
}
