package stream

import (
	"fmt"
	"slices"
	"strings"
)

// Fault is something that a plane cannot simulate: where, as a path of the scenario, and why.
type Fault struct{ Path, Message string }

// Check finds everything in c that New could not make a plane of, or could not simulate faithfully.
func (c *Config) Check() []Fault {
	k := checker{c: c}
	for i := range c.Workloads {
		k.workload(&c.Workloads[i])
	}
	for i := range c.Processes {
		k.process(&c.Processes[i])
	}
	return k.faults
}

type checker struct {
	c      *Config
	faults []Fault
	at     string
}

func (k *checker) fault(key, format string, args ...any) {
	path := k.at
	if key != "" {
		path += "." + key
	}
	k.faults = append(k.faults, Fault{Path: path, Message: fmt.Sprintf(format, args...)})
}

func (k *checker) workload(w *Workload) {
	k.at = "workloads." + w.Name
	if !w.Saturated && w.Closed == nil {
		return
	}
	var readers []*Operator
	for i := range k.c.Processes {
		for j := range k.c.Processes[i].Operators {
			o := &k.c.Processes[i].Operators[j]
			for _, in := range o.Inputs {
				if in.Workload == w.Name {
					readers = append(readers, o)
				}
			}
		}
	}
	switch {
	case w.Closed != nil:
		k.closed(w, readers)
	case w.MaxRate > 0:
		k.fault("max_rate", "a saturated load always has an event ready; max_rate cannot throttle it")
	case len(readers) > 1:
		k.fault("arrivals", "a saturated load feeds one operator; %d read this one", len(readers))
	case len(readers) == 1:
		k.saturated(w, readers[0])
	}
}

func (k *checker) saturated(w *Workload, o *Operator) {
	switch {
	case o.idleFor(w):
		k.fault("arrivals", "a saturated load needs an operator that takes time; %q takes none for its events", o.Name)
	case o.Concurrency == 0:
		k.fault("arrivals", "a saturated load needs an operator with a bounded concurrency; %q has none", o.Name)
	case o.JoinAll:
		k.fault("arrivals", "a saturated load cannot feed %q, which joins", o.Name)
	case o.takes(Broadcast):
		k.fault("arrivals", "a saturated load cannot feed %q by broadcast", o.Name)
	case k.saturatedInputs(o) > 1:
		k.fault("arrivals", "one saturated load fills %q; a second one would never arrive", o.Name)
	}
}

func (k *checker) saturatedInputs(o *Operator) (n int) {
	for _, in := range o.Inputs {
		if w := k.c.workload(in.Workload); w >= 0 && k.c.Workloads[w].Saturated {
			n++
		}
	}
	return n
}

// closed refuses clients that would send for ever at one instant: they do not think, and what they send may end at
// once.
func (k *checker) closed(w *Workload, readers []*Operator) {
	if !w.Closed.Think.Base.IsZero() || len(w.Closed.Think.Per) > 0 {
		return
	}
	for _, o := range readers {
		shared := slices.ContainsFunc(o.Inputs, func(in Input) bool { return in.Workload == w.Name && in.Share != 0 })
		if o.idleFor(w) || shared || (o.Buffer != Unbounded && o.OnFull == Drop) {
			k.fault("arrivals", "clients that do not think need an operator that takes every event and time for it; %q may end one at once: "+
				"give them a think time", o.Name)
		}
	}
}

// idleFor says whether the events of w take no time at an operator that reads it.
func (o *Operator) idleFor(w *Workload) bool {
	q := o.Work.of(w.Name, w.Name)
	return q.Base.IsZero() && len(q.Per) == 0
}

// never says whether a Demand is nothing for every record.
func (d *Demand) never() bool {
	for _, next := range d.ByInput {
		if !next.never() {
			return false
		}
	}
	for _, next := range d.ByWorkload {
		if !next.never() {
			return false
		}
	}
	return d.Base.IsZero() && len(d.Per) == 0
}

func (k *checker) process(pr *Process) {
	k.at = "processes." + pr.Name + ".operators"
	if cycle := pr.cycle(); cycle != nil {
		k.fault("", "operators form a cycle: %s; records flow one way", strings.Join(cycle, " -> "))
		return
	}
	for i := range pr.Operators {
		o := &pr.Operators[i]
		k.at = "processes." + pr.Name + ".operators." + o.Name
		k.inputs(pr, o)
		k.station(o)
		k.shares(pr, o)
		k.weights(pr, o)
	}
}

