//go:build !accuracy

package accuracy

import "testing"

// TestReferenceNetworks holds every worked example against the simulator, at the size of `make test`; `make
// accuracy` does so at length.
func TestReferenceNetworks(t *testing.T) {
	holdNetworks(t, referenceNetworks(t), short)
}
