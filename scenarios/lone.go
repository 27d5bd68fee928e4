package scenarios

import (
	"simulate/scenarios/language"
	"simulate/sim/clock"
	"simulate/sim/dist"
	"simulate/sim/stream"
	"simulate/workload"
)

// lone adds the processes that only resources name. Each is one operator under its own name; with auto_size or capacity
// it has that load, Poisson and exponential. Without a load it is planned, not run.
func (b *builder) lone() {
	for i := range b.definition.settled {
		s := &b.definition.settled[i]
		if s.graph {
			continue
		}
		rate := sizedFor(s.at)
		switch {
		case rate > 0:
			b.loaded(s, rate)
		case b.verb == language.Plan:
			b.config.Stream.Processes = append(b.config.Stream.Processes, b.loneProcess(s, stream.Input{}))
		default:
			b.noEffect(b.top.At("resources", s.name), "nothing says what arrives at %s (processes, or auto_size or capacity): it is planned by simulate plan, not run", s.name)
		}
	}
}

// loaded is a process with a load of its own.
func (b *builder) loaded(s *settled, rate float64) {
	if b.workloadNamed(s.name) != nil {
		b.at("workloads."+s.name, "resources."+s.name+" brings a workload of this name, since no process has that name; call the workload otherwise, or give the process its operators")
		return
	}
	load := &workload.Open{Process: workload.Poisson{Rate: rate}, Stop: clock.Never}
	size := s.at.At("auto_size", "bytes_per_event").Or("1kb")
	w := stream.Workload{Name: s.name, Source: load.Source}
	w.Bytes.Base = drawn(size, dist.Constant, float64(size.Size()))
	b.config.Stream.Workloads = append(b.config.Stream.Workloads, w)
	b.open = append(b.open, load)
	b.config.Stream.Processes = append(b.config.Stream.Processes, b.loneProcess(s, stream.Input{Workload: s.name, Exchange: stream.Random}))
}

func (b *builder) loneProcess(s *settled, in stream.Input) stream.Process {
	o := stream.Operator{Name: s.name, Parallelism: 1, Concurrency: 1, Buffer: stream.Unbounded}
	if in.Workload != "" {
		o.Inputs = []stream.Input{in}
	}
	if at := s.at.At("parallelism"); at.Exists() {
		o.Parallelism = initial(at)
	}
	if at := s.at.At("max_parallelism"); at.Exists() {
		o.MaxParallelism = at.Int()
	}
	if at := s.at.At("auto_size", "processing_time_ms"); at.Exists() && at.Number() > 0 {
		o.Work.Base = drawn(at, dist.Exponential, at.Number()*1e6)
	}
	return stream.Process{Name: s.name, Operators: []stream.Operator{o}}
}

// drawn is a distribution with one parameter, which stands at c.
func drawn(c language.Cursor, of func(float64) (dist.Distribution, error), parameter float64) dist.Distribution {
	d, err := of(parameter)
	if err != nil {
		c.Problem("%s: %v", c.Key(), err)
	}
	return d
}

// sizedFor is the load that resources say a process is for, in events per second; 0: none.
func sizedFor(c language.Cursor) float64 {
	for _, at := range []language.Cursor{c.At("auto_size", "events_per_second"), c.At("capacity", "target_throughput")} {
		if at.Exists() {
			return perSecond(at)
		}
	}
	return 0
}

// perSecond is a number of events per second, bare or with its unit.
func perSecond(c language.Cursor) float64 {
	if c.Form() == "rate" {
		return c.Rate()
	}
	return c.Number()
}
