package plan

import (
	"fmt"
	"math"
	"strings"

	"simulate/sim/finding"
)

// bufferTimeout holds the waits in network buffers against the promised latencies: where few records come along a
// channel, a buffer leaves because its time is over, and a record waits half of that in the mean.
func bufferTimeout(x *context) []finding.Finding {
	var r remarks
	for i := range x.jobs {
		j := &x.jobs[i]
		p50, p99 := j.targets()
		path := j.slowestPath(x)
		mean, most := 0.0, 0.0
		for _, h := range path {
			mean += h.wait
			most += 2 * h.wait
		}
		if mean == 0 || ((p50 == 0 || mean < p50) && (p99 == 0 || most < p99)) {
			continue
		}
		severity := finding.Warning
		if (p50 > 0 && mean >= p50) || (p99 > 0 && mean >= p99) {
			severity = finding.Error
		}
		r.add(finding.BufferTimeout, severity, j.Path+".network.buffer_timeout",
			"records wait %s in network buffers in the mean, up to %s, without any load: %s. Promised are %s. Lower network.buffer_timeout (1 ms keeps most of the throughput), or let fewer, fuller channels or chains carry the records.",
			seconds(mean), seconds(most), j.describe(x, path), strings.Join(j.latencies(), " and "))
	}
	return r
}

// hopWait is what records wait in buffers on the way into an operator, seconds.
type hopWait struct {
	operator int
	wait     float64
}

// slowestPath is the way through the graph on which records wait longest in network buffers.
func (j *job) slowestPath(x *context) []hopWait {
	if !j.Graph || !j.Slots || j.Batch {
		return nil
	}
	best, total := make([][]hopWait, len(j.Operators)), make([]float64, len(j.Operators))
	var longest []hopWait
	most := 0.0
	for _, o := range j.downstream() {
		for _, in := range j.Operators[o].Inputs {
			if from := j.operator(in.Operator); from >= 0 && total[from] >= total[o] {
				best[o], total[o] = best[from], total[from]
			}
		}
		if l := &j.loads[o]; l.known {
			if wait := x.buffered(j, o, l.lanes); wait > 0 && !math.IsInf(wait, 1) {
				best[o], total[o] = append(best[o][:len(best[o]):len(best[o])], hopWait{o, wait}), total[o]+wait
			}
		}
		if total[o] > most {
			longest, most = best[o], total[o]
		}
	}
	return longest
}

// downstream is its operators, those first that others read from.
func (j *job) downstream() []int {
	var order []int
	for v := range j.vertices {
		order = append(order, j.vertices[v].Operators...)
	}
	return order
}

func (j *job) describe(x *context, path []hopWait) string {
	var parts []string
	timeout, _ := x.bufferTimeout(j)
	for _, h := range path {
		op := &j.Operators[h.operator]
		lane := j.loads[h.operator].lanes[0]
		text := fmt.Sprintf("%s on the way to %s", seconds(h.wait), op.Name)
		if from := j.operator(op.Inputs[0].Operator); from >= 0 && lane.rate > 0 {
			n := channels(j.Operators[from].Parallelism, op.Parallelism, pointwise(op.Inputs[0].Exchange))
			text += fmt.Sprintf(", where %d channels carry %s records/s each", n, round(lane.rate/float64(n), 3))
			if fill := x.fill(j, lane, n); fill > 0 {
				text += fmt.Sprintf(", a buffer of %s is full after %s and leaves after %s", size(x.segment(j)), seconds(fill), seconds(min(fill, timeout.Seconds())))
			}
		}
		parts = append(parts, text)
	}
	return strings.Join(parts, "; ")
}

// latencies are the promised ones in words.
func (j *job) latencies() (all []string) {
	p50, p99 := j.targets()
	if p50 > 0 {
		all = append(all, "p50 "+seconds(p50))
	}
	if p99 > 0 {
		all = append(all, "p99 "+seconds(p99))
	}
	return all
}
