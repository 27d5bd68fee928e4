package sim

import (
	"simulate/sim/clock"
	"simulate/sim/rng"
	"simulate/sim/stream"
)

// Methods says by which method Run would simulate each operator of c. It opens no source: what is chosen depends on
// the graph and on the kinds of load alone.
func Methods(c *Config) ([]stream.Choice, error) {
	still := c.Stream
	still.Workloads = append([]stream.Workload(nil), still.Workloads...)
	for i := range still.Workloads {
		if w := &still.Workloads[i]; w.Source != nil {
			w.Source = func(rng.Key) (stream.Source, error) { return silence{}, nil }
		}
	}
	plane, err := stream.New(&still, rng.Root(0, 0))
	if err != nil {
		return nil, err
	}
	return plane.Choices(), nil
}

// silence is a source from which nothing comes, whatever was recorded with its events.
type silence struct{}

// Fill writes nothing.
func (silence) Fill([]clock.Time) int { return 0 }

// Carried writes nothing.
func (silence) Carried(int, []float64) {}

// Keys writes nothing.
func (silence) Keys([]uint32) {}
