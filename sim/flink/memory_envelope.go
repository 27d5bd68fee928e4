package flink

import "math"

// envelope is what the JVM of a process needs around the memory of Flink: metaspace and overhead.
type envelope struct {
	prefix         string // of the names of options
	process, flink setting
	metaspace      int64
	overhead       capped
}

func (r *reading) envelope(prefix string) envelope {
	return envelope{
		prefix:    prefix,
		process:   r.size(prefix + "process.size"),
		flink:     r.size(prefix + "flink.size"),
		metaspace: r.bytes(prefix + "jvm-metaspace.size"),
		overhead:  r.capped("jvm_overhead", prefix+"jvm-overhead"),
	}
}

// within is what is left for Flink in a process of the size that is given.
func (e *envelope) within() (flink, overhead int64, err error) {
	if overhead, err = e.overhead.of(e.process.bytes); err != nil {
		return 0, 0, err
	}
	if around, ok := sum(e.metaspace, overhead); !ok || around > e.process.bytes {
		return 0, 0, refuse("total_flink", "JVM metaspace, %s, and overhead, %s, exceed %s, %s: nothing is left for Flink",
			FormatSize(e.metaspace), FormatSize(overhead), e.process.key, FormatSize(e.process.bytes))
	}
	return e.process.bytes - e.metaspace - overhead, overhead, nil
}

// around is the overhead and the size of the process, where the memory of Flink is known.
func (e *envelope) around(flink int64) (overhead, process int64, err error) {
	known, ok := sum(flink, e.metaspace)
	if !ok {
		return 0, 0, tooMuch("total_process")
	}
	if e.process.given {
		return e.rest(known)
	}
	if overhead, err = e.overhead.beside(known); err != nil {
		return 0, 0, err
	}
	if process, ok = sum(known, overhead); !ok {
		return 0, 0, tooMuch("total_process")
	}
	return overhead, process, nil
}

// rest is the overhead where everything else is given: the fraction does not count then.
func (e *envelope) rest(known int64) (overhead, process int64, err error) {
	overhead = e.process.bytes - known
	if overhead < 0 {
		return 0, 0, refuse("jvm_overhead", "total Flink memory and JVM metaspace, %s, exceed %s, %s: nothing is left for the JVM overhead",
			FormatSize(known), e.process.key, FormatSize(e.process.bytes))
	}
	return overhead, e.process.bytes, e.overhead.holds(overhead, "the JVM overhead is what "+e.process.key+" leaves beside total Flink memory and metaspace")
}

// sum adds sizes; not ok: the sum is more than 63 bits hold.
func sum(sizes ...int64) (total int64, ok bool) {
	for _, size := range sizes {
		if total > math.MaxInt64-size {
			return 0, false
		}
		total += size
	}
	return total, true
}

func tooMuch(component string) error {
	return refuse(component, "adds up to more than 2^63 - 1 bytes")
}
