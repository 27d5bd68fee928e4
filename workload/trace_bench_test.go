package workload

import (
	"fmt"
	"io"
	"testing"

	"simulate/sim/clock"
)

// endlessRows is a table that goes on for so many rows; nothing of it is kept.
type endlessRows struct {
	header string
	rows   int
	row    func(to []byte, i int) []byte
	next   int
	left   []byte
	buffer []byte
}

func (e *endlessRows) Read(to []byte) (int, error) {
	if e.header != "" {
		e.left, e.header = []byte(e.header), ""
	}
	for len(e.left) == 0 {
		if e.next == e.rows {
			return 0, io.EOF
		}
		e.buffer = e.buffer[:0]
		for len(e.buffer) < 1<<15 && e.next < e.rows {
			e.buffer = e.row(e.buffer, e.next)
			e.next++
		}
		e.left = e.buffer
	}
	n := copy(to, e.left)
	e.left = e.left[n:]
	return n, nil
}

func (e *endlessRows) Close() error { return nil }

// BenchmarkRead is the cost of a row of each kind.
func BenchmarkRead(b *testing.B) {
	row := []byte("2023-11-16 18:15:46.6805900,374,44,alice\r\n")
	quoted := []byte("2023-11-16T18:15:46Z,\"374\",44,\"alice, bob\"\n")
	numbers := []byte("1700158546.680590,374,44,alice\n")
	for _, c := range []struct {
		name  string
		row   []byte
		trace Trace
	}{
		{"events", row, Trace{Format: Events}},
		{"events with two numbers and a key", row, Trace{Format: Events, Numbers: []string{"in", "out"}, Key: "user"}},
		{"events in seconds", numbers, Trace{Format: Events, Numbers: []string{"in", "out"}}},
		{"events in quotes", quoted, Trace{Format: Events, Numbers: []string{"in", "out"}}},
		{"rates", nil, Trace{Format: Rates, Value: "in", Interval: clock.Second}},
	} {
		b.Run(c.name, func(b *testing.B) {
			c.trace.Unit = clock.Second
			c.trace.Open = func() (io.ReadCloser, error) {
				return &endlessRows{header: "at,in,out,user\n", rows: b.N, row: func(to []byte, i int) []byte {
					if c.row == nil {
						return fmt.Appendf(to, "%d,374,44,alice\n", i)
					}
					return append(to, c.row...)
				}}, nil
			}
			b.ReportAllocs()
			if _, mistakes := c.trace.Read(); len(mistakes) > 0 {
				b.Fatal(mistakes[0])
			}
		})
	}
}
