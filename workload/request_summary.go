package workload

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"simulate/sim/clock"
	"simulate/sim/cluster"
	"simulate/sim/rng"
)

// RequestSummary is what a list of requests comes to: what Read finds out before anything runs.
type RequestSummary struct {
	Rows     uint64     // that count
	Dropped  uint64     // SWF: jobs without processors or run time, which do not count
	Staying  uint64     // rows that never end
	First    clock.Time // when the first request arrives, and the last
	Last     clock.Time
	End      clock.Time // when the last of those that end would have ended had nobody waited; Last at least
	Back     uint64     // rows that are earlier than one before them
	BackLine int        // where the first of them stands
	Dated    bool       // times are dates, or seconds since 1970
	Content  uint64     // tells lists apart by what counts of them
	Asked    []float64  // the sum of all requests, of a gang once: by RequestTrace.Asks, then thousandths of devices
	Held     []float64  // the sum of those that end, times their seconds
	Largest  []int64    // the largest request of each
	Models   []string   // of devices, that requests name
	Tenants  []string   // in order of appearance
	Log      LogHeader  // SWF
	lexicon             // of what was read; nothing new comes in
	first    moment     // of all rows
	origin   int64      // which recorded time is t = 0
	requests []claim    // the list, where it is held in memory
}

// Read reads a list through. Without mistakes it can be replayed. The settings must be without Problems.
func (t *RequestTrace) Read() (*RequestSummary, []*Mistake) {
	s, mistakes := t.survey(nil, t.dealt())
	if len(mistakes) == 0 && s.Back > 0 && t.timed() {
		s, mistakes = t.survey(&s.first, t.dealt() || t.Order == ByTime)
	}
	if len(mistakes) > 0 {
		return nil, mistakes
	}
	if m := s.RequestSummary.finish(t, s); m != nil {
		return nil, []*Mistake{m}
	}
	return &s.RequestSummary, nil
}

// finish completes the summary.
func (s *RequestSummary) finish(t *RequestTrace, v *requestSurvey) *Mistake {
	switch {
	case s.Rows == 0 && s.Dropped > 0:
		return &Mistake{Message: fmt.Sprintf("none of %s has processors and a run time", plural(int(s.Dropped), "job"))}
	case s.Rows == 0 && v.reader.opened:
		return &Mistake{Message: "no row is left by from, to and align"}
	case s.Rows == 0:
		return &Mistake{Message: "there is no row that counts; expected one at least"}
	}
	s.times(t, v)
	if t.Order == ByTime {
		slices.SortStableFunc(s.requests, func(a, b claim) int { return cmp.Compare(a.at, b.at) })
	}
	s.specs.closed, s.tenants.closed = true, true
	s.Tenants = slices.Clone(s.tenants.texts)
	for _, text := range slices.Concat(s.specs.texts, s.tenants.texts) {
		s.Content = rng.Mix(s.Content ^ rng.Hash(text))
	}
	for _, spec := range s.specs.texts {
		for _, model := range models(spec) {
			if !slices.Contains(s.Models, model) {
				s.Models = append(s.Models, model)
			}
		}
	}
	if len(s.Models) > cluster.MaxModels {
		return &Mistake{Message: fmt.Sprintf("the requests name %d models of devices; expected at most %d", len(s.Models), cluster.MaxModels)}
	}
	return nil
}

// times finds when requests come in the run, and when they end.
func (s *RequestSummary) times(t *RequestTrace, v *requestSurvey) {
	switch t.Order {
	case ByTime:
		s.origin = v.from
		if v.reader.trace.Clock {
			s.origin = v.reader.origin
		}
		s.First, s.Last = clock.Time(v.from-s.origin), clock.Time(v.last-s.origin)
		s.End = max(s.Last, clock.Time(v.end-s.origin))
	case Together:
		s.End = v.longest
	default:
		s.Last = clock.Time(s.Rows-1) * clock.Second
		s.End, s.Staying = s.Last, s.Rows
	}
}

// models are the names of models in a text that joins them.
func models(spec string) (names []string) {
	for name := range strings.SplitSeq(spec, "|") {
		if name = strings.TrimSpace(name); name != "" {
			names = append(names, name)
		}
	}
	return names
}
