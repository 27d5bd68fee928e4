package stream

import (
	"errors"
	"fmt"
	"io"
)

// Carrier is a Source whose events bring numbers and keys of their own, those that were recorded with them.
type Carrier interface {
	// Carried writes number i of Workload.Numbers into values, for each event of the last Fill, in order.
	Carried(i int, values []float64)
	// Keys writes the keys of the events of the last Fill.
	Keys(keys []uint32)
}

// luggage is what the events of a workload bring with them, from Fill until they are let in.
type luggage struct {
	carrier Carrier
	numbers [][]float64 // number by number, of the block of arrivals
	keys    []uint32    // of the block; nil: they bring none
	now     []float64   // numbers of the event that is on its way in
	waiting ring[float64]
}

// newLuggage is nil where the events of w bring nothing.
func newLuggage(w *workload) (*luggage, error) {
	if len(w.Numbers) == 0 && !w.Keys.Recorded {
		return nil, nil
	}
	carrier, ok := w.source.(Carrier)
	if !ok {
		return nil, fmt.Errorf("workload %s: nothing was recorded with its events", w.Name)
	}
	l := &luggage{carrier: carrier, now: make([]float64, len(w.Numbers))}
	for range w.Numbers {
		l.numbers = append(l.numbers, make([]float64, len(w.block)))
	}
	if w.Keys.Recorded {
		l.keys = make([]uint32, len(w.block))
	}
	return l, nil
}

// unload takes what the events of a new block bring.
func (l *luggage) unload(events int) {
	for i := range l.numbers {
		l.carrier.Carried(i, l.numbers[i][:events])
	}
	if l.keys != nil {
		l.carrier.Keys(l.keys[:events])
	}
}

// claim gives an event of w, the i-th of the block, what it has brought.
func (l *luggage) claim(w *workload, i int, rec *record) {
	for j := range l.now {
		l.now[j] = l.numbers[j][i]
	}
	if l.keys != nil {
		rec.key = l.keys[i]
	}
	size := float64(rec.bytes)
	for _, t := range w.bytes.per {
		if j := t.attribute - len(w.fields); j >= 0 {
			size += float64(t.each * l.now[j])
		}
	}
	rec.bytes = float32(size)
}

// hold keeps the numbers of an event that waits at the gate, next those of the first that does.
func (l *luggage) hold() {
	for i := range l.now {
		l.waiting.push(&l.now[i])
	}
}

func (l *luggage) next() {
	for i := range l.now {
		l.now[i] = *l.waiting.pop()
	}
}

// keep lets the event of a slot carry numbers for as long as it is followed.
func (t *eventTable) keep(slot uint32, numbers []float64) {
	if need := len(t.slots) * t.width; len(t.numbers) < need {
		t.numbers = append(t.numbers, make([]float64, need-len(t.numbers))...)
	}
	copy(t.numbers[int(slot)*t.width:], numbers)
}

// recorded is number i that was recorded with rec's event; what a window made has none.
func (p *Plane) recorded(i int, rec *record) float64 {
	if rec.event == 0 {
		return 0
	}
	return p.events.numbers[int(rec.event)*p.events.width+i]
}

// Finish ends the sources that hold something, such as an open file, and says what went wrong in them. Nothing
// arrives any more.
func (p *Plane) Finish() error {
	var wrong []error
	for i := range p.workloads {
		if source, ok := p.workloads[i].source.(io.Closer); ok {
			if err := source.Close(); err != nil {
				wrong = append(wrong, fmt.Errorf("workload %s: %w", p.workloads[i].Name, err))
			}
		}
	}
	return errors.Join(wrong...)
}
