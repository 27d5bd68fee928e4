package derive

import (
	"fmt"
	"slices"
	"strconv"

	"simulate/scenarios/document"
	"simulate/sim/flink"
)

// Amounts that questions may state: large ones still add up over a million task managers.
const (
	mostCores  = 10_000 * flink.Core
	mostMemory = int64(4) << 40
	mebibyte   = 1 << 20
)

// Profile is an amount of each resource: cpu, the kinds of memory in MiB (task_heap_mb) or bytes (task_heap), external
// resources by their names.
func (q *Question) Profile() flink.Profile {
	memory := func(kind string) int64 { return q.memory(kind, mostMemory) }
	p := flink.Profile{
		CPU: q.cores("cpu", q.get("cpu")), TaskHeap: memory("task_heap"), TaskOffHeap: memory("task_off_heap"),
		Managed: memory("managed"), Network: memory("network"),
	}
	p.External = flink.NewExternals(q.externals()...)
	return p
}

// cores reads a number of cores, or of an external resource; nothing is 0.
func (q *Question) cores(key string, node *document.Node) flink.Cores {
	if node == nil {
		return 0
	}
	c, err := flink.ParseCores(node.Text)
	if node.Kind != document.Scalar || node.Type != document.Number || err != nil || c < 0 || c > mostCores {
		q.problem(node, q.path.Key(key), "%s: expected a number from 0 to %d, found %s", key, mostCores/flink.Core, node.Found())
		return 0
	}
	return c
}

// memory is bytes of a kind, given as such or, with _mb behind the name, in MiB; nothing is 0.
func (q *Question) memory(kind string, most int64) int64 {
	if node := q.get(kind + "_mb"); node != nil {
		return q.bytes(kind+"_mb", node, mebibyte, most)
	}
	return q.bytes(kind, q.get(kind), 1, most)
}

// bytes reads a number of units of so many bytes; parts of a byte are cut off.
func (q *Question) bytes(key string, node *document.Node, unit, most int64) int64 {
	if node == nil {
		return 0
	}
	f, err := strconv.ParseFloat(node.Text, 64)
	if node.Kind != document.Scalar || node.Type != document.Number || err != nil || f < 0 || f > float64(most/unit) {
		q.problem(node, q.path.Key(key), "%s: expected a number from 0 to %d, found %s", key, most/unit, node.Found())
		return 0
	}
	return int64(f * float64(unit)) // a unit is a power of two: nothing is rounded
}

// externals are external resources: those in a map, and what other keys say that are not nearly one that is known.
func (q *Question) externals() []flink.External {
	var all []flink.External
	for _, key := range []string{"external", "external_resources"} {
		all = append(all, q.named(key)...)
	}
	known := slices.DeleteFunc(slices.Clone(q.asked), func(key string) bool { return key == "cpu" }) // a gpu is no typing error
	for _, entry := range q.node.Entries {
		if slices.Contains(q.asked, entry.Key) || document.Nearest(entry.Key, known) != "" {
			continue
		}
		all = append(all, flink.External{Name: entry.Key, Amount: q.cores(entry.Key, q.get(entry.Key))})
	}
	return all
}

// named are the amounts in a map that a key says.
func (q *Question) named(key string) []flink.External {
	in := q.object(key, q.get(key))
	if in == nil {
		return nil
	}
	var all []flink.External
	for _, entry := range in.node.Entries {
		all = append(all, flink.External{Name: entry.Key, Amount: in.cores(entry.Key, entry.Value)})
	}
	return all
}

// object is a map that a key says; nil: nothing, or something else.
func (q *Question) object(key string, node *document.Node) *Question {
	if node != nil && node.Kind != document.Map {
		q.problem(node, q.path.Key(key), "%s: expected an object, found %s", key, node.Found())
	}
	if node == nil || node.Kind != document.Map {
		return nil
	}
	return &Question{node: node, path: q.path.Key(key), shared: q.shared}
}

// ProfileOr is the profile that a key says, or another one.
func (q *Question) ProfileOr(key string, otherwise flink.Profile) flink.Profile {
	inner := q.object(key, q.get(key))
	if inner == nil {
		return otherwise
	}
	p := inner.Profile()
	inner.Done()
	return p
}

// Worker is the kind of task manager that is started: its slots, and its total of everything, in an object or beside them.
func (q *Question) Worker(key string) flink.Worker {
	inner := q.object(key, q.need(key, "the kind of task manager that is started"))
	if inner == nil {
		return flink.Worker{Slots: 1}
	}
	w := inner.worker()
	inner.Done()
	return w
}

func (q *Question) worker() flink.Worker {
	w := flink.Worker{Slots: int(q.WholeOr("slots", 1))}
	if w.Total = q.ProfileOr("total", flink.Profile{}); !q.Has("total") {
		w.Total = q.Profile()
	}
	return w
}

// tooMany refuses what would take long to answer.
func tooMany(component string, n int64) error {
	if n <= most {
		return nil
	}
	return &flink.Refusal{Component: component, Reason: fmt.Sprintf("%d; a question may be about %d at most", n, most)}
}

// most is how many slots, or subtasks, or task managers a question may be about.
const most = 1_000_000
