package flink

import "strings"

// JobManager is what the memory of a job manager is divided into, in bytes. The process is the sum of the first
// four; Flink's memory is heap and off-heap.
type JobManager struct {
	Heap         int64 `json:"jvm_heap"`
	OffHeap      int64 `json:"off_heap"`
	Metaspace    int64 `json:"jvm_metaspace"`
	Overhead     int64 `json:"jvm_overhead"`
	TotalFlink   int64 `json:"total_flink"`
	TotalProcess int64 `json:"total_process"` // of the container

	Limited bool `json:"-"` // whether the JVM is told the limit of direct memory
	Way     Way  `json:"-"`
}

// LeastJobManagerHeap is the heap in bytes below which Flink warns, and starts all the same.
const LeastJobManagerHeap = 128 * mib

// jobManagerOptions is what the options say of a job manager.
type jobManagerOptions struct {
	reading
	envelope
	heap, offHeap setting
	limited       bool
}

// JobManagerMemory derives the memory of a job manager as Flink does at its start (ProcessMemoryUtils,
// JobManagerFlinkMemoryUtils). The error is a Refusal.
func JobManagerMemory(o Options) (JobManager, error) {
	c := readJobManager(o)
	if c.refused != nil {
		return JobManager{}, c.refused
	}
	m := JobManager{Metaspace: c.metaspace, Limited: c.limited}
	if err := m.derive(&c); err != nil {
		return JobManager{}, err
	}
	return m, nil
}

func readJobManager(o Options) jobManagerOptions {
	const memory = "jobmanager.memory."
	r := reading{options: o}
	c := jobManagerOptions{
		envelope: r.envelope(memory),
		heap:     r.size(memory + "heap.size"),
		offHeap:  r.size(memory + "off-heap.size"),
	}
	limited, _ := r.text(memory + "enable-jvm-direct-memory-limit")
	c.limited = strings.EqualFold(strings.TrimSpace(limited), "true")
	c.reading = r
	return c
}

// derive takes the first way for which the options are there.
func (m *JobManager) derive(c *jobManagerOptions) (err error) {
	switch {
	case c.heap.given:
		m.Way = FromParts
		err = m.fromHeap(c)
	case c.flink.given:
		m.Way = FromFlink
		err = m.fromFlink(c, c.flink.bytes)
	case c.process.given:
		m.Way = FromProcess
		m.TotalProcess = c.process.bytes
		var flink int64
		if flink, m.Overhead, err = c.within(); err == nil {
			err = m.fromFlink(c, flink)
		}
		return err
	default:
		return refuse(Missing, "nothing to derive the memory from: set %s, or %s, or %s", c.process.key, c.flink.key, c.heap.key)
	}
	if err == nil {
		m.Overhead, m.TotalProcess, err = c.around(m.TotalFlink)
	}
	return err
}

// fromHeap adds up; with total Flink memory given too, off-heap memory is what is left of it.
func (m *JobManager) fromHeap(c *jobManagerOptions) error {
	m.Heap, m.OffHeap = c.heap.bytes, c.offHeap.bytes
	if c.flink.given && !c.offHeap.given {
		m.OffHeap = c.flink.bytes - m.Heap
		if m.OffHeap < 0 {
			return refuse("off_heap", "%s, %s, exceeds %s, %s: nothing is left for off-heap memory",
				c.heap.key, FormatSize(m.Heap), c.flink.key, FormatSize(c.flink.bytes))
		}
	}
	var ok bool
	if m.TotalFlink, ok = sum(m.Heap, m.OffHeap); !ok {
		return tooMuch("total_flink")
	}
	if c.flink.given && m.TotalFlink != c.flink.bytes {
		return refuse("total_flink", "%s, %s, and %s, %s, do not add up to %s, %s; leave out one",
			c.heap.key, FormatSize(m.Heap), c.offHeap.key, FormatSize(m.OffHeap), c.flink.key, FormatSize(c.flink.bytes))
	}
	return nil
}

// fromFlink leaves to the heap what off-heap memory does not take.
func (m *JobManager) fromFlink(c *jobManagerOptions, flink int64) error {
	if flink <= c.offHeap.bytes {
		return refuse("jvm_heap", "total Flink memory, %s, is no more than %s, %s: nothing is left for the heap",
			FormatSize(flink), c.offHeap.key, FormatSize(c.offHeap.bytes))
	}
	m.TotalFlink, m.OffHeap, m.Heap = flink, c.offHeap.bytes, flink-c.offHeap.bytes
	return nil
}
