package stream

import (
	"slices"

	"simulate/sim/clock"
)

// row is an operator of a road. A service begins when the record has joined and the service before has ended (D. V.
// Lindley, "The theory of queues with a single server", 1952): of each server no more need be known than when that is.
type row struct {
	op    *operator
	works []clock.Time // by place of records
	until []clock.Time // by server: the end of its last service
	lasts []int32      // by server: the last record that was kept there
	ahead ahead        // ends of services
}

// kept is what is known of a record whose service has not ended.
type kept struct {
	joined clock.Time
	next   int32 // the record that is served next; none yet: -1
}

// play takes those who came through a row, as far as they come till then. They leave it in order of time.
func (r *road) play(s *row, to clock.Time) {
	r.caught = s.ahead.take(to, r.caught[:0])
	r.resumed = r.resumed[:0]
	for _, v := range r.caught {
		if next := r.kept[v.record].next; next >= 0 {
			r.resumed = append(r.resumed, visit{v.at, v.subtask, next})
		}
	}
	r.serve(s)
	r.part(to)
	r.keep(s, to)
	r.ends = r.sorter.sort(append(r.ends, r.caught...))
	r.leaves = r.leaves[:0]
	for i := range r.ends {
		r.leaves = append(r.leaves, r.ends[i].at)
	}
}

// serve serves those who came: the recursion.
func (r *road) serve(s *row) {
	n := len(r.came)
	r.began, r.ended = sized(r.began, n), sized(r.ended, n)
	began, ended := r.began, r.ended[:len(r.began)]
	works, until, servers := s.works, s.until, uint64(len(s.until))
	for i, v := range r.came[:len(began)] {
		server := uint64(v.subtask) * servers >> 32
		from := max(v.at, until[server])
		end := from + works[v.record]
		if end < from { // after all time
			end = clock.Never
		}
		began[i], ended[i], until[server] = from, end, end
	}
}

// part parts those who leave up to an instant from those who stay. No branch asks for it, as who joins late in a
// window is as likely one as the other.
func (r *road) part(to clock.Time) {
	n := len(r.came)
	waits, sojourns, stays, ends := sized(r.waits, n), sized(r.sojourns, n), sized(r.stays, n), sized(r.ends, n)
	began, ended, over := r.began[:n], r.ended[:n], 0
	for i, v := range r.came {
		waits[over], sojourns[over] = int64(began[i]-v.at), int64(ended[i]-v.at)
		ends[over] = visit{ended[i], v.subtask, v.record}
		stays[i-over] = int32(i)
		over += int(uint64(ended[i]-to-1) >> 63)
	}
	r.waits, r.sojourns, r.stays, r.ends = waits[:over], sojourns[:over], stays[:n-over], ends[:over]
}

// keep keeps who stays. A service that does not begin in time begins when the one before it ends.
func (r *road) keep(s *row, to clock.Time) {
	r.waiting = moments{}
	for _, i := range r.stays {
		v := r.came[i]
		r.kept[v.record] = kept{v.at, -1}
		s.ahead.push(visit{r.ended[i], v.subtask, v.record})
		last := &s.lasts[uint64(v.subtask)*uint64(len(s.until))>>32]
		if began := r.began[i]; began > to {
			r.kept[*last].next = v.record
			r.waiting.add(v.at)
		} else {
			r.waits = append(r.waits, int64(began-v.at))
		}
		*last = v.record
	}
}

func sized[T any](column []T, n int) []T { return slices.Grow(column[:0], n)[:n] }

// rename gives records that are kept their new places.
func (s *row) rename(r *road) {
	s.ahead.each(func(v *visit) {
		v.record = r.places[v.record]
		if next := &r.kept[v.record].next; *next >= 0 {
			*next = r.places[*next]
		}
	})
	for i, last := range s.lasts {
		s.lasts[i] = r.places[min(int(last), len(r.places)-1)] // where none is kept it does not matter
	}
}
