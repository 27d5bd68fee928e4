package event

import (
	"math"
	"math/rand/v2"

	"simulate/sim/clock"
)

// holding is a pattern of the hold model: so many events are pending, and whenever one happens, another is pushed.
type holding struct {
	name string
	gap  func(r *rand.Rand, i int) clock.Time // how far ahead the i-th event is due
	at   func(r *rand.Rand) clock.Time        // when an event of the start is due; nil: a gap after 0
	far  int                                  // so many timers are pending besides, about a day away
	also []int                                // sizes to be measured besides the usual ones
}

const (
	steps = 1 << 14 // drawn ahead, so that the list is measured and not the draws
	mean  = 1e6
)

func exponential(mean float64) func(*rand.Rand, int) clock.Time {
	return func(r *rand.Rand, _ int) clock.Time { return clock.Time(r.ExpFloat64() * mean) }
}

func bimodal(times float64) func(*rand.Rand, int) clock.Time {
	return func(r *rand.Rand, _ int) clock.Time {
		return clock.Time(r.ExpFloat64() * []float64{1e3, 1e3 * times}[r.IntN(2)])
	}
}

var holdings = []holding{
	{name: "exponential", gap: exponential(mean), also: []int{2, 50, 1e4, 1e6}},
	{name: "uniform", gap: func(r *rand.Rand, _ int) clock.Time { return clock.Time(r.IntN(2 * mean)) }},
	{name: "pareto", gap: func(r *rand.Rand, _ int) clock.Time { return clock.Time(1e4 * math.Pow(1-r.Float64(), -1/1.2)) }},
	{
		name: "equal", gap: func(*rand.Rand, int) clock.Time { return mean },
		at: func(r *rand.Rand) clock.Time { return clock.Time(r.IntN(mean)) }, also: []int{16, 20},
	},
	{
		name: "burst", gap: func(*rand.Rand, int) clock.Time { return mean },
		at: func(*rand.Rand) clock.Time { return 0 }, also: []int{20},
	},
	{
		name: "bursts", gap: func(r *rand.Rand, _ int) clock.Time { return clock.Time(r.IntN(3)) * clock.Second },
		at: func(*rand.Rand) clock.Time { return 0 }, also: []int{20},
	},
	{name: "bimodal1e3", gap: bimodal(1e3)},
	{name: "bimodal1e6", gap: bimodal(1e6)},
	{name: "scales", gap: func(r *rand.Rand, _ int) clock.Time { return clock.Time(math.Exp(r.Float64() * 20)) }},
	{name: "timers", gap: exponential(mean), far: 1e6},
	{name: "drift", gap: func(r *rand.Rand, i int) clock.Time { // over 4 decades and back
		return clock.Time(r.ExpFloat64() * mean * math.Pow(10, 8*math.Abs(float64(i)/steps-0.5)-2))
	}},
}

// model is a hold model at work.
type model struct {
	holding
	start   []Event
	later   [steps]step
	i       int
	handled [4]uint64
}

// step is what happens when an event does: it is stale, or it is handled by its kind, and then another is pushed.
type step struct {
	gap   clock.Time
	what  uint64
	stale bool
}

func (h holding) model(pending int) *model {
	m := &model{holding: h}
	r := rand.New(rand.NewPCG(5, 5))
	for i := range m.later {
		m.later[i] = step{h.gap(r, i), Of(0, uint8(r.IntN(4)), uint32(r.IntN(pending)), 0).what, r.IntN(10) == 0}
	}
	for i := range pending {
		at := h.gap(r, i%steps)
		if h.at != nil {
			at = h.at(r)
		}
		m.start = append(m.start, Of(at, uint8(r.IntN(4)), uint32(i), 0))
	}
	for i := range h.far {
		m.start = append(m.start, Of(clock.Day+clock.Time(r.IntN(int(clock.Second))), 0, uint32(i), 0))
	}
	return m
}

// after handles an event, and returns the one that follows.
func (m *model) after(e Event) Event {
	s := &m.later[m.i%steps]
	m.i++
	if !s.stale {
		switch e.Kind() {
		case 0:
			m.handled[0]++
		case 1:
			m.handled[1] += e.what
		case 2:
			m.handled[2] ^= e.what
		default:
			m.handled[3] -= e.what
		}
	}
	return Event{At: e.At + s.gap, what: s.what}
}

func (m *model) list() *List {
	l := &List{}
	for _, e := range m.start {
		l.Push(e)
	}
	return l
}

func (m *model) heap() *heap {
	h := &heap{}
	for _, e := range m.start {
		h.push(e)
	}
	return h
}

func (m *model) holdList(l *List, n int) {
	for range n {
		l.Push(m.after(l.Pop()))
	}
}

func (m *model) holdHeap(h *heap, n int) {
	for range n {
		h.push(m.after(h.pop()))
	}
}
