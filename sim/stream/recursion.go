package stream

// An operator need not be simulated event by event where nothing flows back to it: what arrives in a span of time
// can be taken through it in one go, by the recursion that says when each record's service begins and ends. It is
// the same sample path: the same records, the same draws, the same instants, in the same order.
//
// Such operators come last on the way of a record. What is upstream of an operator that needs events happens by
// events too, on the plane's list; from there records are handed over (handOver), and once there are enough of
// them, or somebody wants to look, they are taken through the rest of the graph (stage.go).

// Method is how an operator is simulated.
type Method uint8

// Methods.
const (
	ByEvents        Method = iota
	PassThrough            // no work: a record leaves as it comes
	Lindley                // one server: a service begins when the record is there and the one before it has ended
	KieferWolfowitz        // several servers: it begins when the record is there and the first server is free
	Loss                   // with a limited number of places: the same for those that find one
	MaxPlus                // a chain of single servers: see lane.go
)

// Choice says by which method an operator was simulated, and why by no faster one.
type Choice struct {
	Process, Operator string
	Method            Method
	Why               string
}

// Choices lists the methods of all operators.
func (p *Plane) Choices() []Choice {
	choices := make([]Choice, len(p.operators))
	for i := range p.operators {
		op := &p.operators[i]
		choices[i] = Choice{p.processes[op.process].Name, op.Name, op.method, op.why}
	}
	return choices
}

// choose decides by which method each operator is simulated.
func (b *builder) choose() {
	p := b.p
	for i := range p.operators {
		op := &p.operators[i]
		op.why = b.needsEvents(op)
		if op.why == "" {
			op.method = op.recursion()
		}
	}
	for changed := true; changed; {
		changed = false
		for i := range p.operators {
			if op := &p.operators[i]; op.method != ByEvents && b.feedsEvents(op) {
				op.method, op.why, changed = ByEvents, "an operator after it is simulated by events", true
			}
		}
	}
	b.line()
}

// recursion is the method for an operator that needs no events.
func (op *operator) recursion() Method {
	switch {
	case op.idle:
		return PassThrough
	case op.places != Unbounded:
		return Loss
	case op.servers == 1:
		return Lindley
	}
	return KieferWolfowitz
}

// needsEvents says why an operator can only be simulated by events; "" if it need not.
func (b *builder) needsEvents(op *operator) string {
	pr := &b.p.processes[op.process]
	for _, reason := range []struct {
		holds bool
		why   string
	}{
		{!b.c.Recursion, "asked for by fidelity: event"},
		{op.Failures != nil || op.Outages != nil, "its servers fail or stand still"},
		{pr.hasOutage(), "the process has an outage to catch up"},
		{op.Batch != nil, "it collects batches"},
		{op.Window != nil, "it has a window"},
		{op.Discipline == ProcessorSharing && !op.idle, "its servers are shared by all who are present"},
		{op.levels > 1, "the order of service depends on priorities"},
		{op.shortest != nil, "records look for the shortest queue"},
		{op.mayBlock, "what follows can be full and block it"},
		{op.places != Unbounded && op.OnFull == Block, "it can be full and block what comes before"},
		{b.answered(op), "a closed or saturated load waits for it"},
		{op.mayPass(), "some of its records need no work"},
		{op.idle && len(op.Inputs) > 1, "several inputs pass through it without work"},
		{op.JoinAll && op.takesTurns(), "copies that it joins take turns among its subtasks"},
	} {
		if reason.holds {
			return reason.why
		}
	}
	return ""
}

func (pr *process) hasOutage() bool {
	for i := range pr.Operators {
		if pr.Operators[i].Outages != nil {
			return true
		}
	}
	return false
}

// answered says whether a load whose next event depends on what happens to the last one comes to op.
func (b *builder) answered(op *operator) bool {
	for _, w := range b.c.reaching(b.p.processes[op.process].Process, op.Operator) {
		if b.c.Workloads[w].Source == nil {
			return true
		}
	}
	return false
}

// mayPass says whether some records need no work, and others do.
func (op *operator) mayPass() bool {
	for i := range op.work.each {
		if op.work.each[i].zero() {
			return true
		}
	}
	return false
}

func (op *operator) takesTurns() bool { return op.takes(Rebalance) || op.takes(Rescale) }

func (b *builder) feedsEvents(op *operator) bool {
	for i := range op.fan.edges {
		if op.fan.edges[i].to.method == ByEvents {
			return true
		}
	}
	return false
}

// line puts the operators that are simulated by recursion in an order in which each comes after all before it.
func (b *builder) line() {
	placed := make([]bool, len(b.p.operators))
	var place func(op *operator)
	place = func(op *operator) {
		if placed[op.index] || op.method == ByEvents {
			return
		}
		placed[op.index] = true
		for _, in := range op.Inputs {
			if in.Operator != "" {
				place(b.operator[b.p.processes[op.process].Name+"/"+in.Operator])
			}
		}
		b.p.stages = append(b.p.stages, b.newStage(op))
	}
	for i := range b.p.operators {
		place(&b.p.operators[i])
	}
}

// newStage makes an operator one that is simulated by recursion.
func (b *builder) newStage(op *operator) *stage {
	op.plain, op.total.plain = false, true
	op.stage = &stage{op: op, entry: op.isEntry(), merges: b.streams(op) > 1, desks: make([]desk, op.parallelism)}
	if op.isEntry() {
		b.p.processes[op.process].keepLedgers(b.p)
	}
	return op.stage
}

// streams is how many streams, each in order of time, come to op: one from each operator that is simulated by
// recursion, and one of all that is handed over by events.
func (b *builder) streams(op *operator) int {
	n, handed := 0, 0
	for _, in := range op.Inputs {
		if from := b.operator[b.p.processes[op.process].Name+"/"+in.Operator]; from != nil && from.method != ByEvents {
			n++
		} else {
			handed = 1
		}
	}
	return n + handed
}

func (op *operator) isEntry() bool {
	for _, in := range op.Inputs {
		if in.Workload != "" {
			return true
		}
	}
	return false
}
