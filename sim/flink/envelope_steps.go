package flink

// outline is what a task manager and a job manager have in common: their sizes, and what they were derived from.
type outline struct {
	way                                 Way
	process, flink, metaspace, overhead int64
}

// steps puts what is left after what it is left of: the parts of Flink's memory, and what is around them.
func (e *envelope) steps(o Options, m outline, parts []Step) []Step {
	flink := e.step(o, "total_flink", m.flink, "flink.size")
	metaspace := e.step(o, "jvm_metaspace", m.metaspace, "jvm-metaspace.size")
	overhead := Step{"jvm_overhead", m.overhead, e.overhead.formula("total_flink and jvm_metaspace", true)}
	process := e.step(o, "total_process", m.process, "process.size")
	switch {
	case m.way == FromProcess:
		overhead.Formula = e.overhead.formula("total_process", false)
		flink.Formula = "total_process less jvm_metaspace and jvm_overhead"
		return append([]Step{process, metaspace, overhead, flink}, parts...)
	case e.process.given:
		overhead.Formula = "total_process less total_flink and jvm_metaspace"
	default:
		process.Formula = "total_flink, jvm_metaspace and jvm_overhead"
	}
	if m.way == FromParts && !e.flink.given {
		flink.Formula = "the parts above"
		return append(append(parts, flink), metaspace, overhead, process)
	}
	return append(append([]Step{flink}, parts...), metaspace, overhead, process)
}

// step is a component that an option says, or its default.
func (e *envelope) step(o Options, component string, bytes int64, key string) Step {
	if _, given := o[e.prefix+key]; given {
		return Step{component, bytes, key + ", given"}
	}
	return Step{component, bytes, key + ", default"}
}
