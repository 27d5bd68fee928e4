package scenarios

import (
	"slices"

	"simulate/sim/catalog"
	"simulate/sim/stream"
)

// choice is a word of the language, what the engine calls it, and what it does.
type choice[T any] struct {
	word  string
	means T
	does  string
}

var exchanges = []choice[stream.Exchange]{
	{"random", stream.Random, "each record on its own, as its keys weigh the subtasks"},
	{"hash", stream.Hash, "by key: one key, one subtask"},
	{"rebalance", stream.Rebalance, "in turn, each sender on its own"},
	{"forward", stream.Forward, "to the subtask with the sender's index; needs equal parallelism"},
	{"rescale", stream.Rescale, "in turn among the subtasks nearest to the sender"},
	{"broadcast", stream.Broadcast, "a copy to every subtask"},
	{"shortest_queue", stream.ShortestQueue, "to the subtask with the fewest records; ties by lot"},
}

var disciplines = []choice[stream.Discipline]{
	{"fifo", stream.FIFO, "first come, first served"},
	{"priority", stream.Priority, "by the workload's priority, in order of arrival within one"},
	{"preemptive_priority", stream.PreemptivePriority, "and takes the server from a lower one, which resumes later"},
	{"processor_sharing", stream.ProcessorSharing, "all at once, each at min(1, concurrency / present)"},
}

var onFull = []choice[stream.OnFull]{
	{"block", stream.Block, "the record stays where it is and keeps its server: backpressure"},
	{"drop", stream.Drop, "the record is lost"},
}

var emits = []choice[stream.Emit]{
	{"records", stream.EmitRecords, "the records that were held"},
	{"per_key", stream.EmitPerKey, "one result for each key, due at the window's end"},
	{"one", stream.EmitOne, "one result per subtask, due at the window's end"},
}

// find is what a word means; of a word that the language refused, what the first one means.
func find[T any](choices []choice[T], word string) T {
	i := slices.IndexFunc(choices, func(c choice[T]) bool { return c.word == word })
	return choices[max(0, i)].means
}

func entries[T any](choices []choice[T]) catalog.Catalog {
	var all catalog.Catalog
	for _, c := range choices {
		all = append(all, catalog.Entry{Name: c.word, Does: c.does})
	}
	return all
}
