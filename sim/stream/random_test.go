package stream

import (
	"fmt"
	"math/rand/v2"
	"os"
	"strconv"
	"testing"

	"simulate/sim/clock"
	"simulate/sim/dist"
	"simulate/sim/rng"
)

// composer draws random scenarios over everything that an ideal process can be made of.
type composer struct{ *rand.Rand }

func (c composer) chance(p float64) bool { return c.Float64() < p }

func (c composer) quantity(mean float64) Quantity {
	var d dist.Distribution
	switch c.IntN(4) {
	case 0:
		d, _ = dist.Constant(mean)
	case 1:
		d, _ = dist.Exponential(mean)
	case 2:
		d, _ = dist.Lognormal(mean, 1.5)
	default:
		d, _ = dist.Uniform(0, 2*mean)
	}
	return Quantity{Base: d}
}

// work draws what an operator of a process that reads loads demands.
func (c composer) work(mean float64, loads []Workload) Demand {
	d := Demand{Quantity: c.quantity(mean)}
	switch {
	case c.chance(0.15):
		return Demand{}
	case c.chance(0.2):
		d.ByWorkload = map[string]Demand{loads[0].Name: {Quantity: c.quantity(mean / 2)}}
	case c.chance(0.2):
		d.Per = []PerUnit{{"bytes", mean / 4000}, {"items", mean / 8}}
	}
	return d
}

func (c composer) scenario() *Config {
	cfg := &Config{Subtasks: c.IntN(5)}
	for i := range 1 + c.IntN(3) {
		cfg.Workloads = append(cfg.Workloads, c.workload(fmt.Sprintf("load%d", i)))
	}
	for i := range 1 + c.IntN(2) {
		cfg.Processes = append(cfg.Processes, c.process(fmt.Sprintf("process%d", i), cfg.Workloads))
	}
	return cfg
}

func (c composer) workload(name string) Workload {
	w := load(name, 200+800*c.Float64())
	switch c.IntN(6) {
	case 0:
		w.Source = nil
		w.Closed = &Closed{Clients: 1 + c.IntN(20), Think: c.quantity(20e6)}
	case 1:
		w.Source, w.Saturated = nil, true
	}
	w.Priority = c.IntN(3)
	if c.chance(0.4) {
		w.Keys = Keys{Count: uint64(1 + c.IntN(1000)), Skew: 1.5 * c.Float64()}
	}
	if c.chance(0.3) && !w.Saturated {
		w.MaxRate = 500
	}
	if c.chance(0.4) {
		items, _ := dist.Geometric(0.4)
		w.Fields = []Field{{Name: "items", Value: items}}
		w.Bytes = c.quantity(1000)
	}
	return w
}

func (c composer) process(name string, loads []Workload) Process {
	pr := Process{Name: name}
	for i := range 1 + c.IntN(6) {
		o := Operator{Name: fmt.Sprintf("op%d", i), Parallelism: 1 + c.IntN(5), Concurrency: 1 + c.IntN(3), Buffer: Unbounded}
		if i == 0 || c.chance(0.15) {
			o.Inputs = append(o.Inputs, Input{Workload: loads[c.IntN(len(loads))].Name})
		}
		for j := range i {
			if c.chance(0.9 / float64(i)) {
				o.Inputs = append(o.Inputs, Input{Operator: fmt.Sprintf("op%d", j)})
			}
		}
		if len(o.Inputs) == 0 {
			o.Inputs = []Input{{Operator: fmt.Sprintf("op%d", c.IntN(i))}}
		}
		c.fill(&o, loads)
		pr.Operators = append(pr.Operators, o)
	}
	return pr
}

func (c composer) fill(o *Operator, loads []Workload) {
	for i := range o.Inputs {
		o.Inputs[i].Exchange = Exchange(c.IntN(int(ShortestQueue) + 1))
		if c.chance(0.2) {
			o.Inputs[i].Share = 0.1 + 0.4*c.Float64()
		}
	}
	o.JoinAll = len(o.Inputs) > 1 && c.chance(0.5)
	o.Work = c.work(float64(o.Parallelism*o.Concurrency)*1e6, loads)
	o.Discipline = Discipline(c.IntN(int(ProcessorSharing) + 1))
	if c.chance(0.1) {
		o.Concurrency = 0
	}
	if c.chance(0.4) {
		o.Buffer = c.IntN(8)
		o.OnFull = OnFull(c.IntN(2))
	}
	switch c.IntN(6) {
	case 0:
		o.Selectivity.Every = 1 + c.IntN(4)
	case 1:
		o.Selectivity.Number = &Demand{Quantity: c.quantity(1.2)}
	}
	if c.chance(0.2) {
		o.Keys = &Keys{Count: 50}
	}
	if c.chance(0.2) {
		o.BytesOut = &Demand{Quantity: c.quantity(500)}
	}
	c.hold(o)
	c.disturb(o)
}

// hold adds batches and windows.
func (c composer) hold(o *Operator) {
	if c.chance(0.2) {
		o.Batch = &Batch{MaxSize: 1 + c.IntN(6)}
		if c.chance(0.8) {
			o.Batch.MaxWait = clock.Time(1+c.IntN(50)) * clock.Millisecond
		}
	}
	if c.chance(0.2) {
		size := clock.Time(1+c.IntN(100)) * clock.Millisecond
		o.Window = &Window{Size: size, Slide: size / clock.Time(1+c.IntN(3)), Emit: Emit(c.IntN(3))}
		if c.chance(0.2) {
			o.Window.Slide = 2 * size
		}
	}
}

// disturb adds failures and outages.
func (c composer) disturb(o *Operator) {
	if c.chance(0.3) {
		up, _ := dist.Exponential(300e6)
		down, _ := dist.Exponential(30e6)
		o.Failures = &Failures{Up: up, Down: down, BusyClock: c.chance(0.5), PerServer: c.chance(0.5)}
	}
	if c.chance(0.2) {
		o.Outages = []Outage{{From: 100 * clock.Millisecond, To: 250 * clock.Millisecond}, {From: 700 * clock.Millisecond, To: 750 * clock.Millisecond}}
	}
}

// TestRandomGraphs plays random scenarios over all that combines, and looks after every event whether each record
// is where it is counted, each integral agrees with the records' own stamps, and nothing is lost.
func TestRandomGraphs(t *testing.T) {
	played, refused := 0, 0
	for seed := uint64(0); played < graphs(); seed++ {
		c := composer{rand.New(rand.NewPCG(seed, 1))}
		cfg := c.scenario()
		if faults := cfg.Check(); len(faults) > 0 {
			refused++
			continue
		}
		played++
		if err := playChecked(cfg, seed); err != nil {
			t.Fatalf("scenario %d: %v", seed, err)
		}
	}
	t.Logf("%d played, %d refused", played, refused)
}

func playChecked(cfg *Config, seed uint64) (err error) {
	p, err := New(cfg, rng.Root(seed, 0))
	if err != nil {
		return err
	}
	for i := 0; i < 4000 && p.soonest() < clock.Second; i++ {
		p.Advance(p.soonest())
		p.News()
		if err := p.Verify(); err != nil {
			return fmt.Errorf("after event %d, at %s: %w", i, p.now, err)
		}
	}
	p.Close()
	p.Advance(p.now + 10*clock.Second)
	return p.Verify()
}

func graphs() int {
	if n, err := strconv.Atoi(os.Getenv("GRAPHS")); err == nil {
		return n
	}
	return 200
}

// soonest is when something happens next.
func (p *Plane) soonest() clock.Time { return min(p.upcoming(), p.coming.at) }
