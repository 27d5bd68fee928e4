package derive

import (
	"fmt"

	"simulate/sim/flink"
)

var keyGroups = Topic{
	Name: "key_groups",
	Does: "which subtask owns which key groups, and how many move when the parallelism changes",
	Keys: `op  owner                    max_parallelism, parallelism, key_group: the subtask that owns the group
    range                    max_parallelism, parallelism, index: first and last group of the subtask
    ranges                   max_parallelism, parallelism: those of all subtasks
    moved                    max_parallelism, from, to: groups that change their owner
    skew                     max_parallelism, parallelism: load of the fullest subtask over the mean
    key_group_of_hash        max_parallelism, hash: group of a key with that hash code
    key_group_of_string      max_parallelism, key: group of a text
    default_max_parallelism  parallelism: key groups where none are given`,
	Example: `{"op": "range", "max_parallelism": 128, "parallelism": 3, "index": 1}`,
	answer:  answerKeyGroups,
}

// keyGroupQuestions are the kinds of questions and how they are answered.
var keyGroupQuestions = []struct {
	op     string
	answer func(q *Question) (any, error)
}{
	{"owner", groupOwner},
	{"range", groupRange},
	{"ranges", groupRanges},
	{"moved", movedGroups},
	{"skew", groupSkew},
	{"key_group_of_hash", groupOfHash},
	{"key_group_of_string", groupOfText},
	{"default_max_parallelism", defaultGroups},
}

func answerKeyGroups(q *Question) (any, error) {
	var ops []string
	for _, kind := range keyGroupQuestions {
		ops = append(ops, kind.op)
	}
	op := q.Word("op", "", ops...)
	for _, kind := range keyGroupQuestions {
		if kind.op == op {
			return kind.answer(q)
		}
	}
	return nil, nil
}

// dealt reads key groups and the subtasks that they are dealt to.
func dealt(q *Question, key string) (groups, parallelism int, err error) {
	groups, parallelism = int(q.Whole("max_parallelism")), int(q.Whole(key))
	return groups, parallelism, flink.CheckParallelism(groups, parallelism)
}

// below refuses what is no index.
func below(name string, n int64, end int) error {
	if n >= 0 && n < int64(end) {
		return nil
	}
	return &flink.Refusal{Component: name, Reason: fmt.Sprintf("%d; expected 0 to %d", n, end-1)}
}

func groupOwner(q *Question) (any, error) {
	group := q.Whole("key_group")
	groups, parallelism, err := dealt(q, "parallelism")
	if err == nil {
		err = below("key_group", group, groups)
	}
	if err != nil {
		return nil, err
	}
	return flink.GroupOwner(uint32(group), uint32(groups), int32(parallelism)), nil
}

func groupRange(q *Question) (any, error) {
	index := q.Whole("index")
	groups, parallelism, err := dealt(q, "parallelism")
	if err == nil {
		err = below("index", index, parallelism)
	}
	if err != nil {
		return nil, err
	}
	first, last := flink.GroupRange(int(index), groups, parallelism)
	return [2]int{first, last}, nil
}

func groupRanges(q *Question) (any, error) {
	groups, parallelism, err := dealt(q, "parallelism")
	if err != nil {
		return nil, err
	}
	ranges := make([][2]int, parallelism)
	for i := range ranges {
		ranges[i][0], ranges[i][1] = flink.GroupRange(i, groups, parallelism)
	}
	return ranges, nil
}

func movedGroups(q *Question) (any, error) {
	groups, from, err := dealt(q, "from")
	_, to, other := dealt(q, "to")
	if err == nil {
		err = other
	}
	if err != nil {
		return nil, err
	}
	return flink.MovedGroups(groups, from, to), nil
}

func groupSkew(q *Question) (any, error) {
	groups, parallelism, err := dealt(q, "parallelism")
	if err != nil {
		return nil, err
	}
	return flink.GroupSkew(groups, parallelism), nil
}

func groupOfHash(q *Question) (any, error) {
	return groupOf(q, uint32(q.Whole("hash")))
}

func groupOfText(q *Question) (any, error) {
	return groupOf(q, flink.HashCode(q.Text("key")))
}

func groupOf(q *Question, hash uint32) (any, error) {
	groups := q.Whole("max_parallelism")
	if err := flink.CheckParallelism(int(groups), 1); err != nil {
		return nil, err
	}
	return flink.KeyGroup(hash, uint32(groups)), nil
}

func defaultGroups(q *Question) (any, error) {
	parallelism := int(q.Whole("parallelism"))
	if err := flink.CheckParallelism(flink.MostKeyGroups, parallelism); err != nil {
		return nil, err
	}
	return flink.DefaultMaxParallelism(parallelism), nil
}
