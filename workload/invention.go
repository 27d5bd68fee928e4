package workload

import (
	"math"
	"slices"

	"simulate/sim/allocation"
	"simulate/sim/clock"
	"simulate/sim/cluster"
	"simulate/sim/rng"
	"simulate/sim/stream"
)

// invention is the source of requests that are made up.
type invention struct {
	*Requests
	instants                    stream.Source
	block                       [256]clock.Time
	next, filled                int // in block
	last                        bool
	number                      uint64
	amounts, fields             []rng.Key // by index of the amount, of the field
	carried                     []float64 // by the request that is being made, by field
	devices, duration, estimate rng.Key
}

func newInvention(q *Requests, key rng.Key) (*invention, error) {
	v := &invention{Requests: q, devices: key.Of("gpu"), duration: key.Of("duration"), estimate: key.Of("estimate")}
	for i := range q.Amounts {
		v.amounts = append(v.amounts, key.Of("resources", q.Amounts[i].Name))
	}
	for i := range q.Fields {
		v.fields = append(v.fields, key.Of("fields", q.Fields[i].Name))
	}
	v.carried = make([]float64, len(q.Fields))
	if len(q.At) > 0 {
		v.instants = &listed{slices.Sorted(slices.Values(q.At))}
		return v, nil
	}
	var err error
	v.instants, err = q.Open.Source(key)
	return v, err
}

// listed is instants that were written down.
type listed struct{ left []clock.Time }

func (l *listed) Fill(at []clock.Time) int {
	n := copy(at, l.left)
	l.left = l.left[n:]
	return n
}

// Err is nil: nothing can go wrong.
func (v *invention) Err() error { return nil }

func (v *invention) Next(r *allocation.Request) bool {
	if v.next == v.filled && !v.refill() {
		return false
	}
	r.Name, r.Number, r.Submitted = "", v.number, v.block[v.next]
	for i := range v.Fields {
		v.carried[i] = v.Fields[i].Value.Sample(v.fields[i], v.number)
	}
	v.ask(&r.Need)
	r.Duration = clock.Never
	if v.Duration != nil {
		r.Duration = clock.Nanoseconds(v.draw(v.Duration, v.duration))
	}
	r.Estimate = v.Estimate.of(r.Duration, v.estimate, v.number)
	v.next++
	v.number++
	return true
}

// refill gets the next instants and says whether there are any.
func (v *invention) refill() bool {
	v.next, v.filled = 0, 0
	if !v.last {
		v.filled = v.instants.Fill(v.block[:])
		v.last = v.filled < len(v.block)
	}
	return v.filled > 0
}

// ask draws what is asked for.
func (v *invention) ask(need *cluster.Need) {
	clear(need.Amounts)
	for i := range v.Amounts {
		a := &v.Amounts[i]
		need.Amounts[a.Resource] = whole(v.draw(&a.Value, v.amounts[i]))
	}
	need.Devices, need.Share = Devices(v.draw(&v.Devices, v.devices))
	need.Models = v.Models
}

// draw is how much it is of the request that is being made. The draws of what is always 0 are spared.
func (v *invention) draw(y *Quantity, key rng.Key) float64 {
	sum := 0.0
	if !y.Base.IsZero() {
		sum = y.Base.Sample(key, v.number)
	}
	for _, p := range y.Per {
		sum += float64(p.Each * v.carried[p.Field])
	}
	return sum
}

// of is the estimate of a request that takes so long.
func (e *Estimate) of(duration clock.Time, key rng.Key, i uint64) clock.Time {
	switch {
	case duration == clock.Never || e.Time > 0:
		return max(duration, e.Time)
	case e.Factor == nil:
		return duration
	}
	return max(duration, clock.Nanoseconds(float64(duration)*e.Factor.Sample(key, i)))
}

// mostOfResource is the most that a request may ask for of a resource: beyond it whole numbers are no longer exact.
const mostOfResource = 1 << 53

// whole is an amount as an integer: the nearest, but not 0 of what is more than nothing.
func whole(x float64) int64 {
	if x <= 0 {
		return 0
	}
	return max(1, int64(math.RoundToEven(min(x, mostOfResource))))
}

// mostDevices is more than any node has; whoever asks for more asks for as much too much.
const mostDevices = 1 << 20

// Devices is a number of devices as a cluster.Need has it: below 1 it is a share of one, of a thousandth at least.
func Devices(x float64) (n, share int32) {
	switch {
	case x <= 0:
		return 0, 0
	case x < 1:
		return 1, int32(whole(x * cluster.Whole))
	}
	return int32(whole(min(x, mostDevices))), cluster.Whole
}