func (k *checker) inputs(pr *Process, o *Operator) {
	for _, in := range o.Inputs {
		switch from := pr.operator(in.Operator); {
		case in.Exchange != Forward:
		case from == nil:
			k.fault("exchange", "forward needs an operator before this one; a workload has no subtasks")
		case from.Parallelism != o.Parallelism:
			k.fault("exchange", "forward needs equal parallelism: %q has %d, this operator %d",
				from.Name, from.Parallelism, o.Parallelism)
		}
	}
	if len(o.Inputs) > 255 {
		k.fault("after", "at most 255 inputs; this operator has %d", len(o.Inputs))
	}
	if o.JoinAll && !pr.joinable(o) {
		k.fault("join", "all waits for the copies of one record: its inputs must all descend from one operator or workload, each by a "+
			"way on which no record is lost, chosen by share, multiplied, held in a window or filtered")
	}
}

// station refuses what one operator cannot be at once.
func (k *checker) station(o *Operator) {
	switch {
	case o.Batch != nil && o.Discipline != FIFO:
		k.fault("batch", "batches are served in order of arrival; discipline must be fifo")
	case o.Batch != nil && o.Buffer != Unbounded && o.Buffer < o.Batch.MaxSize:
		k.fault("buffer", "a batch of %d never fills in a buffer of %d; make it at least %d",
			o.Batch.MaxSize, o.Buffer, o.Batch.MaxSize)
	}
	f := o.Failures
	if f == nil {
		return
	}
	switch {
	case f.PerServer && o.Concurrency == 0:
		k.fault("failures.scope", "servers that fail need a bounded concurrency")
	case f.PerServer && o.Discipline == ProcessorSharing:
		k.fault("failures.scope", "under processor_sharing the subtask fails as a whole; scope must be subtask")
	case f.BusyClock && o.Discipline == ProcessorSharing:
		k.fault("failures.clock", "busy is not available under processor_sharing; say calendar")
	case f.BusyClock && o.Work.never():
		k.fault("failures.clock", "an operator without processing_time is never busy; say calendar")
	}
}

// shares of one output add up to at most one.
func (k *checker) shares(pr *Process, o *Operator) {
	ins, ops := pr.consumers(o.Name)
	sum := 0.0
	for _, in := range ins {
		sum += in.Share
	}
	if sum > 1+1e-9 {
		last := ops[len(ops)-1]
		k.faults = append(k.faults, Fault{
			Path:    "processes." + pr.Name + ".operators." + last.Name + ".after",
			Message: fmt.Sprintf("the shares of %q add up to %.4g %%; at most 100 %% can be given away", o.Name, 100*sum),
		})
	}
}

// weights of keys are the shares of the subtasks of the first hash exchange.
func (k *checker) weights(pr *Process, o *Operator) {
	if !o.takes(Hash) || pr.hashedBefore(o) && o.Keys == nil {
		return
	}
	if o.Keys == nil && k.mixedKeys(pr, o) {
		k.fault("exchange", "hash: the inputs bring keys from different places, one of them by weights; give this operator keys of its own")
		return
	}
	if giver := pr.keysFrom(o); giver != nil {
		k.fit(o, giver.Keys.Weights)
		return
	}
	for _, w := range k.c.reaching(pr, o) {
		k.fit(o, k.c.Workloads[w].Keys.Weights)
	}
}

// mixedKeys says whether the inputs of o bring keys of different givers, of which one gives weights.
func (k *checker) mixedKeys(pr *Process, o *Operator) bool {
	var first *Operator
	mixed, weighted := false, false
	for i, in := range o.Inputs {
		giver := pr.keysFrom(pr.operator(in.Operator))
		if i == 0 {
			first = giver
		}
		mixed = mixed || giver != first
		weighted = weighted || (giver != nil && giver.Keys.Weights != nil)
	}
	for _, w := range k.c.reaching(pr, o) {
		weighted = weighted || k.c.Workloads[w].Keys.Weights != nil
	}
	return mixed && weighted
}

func (k *checker) fit(o *Operator, weights []float64) {
	if weights != nil && len(weights) != o.Parallelism {
		k.fault("parallelism", "is %d, but keys.weights names the shares of %d subtasks", o.Parallelism, len(weights))
	}
}

// cycle names a cycle of operators, its first one again at the end; nil: there is none.
func (pr *Process) cycle() []string {
	done := map[string]bool{}
	var way []string
	var visit func(o *Operator) []string
	visit = func(o *Operator) []string {
		if o == nil || done[o.Name] {
			return nil
		}
		if i := slices.Index(way, o.Name); i >= 0 {
			return append(slices.Clone(way[i:]), o.Name)
		}
		way = append(way, o.Name)
		_, next := pr.consumers(o.Name)
		for _, n := range next {
			if c := visit(n); c != nil {
				return c
			}
		}
		way = way[:len(way)-1]
		done[o.Name] = true
		return nil
	}
	for i := range pr.Operators {
		if c := visit(&pr.Operators[i]); c != nil {
			return c
		}
	}
	return nil
}
