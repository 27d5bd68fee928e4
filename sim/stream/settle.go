package stream

import (
	"slices"

	"simulate/sim/clock"
	"simulate/sim/internal/event"
	"simulate/sim/rng"
)

// settle decides, once the graph is wired, how an operator does what it has to do.
func (b *builder) settle(op *operator) {
	op.total = &b.p.stations[op.scope]
	op.work = b.demands(op, op.Work, b.draws(op, "service"))
	op.idle = op.work.each == nil && op.work.one.zero()
	op.every = uint32(op.Selectivity.Every)
	if n := op.Selectivity.Number; n != nil {
		d := b.demands(op, *n, b.draws(op, "selectivity"))
		op.selects, op.selectKey = &d, b.draws(op, "selectivity fraction")
	}
	if op.BytesOut != nil {
		d := b.demands(op, *op.BytesOut, b.draws(op, "bytes"))
		op.sizes = &d
	}
	op.simple = op.every == 0 && op.selects == nil && op.sizes == nil && !op.mayBlock &&
		len(op.fan.edges) == 1 && op.fan.copies == 1 && op.fan.edges[0].exchange != Broadcast
	b.rank(op)
	b.giveKeys(op)
	b.furnish(op)
}

// rank gives each workload the queue in which its records wait.
func (b *builder) rank(op *operator) {
	op.urgencies = make([]uint8, len(b.c.Workloads))
	op.levels = 1
	if op.Discipline != Priority && op.Discipline != PreemptivePriority {
		return
	}
	var priorities []int
	for _, w := range b.c.Workloads {
		priorities = append(priorities, -w.Priority)
	}
	slices.Sort(priorities)
	priorities = slices.Compact(priorities)
	op.levels = len(priorities)
	for i, w := range b.c.Workloads {
		op.urgencies[i] = uint8(slices.Index(priorities, -w.Priority))
	}
}

// giveKeys finds where the keys of an operator's records come from.
func (b *builder) giveKeys(op *operator) {
	pr := b.p.processes[op.process].Process
	op.workloadKeys = make([]*keyring, len(b.c.Workloads))
	for i, w := range b.c.Workloads {
		if w.Keys.Count > 0 || w.Keys.Weights != nil || w.Keys.Recorded {
			op.workloadKeys[i] = newKeyring(w.Keys, b.key.Of("workload", w.Name, "keys"))
		}
	}
	op.firstHash = !pr.hashedBefore(op.Operator)
	if op.Keys != nil {
		op.newKey = newKeyring(*op.Keys, b.draws(op, "keys"))
		op.firstHash = true
	}
	if giver := pr.keysFrom(op.Operator); giver != nil {
		by := b.operator[pr.Name+"/"+giver.Name]
		op.lastKeys = newKeyring(*giver.Keys, b.draws(by, "keys"))
	}
}

// furnish gives the subtasks of an operator what its kind needs, and puts its first events on the list.
func (b *builder) furnish(op *operator) {
	if slices.ContainsFunc(op.Inputs, func(in Input) bool { return in.Exchange == ShortestQueue }) {
		op.shortest = newTournament(int(op.parallelism))
	}
	op.busyClock = op.Failures != nil && op.Failures.BusyClock
	op.seated = op.Failures != nil && op.Failures.PerServer
	op.plain = op.isPlain()
	op.total.plain = op.plain
	for i := range op.parallelism {
		st := &b.p.subtasks[op.first+i]
		st.queues = make([]ring[record], op.levels)
		if op.Discipline == ProcessorSharing {
			st.sharing = &sharing{}
		}
		if op.Batch != nil {
			st.batches = &collector{}
		}
		if op.Window != nil {
			st.panes = &panes{}
		}
	}
}

// demands resolves a Demand for the inputs and workloads of op.
func (b *builder) demands(op *operator, d Demand, key rng.Key) demands {
	r := demands{key: key, loads: len(b.c.Workloads)}
	if d.ByInput == nil && d.ByWorkload == nil && len(d.Per) == 0 {
		r.one = quantity{base: d.Base}
		r.fixed = d.Base.IsConstant()
		r.constant = d.Base.Mean()
		return r
	}
	for _, in := range op.Inputs {
		for _, w := range b.c.Workloads {
			r.each = append(r.each, w.resolve(d.of(in.Workload+in.Operator, w.Name)))
		}
	}
	return r
}

// of is the Quantity that holds for a record of that workload that came through that input.
func (d *Demand) of(input, workload string) Quantity {
	if next, ok := d.ByInput[input]; ok {
		return next.of(input, workload)
	}
	if next, ok := d.ByWorkload[workload]; ok {
		return next.of(input, workload)
	}
	return d.Quantity
}

