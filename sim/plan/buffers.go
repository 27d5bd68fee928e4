package plan

import (
	"simulate/sim/flink"
)

// buffers says how many network buffers the slots of each process need, of the task manager that needs most.
func (x *context) buffers() {
	for n := range x.kinds {
		k := &x.kinds[n]
		k.crowded = make([]flink.Need, k.count)
		at := 0
		for _, i := range k.jobs {
			j, own := &x.jobs[i], make([]flink.Need, k.count)
			for _, slot := range j.layout {
				if on := k.on[at]; on >= 0 {
					for _, t := range slot.Tasks {
						own[on] = together(own[on], j.buffers.of(t))
					}
				}
				at++
			}
			most := flink.Need{}
			for t := range own {
				k.crowded[t] = together(k.crowded[t], own[t])
				most = flink.Need{Target: max(most.Target, own[t].Target), Required: max(most.Required, own[t].Required)}
			}
			show := &x.plan.Processes[i]
			show.NetworkBuffersNeeded, show.NetworkBuffersRequired = most.Target, most.Required
			show.NetworkBuffersPresent = k.memory.Buffers
		}
	}
}

func together(a, b flink.Need) flink.Need {
	return flink.Need{Target: a.Target + b.Target, Required: a.Required + b.Required}
}

// bufferNeeds is the network buffers of subtasks, by vertex; where subtasks differ, by subtask too.
type bufferNeeds [][]flink.Need

func (n bufferNeeds) of(t flink.Subtask) flink.Need {
	if len(n[t.Vertex]) == 1 {
		return n[t.Vertex][0]
	}
	return n[t.Vertex][t.Index]
}

// needs is the network buffers of the subtasks of a process.
func (x *context) needs(j *job) bufferNeeds {
	network, of := x.network(j), flink.PipelinedBounded
	if j.Batch {
		of = flink.Blocking
	}
	needs := make(bufferNeeds, len(j.vertices))
	for v := range j.vertices {
		in, out, alike := j.edges(v)
		subtasks := j.vertices[v].Parallelism
		if alike {
			subtasks = 1
		}
		for i := range subtasks {
			ports := flink.Ports{Count: 1}
			for _, e := range in {
				ports.Inputs = append(ports.Inputs, flink.Port{Of: of, Lanes: j.producers(e, i)})
			}
			for _, e := range out {
				ports.Outputs = append(ports.Outputs, flink.Port{Of: of, Lanes: j.consumers(e, i)})
			}
			need, err := network.Need([]flink.Ports{ports})
			if err != nil { // exclusive or floating buffers that Flink refuses
				need = flink.Need{}
			}
			needs[v] = append(needs[v], need)
		}
	}
	return needs
}

// edges is what a vertex reads and writes outside its chain, and whether all its subtasks have as many channels.
func (j *job) edges(v int) (in, out []flink.Edge, alike bool) {
	alike = true
	for _, e := range j.graph.Edges {
		from, to := j.home[e.From], j.home[e.To]
		if from == to || (from != v && to != v) {
			continue
		}
		alike = alike && (!near(e) || j.graph.Operators[e.From].Parallelism == j.graph.Operators[e.To].Parallelism)
		if to == v {
			in = append(in, e)
		} else {
			out = append(out, e)
		}
	}
	return in, out, alike
}

func near(e flink.Edge) bool { return e.Partitioner == flink.Forward || e.Partitioner == flink.Rescale }

// producers is how many subtasks subtask i reads from.
func (j *job) producers(e flink.Edge, i int) int64 {
	from, to := j.graph.Operators[e.From].Parallelism, j.graph.Operators[e.To].Parallelism
	if !near(e) {
		return int64(from)
	}
	first, end := flink.Producers(i, to, from)
	return int64(end - first)
}

// consumers is how many subtasks read from subtask i.
func (j *job) consumers(e flink.Edge, i int) int64 {
	from, to := j.graph.Operators[e.From].Parallelism, j.graph.Operators[e.To].Parallelism
	switch {
	case !near(e):
		return int64(to)
	case from >= to:
		return 1
	}
	return int64((to*(i+1)+from-1)/from - (to*i+from-1)/from)
}

// network is the options that decide about buffers.
func (x *context) network(j *job) flink.Network {
	const prefix = "taskmanager.network.memory."
	n := flink.NewNetwork()
	n.Exclusive = j.Network.ExclusivePerChannel.Or(j.Network.BuffersPerChannel.Or(n.Exclusive))
	n.Floating = j.Network.FloatingPerGate.Or(n.Floating)
	for key, to := range map[string]*int64{
		prefix + "buffers-per-channel": &n.Exclusive, prefix + "floating-buffers-per-gate": &n.Floating,
		prefix + "read-buffer.required-per-gate.max": &n.MostRequired, "taskmanager.network.sort-shuffle.min-buffers": &n.SortMinBuffers,
		"taskmanager.network.sort-shuffle.min-parallelism": &n.SortMinParallelism,
	} {
		if number := x.number(key); number.Given {
			*to = int64(number.Value)
		}
	}
	return n
}
