package derive

import (
	"math"

	"simulate/sim/flink"
)

var networkBuffers = Topic{
	Name: "network_buffers",
	Does: "how many network buffers a gate, a partition or a job needs",
	Keys: `op  input_gate        type, channels
    result_partition  type, subpartitions
    job               network_bytes, segment_bytes (32768), tasks: [{count, inputs: [{type, channels}], outputs: [{type, subpartitions}]}]
type is PIPELINED_BOUNDED (the default), PIPELINED_APPROXIMATE, PIPELINED, BLOCKING, BLOCKING_PERSISTENT, HYBRID_FULL
or HYBRID_SELECTIVE. Each may say exclusive (2), floating (8), sort_min_parallelism (1), sort_min_buffers (512) and
required_per_gate_max (none; blocking: 1000).`,
	Example: `{"op": "input_gate", "type": "PIPELINED_BOUNDED", "channels": 128, "exclusive": 2, "floating": 8}`,
	answer:  answerNetworkBuffers,
}

func answerNetworkBuffers(q *Question) (any, error) {
	network, err := readNetwork(q)
	switch q.Word("op", "", "input_gate", "result_partition", "job") {
	case "input_gate":
		of, channels := q.exchange(), q.Whole("channels")
		if err != nil || !q.Sound() {
			return nil, err
		}
		return network.Gate(of, channels)
	case "result_partition":
		of, subpartitions := q.exchange(), q.Whole("subpartitions")
		if err != nil || !q.Sound() {
			return nil, err
		}
		return network.Partition(of, subpartitions)
	}
	return answerJob(q, network, err)
}

func readNetwork(q *Question) (flink.Network, error) {
	n := flink.NewNetwork()
	n.Exclusive = q.WholeOr("exclusive", n.Exclusive)
	n.Floating = q.WholeOr("floating", n.Floating)
	n.SortMinParallelism = q.WholeOr("sort_min_parallelism", n.SortMinParallelism)
	n.SortMinBuffers = q.WholeOr("sort_min_buffers", n.SortMinBuffers)
	n.MostRequired = q.WholeOr("required_per_gate_max", 0)
	return n, n.Check()
}

func (q *Question) exchange() flink.Exchange {
	var names []string
	for _, e := range flink.Exchanges() {
		names = append(names, string(e))
	}
	return flink.Exchange(q.Word("type", string(flink.PipelinedBounded), names...))
}

// jobBuffers is what a job needs of what there is.
type jobBuffers struct {
	Target        int64 `json:"target_buffers"`
	Required      int64 `json:"required_buffers"`
	TargetBytes   int64 `json:"target_bytes"`
	RequiredBytes int64 `json:"required_bytes"`
	Available     int64 `json:"available_buffers"`
	Starts        bool  `json:"starts"`
	FullSpeed     bool  `json:"full_speed"`
}

func answerJob(q *Question, network flink.Network, err error) (any, error) {
	segment, bytes := q.WholeOr("segment_bytes", 32768), q.Long("network_bytes")
	tasks := q.ports()
	if err == nil && (segment < 1 || bytes < 0) {
		err = &flink.Refusal{Component: "network_buffers", Reason: "buffers of less than 1 byte, or less than none of them"}
	}
	if err != nil || !q.Sound() {
		return nil, err
	}
	need, err := network.Need(tasks)
	if err != nil {
		return nil, err
	}
	if max(need.Target, need.Required) > math.MaxInt64/segment {
		return nil, &flink.Refusal{Component: "network", Reason: "the buffers take more than 2^63 - 1 bytes"}
	}
	available := flink.PoolSize(bytes, segment)
	return jobBuffers{
		need.Target, need.Required, need.Target * segment, need.Required * segment, available,
		need.Required <= available, need.Target <= available,
	}, nil
}

// ports are those of all tasks.
func (q *Question) ports() []flink.Ports {
	var tasks []flink.Ports
	for _, task := range q.Objects("tasks") {
		p := flink.Ports{Count: task.WholeOr("count", 1)}
		for _, in := range task.Objects("inputs") {
			p.Inputs = append(p.Inputs, flink.Port{Of: in.exchange(), Lanes: in.Whole("channels")})
			in.Done()
		}
		for _, out := range task.Objects("outputs") {
			p.Outputs = append(p.Outputs, flink.Port{Of: out.exchange(), Lanes: out.Whole("subpartitions")})
			out.Done()
		}
		task.Done()
		tasks = append(tasks, p)
	}
	return tasks
}
