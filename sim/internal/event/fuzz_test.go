package event

import (
	"testing"

	"simulate/sim/clock"
)

// FuzzList does what the bytes say to a list and to its twin. Each byte is one thing to do: the low two bits say
// what, the others how far ahead, from nothing to years.
func FuzzList(f *testing.F) {
	f.Add([]byte("a list of very many very different things to do, so that the list grows and shrinks"))
	many := make([]byte, 3000)
	for i := range many {
		many[i] = byte(i*i>>3) | byte(i>>9&1)
	}
	f.Add(many)
	f.Fuzz(func(t *testing.T, todo []byte) {
		b := &both{t: t}
		for i, do := range todo[:min(len(todo), 1000)] {
			scale, mix := do>>2, uint64(i)*0x9e3779b97f4a7c15
			e := Of(clock.Time(mix>>1>>(63-scale)), uint8(mix>>8)&3, uint32(mix>>16)&MaxSubject, uint32(mix))
			switch {
			case do&3 == 3 && scale < 8: // as early as that, whatever has been taken
			case b.now > clock.Never-1-e.At:
				e.At = clock.Never - 1
			default:
				e.At += b.now
			}
			switch {
			case do&3 == 0 && len(b.plain) > 0:
				b.pop()
			case do&3 == 1 && len(b.plain) > 0:
				b.replace(e)
			case do&3 == 2: // several, so that the list grows beyond what was written down
				for k := range clock.Time(scale/4 + 1) {
					b.push(Event{At: min(e.At, clock.Never-1-k) + k, what: e.what})
				}
			default:
				b.push(e)
			}
		}
		for len(b.plain) > 0 {
			b.pop()
		}
	})
}
