package workload

import (
	"fmt"

	"simulate/sim/allocation"
)

// following is the source of a list that is read while it is replayed.
type following struct {
	translation
	trace   *Trace
	rows    uint64 // that it should have
	reader  *requestReader
	claim   claim
	trouble error
}

// follow opens the list, whose rows come as they are wanted.
func (r *RecordedRequests) follow(to translation) (*following, error) {
	f := &following{translation: to, trace: &r.Trace.Trace, rows: r.Summary.Rows, claim: claim{amounts: make([]int64, len(to.amounts))}}
	var mistakes []*Mistake
	f.reader, mistakes = r.Trace.start(r.Summary.lexicon, &r.Summary.first)
	if len(mistakes) > 0 {
		return nil, f.trace.wrong(mistakes[0])
	}
	return f, nil
}

func (f *following) Next(r *allocation.Request) bool {
	if !f.advance() {
		return false
	}
	f.fill(r, &f.claim)
	return true
}

// advance reads the next row.
func (f *following) advance() bool {
	if f.reader == nil || f.reader.kept == f.rows {
		f.close()
		return false
	}
	more, m := f.reader.next(&f.claim)
	switch {
	case m == nil && !more:
		m = &Mistake{Message: fmt.Sprintf("it has changed since it was checked: %d rows are now %d", f.rows, f.reader.kept)}
	case m == nil && f.order == ByTime && f.reader.back > 0:
		m = &Mistake{Message: "it has changed since it was checked: the time goes back"}
		m.Line, m.Column = f.reader.place()
	}
	if m != nil {
		f.trouble = f.trace.wrong(m)
		f.close()
	}
	return m == nil
}

func (f *following) close() {
	if f.reader == nil {
		return
	}
	if err := f.reader.file.Close(); err != nil && f.trouble == nil {
		f.trouble = err
	}
	f.reader = nil
}

// Err is why no more come, if that is not the end of the list.
func (f *following) Err() error { return f.trouble }

// Close ends the reading of a list that is not read to its end, and says what went wrong.
func (f *following) Close() error {
	f.close()
	return f.trouble
}
