package scenarios

import (
	"simulate/scenarios/language"
	"simulate/sim/stream"
)

// processes reads the graphs of operators: first all edges, which tell what reaches whom, then the operators.
func (b *builder) processes() {
	b.everyProcess(func(c language.Cursor) {
		c.At("mode").Text()
		pr := stream.Process{Name: c.Key()}
		operators := c.At("operators").Each()
		for _, o := range operators {
			pr.Operators = append(pr.Operators, b.operator(o, operators))
		}
		b.config.Stream.Processes = append(b.config.Stream.Processes, pr)
	})
}

func (b *builder) everyProcess(do func(c language.Cursor)) {
	for _, c := range b.top.At("processes").Each() {
		do(c)
	}
}

// operator reads one step of a process; others are all of it.
func (b *builder) operator(c language.Cursor, others []language.Cursor) stream.Operator {
	o := stream.Operator{
		Name:        c.Key(),
		Inputs:      b.inputs(c, others),
		JoinAll:     c.At("join").Text() == "all",
		Parallelism: b.parallelism(c),
		Concurrency: number(c.At("concurrency"), 0),
		Discipline:  find(disciplines, c.At("discipline").Text()),
		Buffer:      number(c.At("buffer"), stream.Unbounded),
		Work:        b.demand(c.At("processing_time"), times),
		Selectivity: b.selectivity(c.At("selectivity")),
		Batch:       b.batch(c.At("batch")),
		Window:      b.window(c.At("window")),
		Failures:    b.failures(c.At("failures")),
		Outages:     b.outages(c.At("outages")),
	}
	o.MaxParallelism = b.keyGroups(c)
	if at := c.At("bytes_out"); at.Exists() {
		size := b.demand(at, sizes)
		o.BytesOut = &size
	}
	if o.Buffer != stream.Unbounded {
		o.OnFull = find(onFull, c.At("on_full").Text())
	}
	if at := c.At("keys"); at.Exists() {
		keys := b.keys(at)
		o.Keys = &keys
	}
	return o
}

// number is a number, or what stands for unbounded.
func number(c language.Cursor, unbounded int) int {
	if c.Form() == "unbounded" && c.Text() == "unbounded" {
		return unbounded
	}
	return c.Int()
}

func (b *builder) selectivity(c language.Cursor) stream.Selectivity {
	if c.Form() == "every" {
		return stream.Selectivity{Every: c.At("every").Int()}
	}
	d := b.demand(c, multiple)
	if isOne(d.Base) && d.Per == nil && d.ByInput == nil && d.ByWorkload == nil {
		return stream.Selectivity{}
	}
	return stream.Selectivity{Number: &d}
}