// resolve finds the attributes that a Quantity names. A workload without such a field counts as 0 of it.
func (w *Workload) resolve(q Quantity) quantity {
	r := quantity{base: q.Base}
	for _, per := range q.Per {
		switch per.Attribute {
		case "bytes":
			r.per = append(r.per, term{attribute: theBytes, each: per.Each})
		case "records":
			r.per = append(r.per, term{attribute: theRecords, each: per.Each})
		default:
			if i := slices.IndexFunc(w.Fields, func(f Field) bool { return f.Name == per.Attribute }); i >= 0 {
				r.per = append(r.per, term{attribute: i, each: per.Each})
			} else if i := slices.Index(w.Numbers, per.Attribute); i >= 0 {
				r.per = append(r.per, term{attribute: len(w.Fields) + i, each: per.Each})
			}
		}
	}
	return r
}

// workloads makes the sources.
func (b *builder) workloads() error {
	for i := range b.c.Workloads {
		if err := b.workload(uint32(i)); err != nil {
			return err
		}
	}
	return nil
}

func (b *builder) workload(i uint32) error {
	c := &b.c.Workloads[i]
	key := b.key.Of("workload", c.Name)
	w := &b.p.workloads[i]
	w.Workload, w.index, w.salt = c, i, rng.Hash(c.Name)
	w.keys = b.keysFor(c, key)
	w.bytes, w.sizes, w.sized = c.resolve(c.Bytes), key.Of("bytes"), len(c.Bytes.Per) > 0 || !c.Bytes.Base.IsZero()
	for _, f := range c.Fields {
		w.fields = append(w.fields, field{value: f.Value, key: key.Of("fields", f.Name)})
	}
	if c.MaxRate > 0 {
		w.gate.every = 1e9 / c.MaxRate
	}
	for j := range w.readers {
		r := &w.readers[j]
		r.simple = len(r.fan.edges) == 1 && r.fan.copies == 1 && r.fan.edges[0].exchange != Broadcast
		r.follow = c.Closed != nil || b.c.follows(&b.c.Processes[r.process], c)
	}
	if c.Source != nil || len(w.readers) > 0 { // nobody hears clients whom nobody reads
		w.generating = true
		b.p.live++
	}
	switch {
	case c.Closed != nil:
		w.clients = len(b.p.clients)
		w.think, w.thoughts = c.resolve(c.Closed.Think), key.Of("think")
		for n := range c.Closed.Clients {
			b.p.clients = append(b.p.clients, client{workload: w, index: uint64(n)})
		}
	case c.Saturated && len(w.readers) > 0:
		w.readers[0].fan.edges[0].to.saturated = w
	case c.Source != nil:
		source, err := c.Source(key)
		if err != nil {
			return err
		}
		w.source = source
		w.brings, err = newLuggage(w)
		b.p.events.width = max(b.p.events.width, len(w.Numbers))
		return err
	}
	return nil
}

// keysFor is the workload's keyring; a workload without keys has equally likely ones where a hash asks for them.
func (b *builder) keysFor(c *Workload, key rng.Key) *keyring {
	if c.Keys.Count > 0 || c.Keys.Weights != nil || b.c.hashes() {
		return newKeyring(c.Keys, key.Of("keys"))
	}
	return nil
}

// smooth finds the edges on which little has to be asked.
func (b *builder) smooth() {
	for i := range b.p.workloads {
		for j := range b.p.workloads[i].readers {
			b.p.workloads[i].readers[j].fan.smooth()
		}
	}
	for i := range b.p.operators {
		op := &b.p.operators[i]
		op.fan.smooth()
		if op.plain && op.simple {
			if e := &op.fan.edges[0]; e.to.plain && e.to.gathering == nil {
				op.onward = e
			}
		}
	}
}

func (f *fanout) smooth() {
	for i := range f.edges {
		f.edges[i].even = f.edges[i].isEven()
	}
}

// begin puts on the list what happens first.
func (b *builder) begin() {
	p := b.p
	b.chooseWay()
	b.smooth()
	for _, s := range p.stages {
		s.last = p.leavesPlainly(s.op)
		s.most = min(windowSize, max(1, int(8*windowSize/s.op.becomes())))
	}
	for i := range p.workloads {
		w := &p.workloads[i]
		w.stage = p.entrance(w)
		if w.direct = p.isDirect(w); w.direct != nil {
			op := w.direct.to
			w.flow = p.processes[op.process].total
			if op.parallelism == 1 && op.isSink() {
				p.newSingle(w, op)
			}
		}
	}
	if slices.ContainsFunc(p.operators, func(op operator) bool { return op.plain }) {
		p.ends = event.NewAlarms(len(p.subtasks))
	}
	for i := range p.operators {
		op := &p.operators[i]
		if op.Failures != nil {
			p.newUnits(op, b.draws(op, "failures"))
		}
		p.nextOutage(op)
	}
	for i := range p.workloads {
		w := &p.workloads[i]
		switch {
		case w.source != nil:
			p.scheduleArrival(w)
		case len(w.readers) > 0:
			p.list.Push(event.Of(max(w.Start, clock.Time(0)), loadStarts, w.index, 0))
		}
	}
}
