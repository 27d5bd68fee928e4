package stream

import (
	"errors"
	"math"
	"slices"

	"simulate/sim/clock"
	"simulate/sim/flink"
	"simulate/sim/rng"
)

// New makes the data plane of one run; key is that of the replication. A Config that Check finds nothing wrong
// with makes a Plane; what the sources have to say against theirs is the error.
func New(c *Config, key rng.Key) (*Plane, error) {
	b := builder{c: c, key: key, p: &Plane{until: clock.Never, nextCut: math.MaxUint64}, operator: map[string]*operator{}}
	b.layOut()
	for i := range b.p.operators {
		b.wire(&b.p.operators[i])
	}
	for i := range b.p.operators {
		b.settle(&b.p.operators[i])
	}
	b.choose()
	for i := range b.p.processes {
		b.p.processes[i].total = &b.p.flows[b.p.processes[i].scope]
	}
	if err := b.workloads(); err != nil {
		return nil, errors.Join(err, b.p.Finish())
	}
	b.p.cut(0)
	b.begin()
	return b.p, nil
}

// builder makes a Plane of a Config. Its maps live as long as New does.
type builder struct {
	c        *Config
	key      rng.Key
	p        *Plane
	operator map[string]*operator // by process/operator
}

// layOut makes operators, subtasks and the scopes they are counted in.
func (b *builder) layOut() {
	p := b.p
	p.workloads = make([]workload, len(b.c.Workloads))
	p.coming.all = p.workloads
	p.coming.clear()
	p.processes = make([]process, len(b.c.Processes))
	operators, subtasks := 0, 0
	for i := range b.c.Processes {
		operators += len(b.c.Processes[i].Operators)
		for j := range b.c.Processes[i].Operators {
			subtasks += b.c.Processes[i].Operators[j].Parallelism
		}
	}
	p.operators = make([]operator, 0, operators)
	p.subtasks = make([]subtask, 0, subtasks)
	p.booths = make([]booth, subtasks)
	for i := range b.c.Processes {
		b.layOutProcess(int32(i))
	}
}

func (b *builder) layOutProcess(index int32) {
	p := b.p
	pr := &p.processes[index]
	pr.Process = &b.c.Processes[index]
	pr.scope = b.newFlow()
	loads := b.c.read(pr.Process)
	if len(loads) > 1 {
		pr.workloadScopes = absent(len(b.c.Workloads))
		for _, w := range loads {
			pr.workloadScopes[w] = b.newFlow()
		}
	}
	for i := range pr.Operators {
		b.layOutOperator(pr, index, &pr.Operators[i], len(loads) > 1)
	}
}

func (b *builder) layOutOperator(pr *process, index int32, o *Operator, byWorkload bool) {
	p := b.p
	p.operators = append(p.operators, operator{
		Operator: o, index: uint32(len(p.operators)), process: index, first: int32(len(p.subtasks)),
		parallelism: int32(o.Parallelism), servers: int32(o.Concurrency), places: int32(o.Buffer),
		groups: uint32(o.MaxParallelism), salt: rng.Hash(pr.Name + "/" + o.Name), scope: b.newStation(),
		firstUnit: -1,
	})
	op := &p.operators[len(p.operators)-1]
	b.operator[pr.Name+"/"+o.Name] = op
	if op.servers == 0 {
		op.servers = unbounded
	}
	if op.groups == 0 {
		op.groups = uint32(flink.DefaultMaxParallelism(o.Parallelism))
	}
	for i := range op.parallelism {
		own := &p.booths[len(p.subtasks)]
		own.op, own.local = op, i
		p.subtasks = append(p.subtasks, subtask{op: op, booth: own, local: i, index: uint32(len(p.subtasks)), scope: -1})
		if o.Parallelism <= b.c.Subtasks {
			p.subtasks[len(p.subtasks)-1].scope = b.newStation()
			p.stations[len(p.stations)-1].subtask = true
			op.detailed = true
		}
	}
	if byWorkload {
		op.detailed = true
		op.workloadScopes = absent(len(b.c.Workloads))
		for _, w := range b.c.reaching(pr.Process, o) {
			op.workloadScopes[w] = b.newStation()
		}
	}
}

func (b *builder) newStation() int32 {
	b.p.stations = append(b.p.stations, station{})
	return int32(len(b.p.stations) - 1)
}

func (b *builder) newFlow() int32 {
	b.p.flows = append(b.p.flows, flow{})
	return int32(len(b.p.flows) - 1)
}

func absent(n int) []int32 { return slices.Repeat([]int32{-1}, n) }

// draws is the key of an operator's draws for a purpose.
func (b *builder) draws(op *operator, purpose string) rng.Key {
	return b.key.Of("process", b.p.processes[op.process].Name, op.Name, purpose)
}

// wire connects the inputs of an operator with the outputs they come from.
func (b *builder) wire(op *operator) {
	for i := range op.Inputs {
		in := &op.Inputs[i]
		e := edge{
			to: op, input: uint8(i), exchange: in.Exchange, partitions: uint64(in.Partitions), senders: 1,
			key: b.draws(op, "exchange"), spread: rng.Mix(op.salt ^ 1),
		}
		if i > 0 && !op.JoinAll {
			e.salt = rng.Mix(op.salt ^ rng.Hash(in.Workload+"/"+in.Operator))
		}
		if in.Workload != "" {
			r := b.reader(op, in.Workload)
			r.fan.add(e, in.Share)
			continue
		}
		from := b.operator[b.p.processes[op.process].Name+"/"+in.Operator]
		e.senders = from.parallelism
		from.fan.share = b.draws(from, "share")
		from.fan.add(e, in.Share)
		from.mayBlock = from.mayBlock || (op.Buffer != Unbounded && op.OnFull == Block)
	}
	if op.JoinAll {
		op.gathering = &gathering{need: uint32(len(op.Inputs))}
	}
}

// reader is the reader of a workload in an operator's process, made if need be.
func (b *builder) reader(op *operator, name string) *reader {
	w := &b.p.workloads[b.c.workload(name)]
	for i := range w.readers {
		if w.readers[i].process == op.process {
			return &w.readers[i]
		}
	}
	pr := &b.p.processes[op.process]
	w.readers = append(w.readers, reader{process: op.process})
	r := &w.readers[len(w.readers)-1]
	r.fan.share = b.key.Of("process", pr.Name, "reads", name, "share")
	return r
}

// add puts an edge behind those of its kind: copies stand before shares.
func (f *fanout) add(e edge, share float64) {
	if e.exchange == Rebalance || e.exchange == Rescale {
		e.turns = make([]uint32, e.senders)
	}
	if share == 0 {
		f.edges = slices.Insert(f.edges, f.copies, e)
		f.copies++
		return
	}
	f.edges = append(f.edges, e)
	end := share
	if n := len(f.ends); n > 0 {
		end += f.ends[n-1]
	}
	f.ends = append(f.ends, end)
}
