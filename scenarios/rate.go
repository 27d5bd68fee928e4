package scenarios

import (
	"simulate/sim/clock"
	"simulate/sim/stream"
	"simulate/workload"
)

// rate is about how many events arrive per second, over all workloads, to guess how long a run takes.
func (b *builder) rate() float64 {
	sum := b.openRate()
	for i := range b.replays {
		sum += b.replays[i].load.Rate()
	}
	work := b.work()
	for i := range b.config.Stream.Workloads {
		w := &b.config.Stream.Workloads[i]
		switch {
		case w.Closed != nil:
			sum += float64(w.Closed.Clients) / (w.Closed.Think.Base.Mean()/1e9 + work)
		case w.Saturated:
			sum += 1 / work
		}
	}
	return max(sum+b.requestRate(), 1e-9)
}

// requestRate is about how many requests arrive per second.
func (b *builder) requestRate() float64 {
	until := b.aWhile()
	return b.requestsUntil(until) / until.Seconds()
}

// requestsUntil is about how many requests arrive in [0, until).
func (b *builder) requestsUntil(until clock.Time) float64 {
	sum := 0.0
	for i := range b.asking {
		sum += b.asking[i].expected(until)
	}
	return sum
}

// openRate is the part of the loads that wait for nothing, without their profiles, whose means are near 1.
func (b *builder) openRate() float64 {
	sum := 0.0
	for _, o := range b.open {
		if o == nil {
			continue
		}
		switch p := o.Process.(type) {
		case workload.Poisson:
			sum += p.Rate
		case workload.Constant:
			sum += p.Rate
		case workload.MMPP:
			if len(p.Problems()) == 0 {
				sum += p.MeanRate()
			}
		case workload.Interarrival:
			if gap := p.Gap.Mean(); gap > 0 {
				sum += batchMean(o) * 1e9 / gap
			}
		}
	}
	return sum
}

// openEvents is about how many events of the loads that wait for nothing come in [0, until).
func (b *builder) openEvents(until clock.Time) float64 {
	sum := until.Seconds() * b.openRate()
	for i := range b.replays {
		sum += b.replays[i].load.Expected(until)
	}
	return sum + b.requestsUntil(until)
}

func batchMean(o *workload.Open) float64 {
	if o.Batch == nil {
		return 1
	}
	return o.Batch.Mean()
}

// work is how many seconds of service one record takes at all operators together, at least a nanosecond.
func (b *builder) work() float64 {
	sum := 0.0
	for _, pr := range b.config.Stream.Processes {
		for _, o := range pr.Operators {
			sum += meanWork(&o)
		}
	}
	return max(sum, 1e-9)
}

// meanWork is the mean service of a record in seconds, as far as it is known without the events.
func meanWork(o *stream.Operator) float64 {
	size := 1.0
	if o.Batch != nil {
		size = float64(max(1, o.Batch.MaxSize))
	}
	return mean(o.Work) / 1e9 / size
}

// expected is how many events will arrive in one run, about: profiles are taken to be 1 on the mean. It is 0 where
// that depends on what becomes of the events.
func (b *builder) expected() float64 {
	h := b.config.Horizon
	if h.Events > 0 {
		return float64(h.Events)
	}
	for i, o := range b.open {
		if o == nil && b.replayed(i) == nil {
			return 0
		}
	}
	if h.Over {
		return b.requestsUntil(clock.Never)
	}
	return b.openEvents(h.At)
}
