package workload

import (
	"bytes"
	"errors"
	"io"
)

// longestRow is how long a row may be: the part of a trace that is in memory at one time.
const longestRow = 1 << 20

var errTooLong = errors.New("the row is longer than 1 MB; is a quote or a line end missing, or is this no text?")

// lines goes through a text row by row. A row is a line, or several where quotes hold line ends together.
type lines struct {
	in       io.Reader
	plain    bool // quotes hold nothing together
	buffer   []byte
	from, to int // what is in the buffer and not used
	scanned  int // of that: known to hold no end of the row
	ended    error
	line     int // at which the row begins, from 1
	next     int // at which the next one begins
}

func newLines(in io.Reader) *lines {
	return &lines{in: in, buffer: make([]byte, 1<<16), next: 1}
}

// row is the next row without its end, until the call after this one; io.EOF means that there is none.
func (l *lines) row() ([]byte, error) {
	l.line = l.next
	for {
		if row, ok := l.complete(); ok {
			return bytes.TrimSuffix(row, []byte{'\r'}), nil
		}
		if l.ended != nil {
			return l.rest()
		}
		if err := l.read(); err != nil {
			return nil, err
		}
	}
}

// complete takes a row out of the buffer, if one is whole there.
func (l *lines) complete() ([]byte, bool) {
	for {
		end := bytes.IndexByte(l.buffer[l.from+l.scanned:l.to], '\n')
		if end < 0 {
			l.scanned = l.to - l.from
			return nil, false
		}
		end += l.from + l.scanned
		l.next++
		row := l.buffer[l.from:end]
		if l.plain || bytes.IndexByte(row, '"') < 0 || bytes.Count(row, []byte{'"'})%2 == 0 {
			l.from, l.scanned = end+1, 0
			return row, true
		}
		l.scanned = end + 1 - l.from // the end of the line stands within quotes
	}
}

// rest is what stands behind the last line end.
func (l *lines) rest() ([]byte, error) {
	row := l.buffer[l.from:l.to]
	l.from, l.scanned = l.to, 0
	switch {
	case !errors.Is(l.ended, io.EOF):
		return nil, l.ended
	case len(row) == 0:
		return nil, io.EOF
	case !l.plain && bytes.Count(row, []byte{'"'})%2 != 0:
		return nil, errors.New("a quote is opened and never closed")
	}
	return row, nil
}

// read puts more into the buffer, whose used part makes room.
func (l *lines) read() error {
	if l.from > 0 {
		copy(l.buffer, l.buffer[l.from:l.to])
		l.from, l.to = 0, l.to-l.from
	}
	if l.to == len(l.buffer) {
		if l.to >= longestRow {
			return errTooLong
		}
		l.buffer = append(l.buffer, make([]byte, len(l.buffer))...)
	}
	n, err := l.in.Read(l.buffer[l.to:])
	l.to += n
	l.ended = err
	return nil
}
