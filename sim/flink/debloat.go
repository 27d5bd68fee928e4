package flink

import "math"

// Debloating are the settings of buffer debloating. It lets buffers be filled no further than can be consumed in the
// target time, which shortens what is in flight; it frees no memory.
type Debloating struct {
	Target             int64 // time to consume what is in flight, milliseconds
	Start, Least, Most int64 // sizes in bytes; Most is the segment size
	Threshold          int64 // smaller changes are not announced, percent of the last announced size
	Samples            int64 // of the moving average
}

// Check refuses what makes no sense.
func (d Debloating) Check() error {
	return firstOf(atLeast("target_ms", d.Target, 1), atLeast("min_bytes", d.Least, 1), atLeast("max_bytes", d.Most, d.Least),
		atLeast("start_bytes", d.Start, 1), atLeast("threshold_percent", d.Threshold, 0), atLeast("samples", d.Samples, 1))
}

// Debloater follows the throughput of one input gate (BufferDebloater, BufferSizeEMA).
type Debloater struct {
	Debloating

	size      float64 // the moving average
	announced int64
}

// NewDebloater begins at the starting size.
func NewDebloater(d Debloating) *Debloater {
	return &Debloater{Debloating: d, size: float64(d.Start), announced: d.Start}
}

// Debloated is what comes of one look.
type Debloated struct {
	Size      int64 // bytes
	Announced bool  // to those who send
	ToConsume int64 // milliseconds that the buffers in use will take
}

// Measure looks at the throughput of the last period, in bytes per second, and at the buffers in use.
func (d *Debloater) Measure(throughput, buffers int64) Debloated {
	buffers = max(1, buffers)
	inFlight := throughput/1000*d.Target + throughput%1000*d.Target/1000 // throughput x target, without overflow
	want := float64(inFlight) / float64(buffers)
	want = min(want, 2*d.size) // so that it grows no faster than it shrinks
	d.size += float64(2 / float64(d.Samples+1) * (want - d.size))
	d.size = max(float64(d.Least), min(d.size, float64(d.Most)))
	size := int64(math.Floor(d.size + 0.5))
	announce := d.differs(size)
	if announce {
		d.announced = size
	}
	return Debloated{size, announce, size * buffers * 1000 / max(1, throughput)}
}

// differs says whether a size is worth announcing: a bound, or far enough from what was announced last.
func (d *Debloater) differs(size int64) bool {
	if size == d.announced || size <= d.Least || size >= d.Most {
		return size != d.announced
	}
	least := int64(float64(d.announced) * (float64(d.Threshold) / 100))
	return max(size-d.announced, d.announced-size) >= least
}
