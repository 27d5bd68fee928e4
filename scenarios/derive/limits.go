package derive

import "fmt"

var limits = Topic{
	Name: "limits",
	Does: "how many workers, and slots on them, a cluster keeps at least and has at most; null: any number, an error: none",
	Keys: `worker                        cpu, task_heap_mb, task_off_heap_mb, managed_mb, network_mb, slots (1) of a task manager
min_slots (0), max_slots      in slots; turned into cpu and memory, where these are not said
min_cpu, max_cpu, min_memory_mb, max_memory_mb`,
	Example: `{"worker": {"cpu": 4, "task_heap_mb": 1000, "managed_mb": 400, "network_mb": 100, "slots": 4}, "max_slots": 10}`,
	answer:  answerLimits,
}

// limited is the size of a cluster.
type limited struct {
	MinWorkers int  `json:"min_workers"`
	MaxWorkers *int `json:"max_workers"`
	MaxSlots   *int `json:"max_slots"`
}

// impossible is the answer where no number of workers is between the bounds; the reason is a remark.
type impossible struct {
	Error bool `json:"error"`
}

func answerLimits(q *Question) (any, error) {
	worker, bounds := q.Worker("worker"), q.bounds()
	if !q.Sound() {
		return nil, nil
	}
	l, err := bounds.Limits(worker)
	if err != nil {
		q.remarks = append(q.remarks, q.node.Problem(q.path, fmt.Sprintf("%s: %v", word(err), err)))
		return impossible{Error: true}, nil
	}
	least, most, some := l.Workers(worker)
	if !some {
		return limited{MinWorkers: least}, nil
	}
	return limited{MinWorkers: least, MaxWorkers: new(most), MaxSlots: new(most * worker.Slots)}, nil
}
