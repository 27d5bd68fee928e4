package workload

import (
	"simulate/sim/clock"
	"simulate/sim/rng"
)

// requestSurvey adds up the rows of a list.
type requestSurvey struct {
	RequestSummary
	keep            bool // the rows, too
	reader          *requestReader
	from, last, end int64 // as recorded: first and last arrival, last end
	longest         clock.Time
	piece           []int64 // for amounts of rows that are kept
}

// survey goes through the list.
func (t *RequestTrace) survey(first *moment, keep bool) (*requestSurvey, []*Mistake) {
	l := lexicon{newVocabulary(), newVocabulary()}
	r, mistakes := t.start(l, first)
	if len(mistakes) > 0 {
		return nil, mistakes
	}
	n := len(t.Asks())
	s := &requestSurvey{keep: keep, reader: r, RequestSummary: RequestSummary{
		lexicon: l, Asked: make([]float64, n+1), Held: make([]float64, n+1), Largest: make([]int64, n+1),
	}}
	c := claim{amounts: make([]int64, n)}
	mistakes = readThrough(r.file, func() (more bool, m *Mistake) {
		if more, m = r.next(&c); more && m == nil {
			s.add(&c)
		}
		return more, m
	})
	s.Dropped, s.Back, s.BackLine, s.first, s.Log = r.dropped, r.back, r.backLine, r.earliest, r.rows.header
	s.Dated = r.opened && (r.first.kind != counted || r.first.sinceEpoch())
	return s, mistakes
}

func (s *requestSurvey) add(c *claim) {
	if s.Rows == 0 {
		s.from, s.last, s.end = c.at, c.at, c.at
	}
	s.Rows++
	s.from, s.last = min(s.from, c.at), max(s.last, c.at)
	if c.duration == clock.Never {
		s.Staying++
	} else {
		s.longest = max(s.longest, c.duration)
		s.end = max(s.end, c.at+int64(c.duration))
	}
	for i, amount := range c.amounts {
		s.count(i, amount, c.duration)
	}
	s.count(len(c.amounts), c.thousandths(), c.duration)
	s.mark(c)
	if s.keep {
		s.hold(c)
	}
}

// count adds what a request asks of one resource.
func (s *requestSurvey) count(i int, amount int64, duration clock.Time) {
	s.Asked[i] += float64(amount)
	s.Largest[i] = max(s.Largest[i], amount)
	if duration != clock.Never {
		s.Held[i] += float64(float64(amount) * duration.Seconds())
	}
}

// mark goes on with the hash of what counts.
func (s *requestSurvey) mark(c *claim) {
	h := rng.Mix(s.Content ^ uint64(c.at))
	h = rng.Mix(h^uint64(c.duration)) ^ uint64(c.estimate)
	for _, amount := range c.amounts {
		h = rng.Mix(h ^ uint64(amount))
	}
	h = rng.Mix(h ^ uint64(uint32(c.devices))<<32 ^ uint64(uint32(c.share)))
	h = rng.Mix(h ^ uint64(uint32(c.spec))<<32 ^ uint64(uint32(c.tenant)))
	s.Content = rng.Mix(h ^ uint64(uint32(c.priority))<<32 ^ uint64(uint32(c.gang)))
}

// hold keeps a row; the amounts of many lie in one piece of memory.
func (s *requestSurvey) hold(c *claim) {
	n := len(c.amounts)
	if len(s.piece) < n {
		s.piece = make([]int64, 1024*n)
	}
	held := *c
	held.amounts, s.piece = s.piece[:n:n], s.piece[n:]
	copy(held.amounts, c.amounts)
	s.requests = append(s.requests, held)
}
