package plan

import (
	"simulate/sim/clock"
	"simulate/sim/flink"
)

// hop is how long records wait in network buffers on their way to an operator; pure queueing networks have none.
func (x *context) hop(j *job, o int, lanes []part) float64 {
	if j.Ideal || !j.Slots || j.Batch {
		return 0
	}
	return x.buffered(j, o, lanes)
}

// buffered is how long records wait in network buffers on their way to an operator, mean over its inputs, seconds: half
// the time until a buffer leaves, because it is full or because its time is over. Nobody waits inside a chain.
func (x *context) buffered(j *job, o int, lanes []part) float64 {
	wait, rate := 0.0, 0.0
	for i, in := range j.Operators[o].Inputs {
		from := j.operator(in.Operator)
		if i >= len(lanes) {
			break
		}
		rate += lanes[i].rate
		if from < 0 || j.home[from] == j.home[o] {
			continue
		}
		wait += lanes[i].rate * x.leaves(j, lanes[i], channels(j.Operators[from].Parallelism, j.Operators[o].Parallelism, pointwise(in.Exchange))) / 2
	}
	if rate == 0 {
		return 0
	}
	return wait / rate
}

// channels is how many an edge has.
func channels(from, to int, pointwise bool) int {
	if pointwise {
		return max(from, to)
	}
	return from * to
}

// leaves is after how many seconds a buffer of one of some channels leaves, over which records are spread evenly.
func (x *context) leaves(j *job, records part, channels int) float64 {
	timeout, timed := x.bufferTimeout(j)
	fill := x.fill(j, records, channels)
	if timed && (fill == 0 || timeout.Seconds() < fill) {
		return timeout.Seconds()
	}
	return fill
}

// fill is after how many seconds a buffer is full; 0: nobody knows.
func (x *context) fill(j *job, records part, channels int) float64 {
	if records.rate == 0 || records.bytes == 0 {
		return 0
	}
	return float64(x.segment(j)) * float64(channels) / (records.rate * records.bytes)
}

// bufferTimeout is after how long a buffer leaves that is not full; not timed: never.
func (x *context) bufferTimeout(j *job) (timeout clock.Time, timed bool) {
	if x.option("execution.buffer-timeout.enabled") == "false" {
		return 0, false
	}
	for _, key := range []string{"execution.buffer-timeout.interval", "execution.buffer-timeout"} {
		if d, ok := duration(x.option(key)); ok {
			return d, d >= 0
		}
	}
	return j.Network.Timeout.Or(100 * clock.Millisecond), true
}

// segment is the size of a network buffer, bytes.
func (x *context) segment(j *job) int64 {
	if size, err := flink.ParseSize(x.option("taskmanager.memory.segment-size")); err == nil {
		return size
	}
	return j.Network.SegmentSize.Or(j.Network.BufferSize.Or(32 << 10))
}
