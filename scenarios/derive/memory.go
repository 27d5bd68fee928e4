package derive

import (
	"fmt"
	"strings"

	"simulate/scenarios/document"
	"simulate/sim/flink"
)

var memory = Topic{
	Name: "memory",
	Does: "what the memory of a task manager or a job manager is divided into, in bytes",
	Keys: `kind    tm (task manager, the default) or jm (job manager)
config  Flink's options by their keys: {"taskmanager.memory.process.size": "4g", ...}`,
	Example: `{"kind": "tm", "config": {"taskmanager.memory.process.size": "1728m"}}`,
	answer:  answerMemory,
}

func answerMemory(q *Question) (any, error) {
	kind := q.Word("kind", "tm", "tm", "jm")
	options := q.options("config")
	if !q.Sound() {
		return nil, nil
	}
	if kind == "jm" {
		return flink.JobManagerMemory(options)
	}
	return flink.TaskManagerMemory(options)
}

// options are Flink's options; one that is not known changes nothing in Flink either, and is remarked.
func (q *Question) options(key string) flink.Options {
	node := q.need(key, "Flink's options by their keys")
	if node != nil && node.Kind != document.Map {
		q.problem(node, q.path.Key(key), "%s: expected Flink's options by their keys, found %s", key, node.Found())
	}
	if node == nil {
		return nil
	}
	options := flink.Options{}
	for _, entry := range node.Entries {
		at := q.path.Key(key).Key(entry.Key)
		if entry.Value.Kind != document.Scalar || entry.Value.IsNull() {
			q.problem(entry.Value, at, "%s: expected a value such as 128m, found %s", entry.Key, entry.Value.Found())
			continue
		}
		options[entry.Key] = entry.Value.Text
		if _, known := flink.Known(entry.Key); !known {
			q.remarks = append(q.remarks, document.Problem{Position: entry.At, Path: at.String(), Message: fmt.Sprintf("the option %s is not known and changes nothing%s", entry.Key, nearestOption(entry.Key))})
		}
	}
	return options
}

func nearestOption(key string) string {
	var names []string
	for _, k := range flink.Keys() {
		names = append(names, k.Name)
	}
	if nearest := document.Nearest(strings.TrimSpace(key), names); nearest != "" {
		return "; did you mean " + nearest + "?"
	}
	return ""
}
