package accuracy

import "fmt"

// operator writes a station in the language. A batcher in front of a station that serves per batch is one
// operator with it: collected, then served as one.
func (m *model) operator(s *station) (entries, error) {
	batcher := m.batcherOf(s)
	switch {
	case s.Vacation != nil:
		return nil, inexpressible("vacations that a server takes when it is idle")
	case s.Per == "batch" && batcher == nil:
		return nil, inexpressible("batches that are made at one station and served as such at another")
	}
	o := m.inputs(s, batcher)
	if err := s.serve(m, &o); err != nil {
		return nil, err
	}
	if err := s.arrange(&o); err != nil {
		return nil, err
	}
	s.hold(batcher, &o)
	if err := s.emit(&o); err != nil {
		return nil, err
	}
	return o, s.disturb(&o)
}

// batcherOf is the batcher that feeds a station per batch; nil: none does.
func (m *model) batcherOf(s *station) *station {
	if s.Per != "batch" {
		return nil
	}
	for _, r := range m.Routes {
		if from := m.station(r.From); from != nil && from.Type == "batcher" && len(r.To) == 1 && r.To[0].To == s.ID {
			return from
		}
	}
	return nil
}

// merged says whether a batcher is one operator with the station behind it.
func (m *model) merged(b *station) bool {
	for i := range m.Stations {
		if m.batcherOf(&m.Stations[i]) == b {
			return true
		}
	}
	return false
}

func (m *model) station(id string) *station {
	for i := range m.Stations {
		if m.Stations[i].ID == id {
			return &m.Stations[i]
		}
	}
	return nil
}

// inputs are the edges that lead to a station, or to the batcher merged with it.
func (m *model) inputs(s, batcher *station) entries {
	at := s.ID
	if batcher != nil {
		at = batcher.ID
	}
	reads, after := m.edgesTo(at)
	return edges(reads, after)
}

func edges(reads, after []any) entries {
	var o entries
	if len(reads) > 0 {
		o.set("reads", reads)
	}
	if len(after) > 0 {
		o.set("after", after)
	}
	return o
}

// edgesTo are the edges to a place, from sources and from stations.
func (m *model) edgesTo(at string) (reads, after []any) {
	for _, r := range m.Routes {
		for _, b := range r.To {
			if b.To != at {
				continue
			}
			edge := entries{{"from", r.From}}
			if r.Mode != "fork" && b.P < 1 {
				edge.set("share", b.P)
			}
			if m.isSource(r.From) {
				reads = append(reads, edge)
			} else {
				after = append(after, edge)
			}
		}
	}
	return reads, after
}

func (m *model) isSource(id string) bool {
	for i := range m.Sources {
		if m.Sources[i].ID == id {
			return true
		}
	}
	return false
}

// serve says how long service takes, by class where it depends on that.
func (s *station) serve(m *model, o *entries) error {
	if s.ServiceByClass == nil {
		if s.Service == nil {
			return nil
		}
		work, err := s.Service.value(seconds)
		o.set("processing_time", work)
		return err
	}
	var cases entries
	for i := range m.Sources {
		src := &m.Sources[i]
		l := s.ServiceByClass[src.Cls]
		if l == nil {
			l = s.Service
		}
		if l == nil {
			return fmt.Errorf("station %q has no service for class %q", s.ID, src.Cls)
		}
		work, err := l.value(seconds)
		if err != nil {
			return err
		}
		cases.set(src.ID, work)
	}
	o.set("processing_time", entries{{"by_workload", cases}})
	return nil
}

// arrange says how the servers stand, who goes first and where to wait.
func (s *station) arrange(o *entries) error {
	switch {
	case s.Type != "": // it only holds records
	case s.Layout == "parallel":
		o.set("parallelism", int(s.Servers))
		if err := s.partition(o); err != nil {
			return err
		}
	case s.Servers == 0:
		o.set("concurrency", "unbounded")
	default:
		o.set("concurrency", int(s.Servers))
	}
	if s.Discipline != "" && s.Discipline != "fifo" {
		name, known := map[string]string{
			"ps": "processor_sharing", "priority_nonpreemptive": "priority", "priority_preemptive_resume": "preemptive_priority",
		}[s.Discipline]
		if !known {
			return fmt.Errorf("discipline %q is not of queueing-truth/1", s.Discipline)
		}
		o.set("discipline", name)
	}
	if s.Buffer != nil {
		o.set("buffer", *s.Buffer)
	}
	if s.OnFull != "" {
		o.set("on_full", s.OnFull)
	}
	return nil
}

func (s *station) partition(o *entries) error {
	if s.Partition.Mode == "weights" {
		o.set("exchange", "hash")
		o.set("keys", entries{{"weights", s.Partition.Weights}})
		return nil
	}
	exchange, known := map[string]string{
		"": "random", "random": "random", "round_robin": "rebalance", "forward": "forward", "jsq": "shortest_queue",
	}[s.Partition.Mode]
	if !known {
		return fmt.Errorf("partition mode %q is not of queueing-truth/1", s.Partition.Mode)
	}
	o.set("exchange", exchange)
	return nil
}

// hold says what is collected before service, or held after it.
func (s *station) hold(batcher *station, o *entries) {
	if s.Type == "batcher" {
		batcher = s
	}
	if batcher != nil {
		batch := entries{{"max_size", max(1, batcher.MaxSize)}}
		if batcher.MaxSize == 0 {
			batch = entries{{"max_size", 1000000}} // only time seals it
		}
		if batcher.MaxWait > 0 {
			batch.set("max_wait", seconds(batcher.MaxWait))
		}
		o.set("batch", batch)
	}
	if s.Type == "window" {
		o.set("window", entries{{"size", seconds(s.Size)}, {"offset", seconds(s.Offset)}})
	}
}

func (s *station) emit(o *entries) error {
	if s.Emit == nil {
		return nil
	}
	switch s.Emit.Type {
	case "bernoulli":
		o.set("selectivity", s.Emit.P)
	case "constant":
		o.set("selectivity", s.Emit.N)
	case "alternate":
		o.set("selectivity", entries{{"every", s.Emit.Every}})
	default:
		return fmt.Errorf("emission %q is not of queueing-truth/1", s.Emit.Type)
	}
	return nil
}

// disturb says what interrupts service.
func (s *station) disturb(o *entries) error {
	if f := s.Failures; f != nil {
		if f.Work != "" && f.Work != "resume" {
			return inexpressible("work that does not resume after a failure")
		}
		up, err := f.Up.value(seconds)
		if err != nil {
			return err
		}
		down, err := f.Down.value(seconds)
		if err != nil {
			return err
		}
		fails := entries{{"up", up}, {"down", down}}
		if f.Clock != "" {
			fails.set("clock", f.Clock)
		}
		if f.Scope == "server" {
			fails.set("scope", "server")
		}
		o.set("failures", fails)
	}
	var spans []any
	for _, span := range s.Outages {
		spans = append(spans, []any{seconds(span[0]), seconds(span[1])})
	}
	if spans != nil {
		o.set("outages", spans)
	}
	return nil
}
