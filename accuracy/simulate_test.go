package accuracy

import (
	"context"
	"testing"

	"simulate/scenarios"
	"simulate/scenarios/document"
	"simulate/sim/experiment"
)

// read reads a scenario as from a file.
func read(text []byte) (*scenarios.Scenario, document.Problems) {
	return scenarios.Read("scenario.yaml", scenarios.Options{Open: func(string) ([]byte, error) { return text, nil }})
}

// simulate runs a scenario; one with problems ends the test.
func simulate(t *testing.T, text []byte, workers int) experiment.Result {
	t.Helper()
	s, problems := read(text)
	if len(problems) > 0 {
		t.Fatalf("%v\nin\n%s", problems, text)
	}
	r, err := experiment.Run(context.Background(), s.Design, experiment.Options{Workers: workers})
	if err != nil {
		t.Fatal(err)
	}
	return r
}
