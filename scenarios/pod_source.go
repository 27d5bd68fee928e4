package scenarios

import (
	"simulate/sim/allocation"
	"simulate/sim/clock"
	"simulate/sim/rng"
)

// source gives the pods of one stream.
func (p *podList) source(stream int) func(rng.Key) (allocation.Source, error) {
	return func(rng.Key) (allocation.Source, error) { return &podSource{left: p.rows[stream]}, nil }
}

type podSource struct{ left []allocation.Request }

func (s *podSource) Next(r *allocation.Request) bool {
	if len(s.left) == 0 {
		return false
	}
	next := &s.left[0]
	amounts := r.Need.Amounts
	clear(amounts)
	copy(amounts, next.Need.Amounts)
	stream, gang := r.Stream, r.Gang
	*r = *next
	r.Stream, r.Gang, r.Need.Amounts = stream, gang, amounts
	s.left = s.left[1:]
	return true
}

// Err is nil: all was read before.
func (s *podSource) Err() error { return nil }

// last is when the last pod comes.
func (p *podList) last() clock.Time {
	last := clock.Time(0)
	for _, rows := range p.rows {
		if n := len(rows); n > 0 {
			last = max(last, rows[n-1].Submitted)
		}
	}
	return last
}

// size is the number of pods.
func (p *podList) size() (n int) {
	for _, rows := range p.rows {
		n += len(rows)
	}
	return n
}
