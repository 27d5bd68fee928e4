//go:build accuracy

package accuracy

import "testing"

// TestThePublishedExperimentAtLength has so many shuffles that only the published ones are left to chance.
func TestThePublishedExperimentAtLength(t *testing.T) {
	for _, list := range []string{"default", "cpu200", "gpuspec33"} {
		t.Run(list, func(t *testing.T) { holdPublished(t, list, 60) })
	}
}
