package scenarios

import (
	"math"

	"simulate/scenarios/language"
	"simulate/sim/stream"
)

func (b *builder) workloads() {
	for _, c := range b.top.At("workloads").Each() {
		b.workload(c)
	}
}

// workload reads one stream of events.
func (b *builder) workload(c language.Cursor) {
	w := stream.Workload{
		Name:     c.Key(),
		Priority: c.At("priority").Int(),
		Keys:     b.keys(c.At("keys")),
		Bytes:    b.eventSize(c.At("bytes_per_event")),
		MaxRate:  b.maxRate(c.At("max_rate")),
	}
	for _, field := range c.At("fields").Each() {
		if name := field.Key(); name == attributeBytes || name == attributeRecords {
			b.atKey(field, "", "every event has %s already; give the field another name", name)
		}
		w.Fields = append(w.Fields, stream.Field{Name: field.Key(), Value: b.amount(field, numbers)})
	}
	b.config.Stream.Workloads = append(b.config.Stream.Workloads, w)
	b.open = append(b.open, nil)
	b.arrivals(c)
	b.carried(c)
}

// slowest is the smallest max_rate, one event in three years: the next one must be due within the time that the
// clock can count.
const slowest = 1e-8

func (b *builder) maxRate(c language.Cursor) float64 {
	if !c.Exists() {
		return 0
	}
	rate := c.Rate()
	if rate > 0 && rate < slowest {
		c.Problem("max_rate: expected at least one event in three years, such as 100/s")
	}
	return rate
}

// keys reads how keys are distributed; nothing there: a continuum of them.
func (b *builder) keys(c language.Cursor) stream.Keys {
	switch c.Form() {
	case "count":
		count := c.At("count").Integer()
		if count > math.MaxUint32 {
			c.At("count").Problem("count: expected at most %d keys; leave keys out for more than can be counted", uint32(math.MaxUint32))
		}
		return stream.Keys{Count: uint64(max(0, count)), Skew: c.At("skew").Number()}
	case "weights":
		return stream.Keys{Weights: b.weights(c.At("weights"))}
	case "column":
		return stream.Keys{Recorded: true}
	}
	return stream.Keys{}
}

func (b *builder) weights(c language.Cursor) []float64 {
	weights, sum := []float64{}, 0.0
	for _, item := range c.Each() {
		weights = append(weights, item.Number())
		sum += item.Number()
	}
	if !(sum > 0) || math.IsInf(sum, 0) {
		if b.sound(c.Path().String()) {
			c.Problem("weights: expected the share of each subtask, such as [0.5, 0.3, 0.2]; at least one must be above 0")
		}
		return nil
	}
	return weights
}
