package sim

import (
	"errors"
	"reflect"
	"testing"

	"simulate/sim/clock"
	"simulate/sim/rng"
	"simulate/sim/stream"
)

// withRecursion is a configuration whose operators need no events if they may be simulated by recursion.
func withRecursion(is bool) *Config {
	c := ticking(4 * clock.Millisecond)
	c.Stream.Recursion = is
	return c
}

func TestARunSaysByWhichMethods(t *testing.T) {
	for _, recursion := range []bool{false, true} {
		c := withRecursion(recursion)
		r := play(t, c)
		if len(r.Methods) != 1 || r.Methods[0].Operator != "work" || (r.Methods[0].Method == stream.ByEvents) == recursion {
			t.Errorf("with recursion %v it was simulated by %+v", recursion, r.Methods)
		}
		planned, err := Methods(c)
		if err != nil || !reflect.DeepEqual(planned, r.Methods) {
			t.Errorf("planned %+v (%v), used %+v", planned, err, r.Methods)
		}
	}
}

// What methods a run will use can be told while its traces are not there.
func TestMethodsAreKnownWithoutOpeningASource(t *testing.T) {
	c := withRecursion(true)
	w := &c.Stream.Workloads[0]
	w.Numbers, w.Keys.Recorded = []string{"tokens"}, true
	w.Source = func(rng.Key) (stream.Source, error) { return nil, errors.New("there is no such file") }
	planned, err := Methods(c)
	if err != nil || len(planned) != 1 {
		t.Errorf("methods %+v, error %v", planned, err)
	}
	if _, err := Run(c, 1, 0, nil); err == nil {
		t.Error("a run needs the source that Methods left alone")
	}
}
