package plan

import (
	"math"

	"simulate/sim/flink"
	"simulate/sim/stream"
)

// load is what an operator has to do.
type load struct {
	known      bool
	rate, peak float64 // records per second
	work       moments // seconds, of one service
	batch      float64 // records of one service
	servers    int     // of a subtask; 0: any number
	hot        float64 // load of the hottest subtask over the mean
	keyed      bool    // the keys of the records are known
	sharing    bool    // servers are shared by all who are inside
	lanes      []part  // by input
	hop        float64 // seconds that a record waits in network buffers on its way here, mean
}

// busy is the offered load: servers that are busy at some rate.
func (l *load) busy(rate float64) float64 { return rate / l.batch * l.work.mean }

// bytes is how many come per second, as far as sizes are known.
func (l *load) bytes() (sum float64) {
	for _, lane := range l.lanes {
		sum += float64(lane.rate * lane.bytes)
	}
	return sum
}

// utilization is the share of time that servers of the mean subtask are busy.
func (l *load) utilization(rate float64, parallelism int) float64 {
	return l.busy(rate) / float64(parallelism*max(1, l.servers))
}

// loads finds out what all operators have to do, and shows it.
func (x *context) loads() {
	for i := range x.jobs {
		j := &x.jobs[i]
		mean, peak := x.flow(j, false), x.flow(j, true)
		show := j.show()
		for o := range j.Operators {
			l := mean.load(o)
			l.peak = peak.streams[o].rate
			if !j.Graph && !l.known {
				l = j.sized()
			}
			l.lanes = mean.streams[o].lanes
			l.hop = x.hop(j, o, l.lanes)
			j.loads = append(j.loads, l)
			show.Operators = append(show.Operators, j.showLoad(o))
		}
		x.plan.Processes = append(x.plan.Processes, show)
	}
}

func (f *flow) load(o int) load {
	s, op := &f.streams[o], &f.job.Operators[o]
	return load{
		known: s.known, rate: s.rate, peak: s.rate, work: s.work, batch: max(1, s.batch), servers: op.Concurrency,
		hot: max(1, s.hot), keyed: s.keys != nil, sharing: op.Discipline == stream.ProcessorSharing,
	}
}

// sized is the load that a process which only has a size to be made for has: exponential service at the rate that is
// said to come.
func (j *job) sized() load {
	rate, _ := j.targetRate()
	service := j.AutoSize.Service
	known := rate > 0 && service.Given
	if !known {
		return load{batch: 1, servers: 1, hot: 1}
	}
	return load{
		known: true, rate: rate, peak: rate, work: moments{service.Value, 2 * service.Value * service.Value},
		batch: 1, servers: 1, hot: 1,
	}
}

// targetRate is the rate that a process is meant for, events per second, and where that is said, below its path; 0:
// nobody says.
func (j *job) targetRate() (rate float64, path string) {
	switch {
	case j.AutoSize.Rate.Given:
		return j.AutoSize.Rate.Value, ".auto_size.events_per_second"
	case j.Capacity.Throughput.Given:
		return j.Capacity.Throughput.Value, ".capacity.target_throughput"
	case j.SLA.ThroughputTarget.Given:
		return j.SLA.ThroughputTarget.Value, ".sla.throughput.target"
	case j.SLA.ThroughputMin.Given:
		return j.SLA.ThroughputMin.Value, ".sla.throughput.min"
	}
	return 0, ""
}

func (j *job) showLoad(o int) OperatorPlan {
	op, l := &j.Operators[o], &j.loads[o]
	groups, p := j.keyGroups(op), max(1, op.Parallelism)
	show := OperatorPlan{
		Operator: op.Name, Parallelism: p, MaxParallelism: groups, KeyGroupsMax: flink.MostGroups(groups, p), Skew: l.hot,
		Known: l.known, Stable: true,
	}
	if !l.known {
		return show
	}
	show.Rate, show.PeakRate, show.ServiceS = l.rate, l.peak, l.work.mean/l.batch
	show.BytesPerS = l.bytes()
	show.OfferedLoad = l.busy(l.rate)
	show.Utilization = l.utilization(l.rate, p)
	show.Hottest = show.Utilization * l.hot
	show.Stable = l.servers == 0 || show.Hottest < 1
	show.Needs = l.needs(j)
	sojourn, formula := l.sojourn(p)
	show.BufferWaitS, show.Formula = l.hop, formula
	if show.Stable && !math.IsInf(sojourn, 1) {
		latency := sojourn + l.hop
		show.LatencyS = &latency
	}
	return show
}
