//go:build !accuracy

package accuracy

import "testing"

// TestThePublishedExperiment has twenty shuffles of its first list; `make accuracy` takes all three, and more of them.
func TestThePublishedExperiment(t *testing.T) { holdPublished(t, "default", 20) }
