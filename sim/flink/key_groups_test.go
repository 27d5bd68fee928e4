package flink

import (
	"fmt"
	"math/rand/v2"
	"testing"
)

func TestRangesPartitionTheKeyGroups(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	for range 300 {
		groups := 1 + r.IntN(3000)
		parallelism := 1 + r.IntN(groups)
		next, most := 0, 0
		for i := range parallelism {
			first, last := GroupRange(i, groups, parallelism)
			if first != next || last < first {
				t.Fatalf("%d groups, %d subtasks: subtask %d has %d to %d after %d", groups, parallelism, i, first, last, next-1)
			}
			for group := first; group <= last; group++ {
				if owner := GroupOwner(uint32(group), uint32(groups), int32(parallelism)); owner != int32(i) {
					t.Fatalf("%d groups, %d subtasks: group %d is in the range of %d, but %d owns it", groups, parallelism, group, i, owner)
				}
			}
			next, most = last+1, max(most, last-first+1)
		}
		if next != groups || most != MostGroups(groups, parallelism) {
			t.Fatalf("%d groups, %d subtasks: %d groups are dealt, the most to one is %d", groups, parallelism, next, most)
		}
	}
}

// The naive count compares the ranges of each index.
func TestMovedGroupsAreThoseOutsideBothRanges(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	for range 300 {
		groups := 1 + r.IntN(500)
		from, to := 1+r.IntN(groups), 1+r.IntN(groups)
		stay := 0
		for i := range min(from, to) {
			a, b := GroupRange(i, groups, from)
			c, d := GroupRange(i, groups, to)
			stay += max(0, min(b, d)-max(a, c)+1)
		}
		if got := MovedGroups(groups, from, to); got != groups-stay {
			t.Errorf("%d groups, %d to %d subtasks: %d move, want %d", groups, from, to, got, groups-stay)
		}
	}
	if two, many := MovedGroups(128, 2, 4), MovedGroups(256, 64, 128); two != 96 || many != 254 {
		t.Errorf("2 to 4 of 128 moves %d, 64 to 128 of 256 moves %d; want 96, 254", two, many)
	}
}

func TestHashCodesAreJavas(t *testing.T) {
	for text, want := range map[string]int32{"": 0, "a": 97, "hello": 99162322, "€": 8364, "😀": 31*0xd83d + 0xde00, "The quick brown fox jumps over the lazy dog": -609428141} {
		if got := int32(HashCode(text)); got != want {
			t.Errorf("%q hashes to %d, want %d", text, got, want)
		}
	}
}

func TestKeysAreSpreadOverTheGroups(t *testing.T) {
	const groups, keys = 128, 128_000
	var count [groups]int
	for key := range uint32(keys) {
		count[KeyGroup(key, groups)]++
	}
	for group, n := range count {
		if n < 800 || n > 1200 {
			t.Errorf("group %d has %d of %d keys", group, n, keys)
		}
	}
}

func TestTheDefaultNumberOfGroups(t *testing.T) {
	for parallelism, want := range map[int]int{1: 128, 4: 128, 85: 128, 86: 256, 100: 256, 170: 256, 171: 256, 172: 512, 20_000: 32768, 30_000: 32768} {
		if got := DefaultMaxParallelism(parallelism); got != want {
			t.Errorf("parallelism %d has %d groups, want %d", parallelism, got, want)
		}
	}
}

func TestTheSkewIsThatOfTheFullestSubtask(t *testing.T) {
	if got := fmt.Sprintf("%.4f %.0f", GroupSkew(128, 100), GroupSkew(128, 64)); got != "1.5625 1" {
		t.Errorf("100 and 64 of 128: %s", got)
	}
}

func TestParallelismIsChecked(t *testing.T) {
	for _, story := range []struct {
		groups, parallelism int
		want                string
	}{
		{128, 128, ""},
		{1, 1, ""},
		{32768, 32768, ""},
		{128, 129, "129 subtasks but 128 key groups: some subtasks would own none"},
		{128, 0, "0 subtasks; there is at least 1"},
		{32769, 1, "32769 key groups; there are 1 to 32768"},
	} {
		got := ""
		if err := CheckParallelism(story.groups, story.parallelism); err != nil {
			got = err.Error()
		}
		if got != story.want {
			t.Errorf("%d of %d: %q, want %q", story.parallelism, story.groups, got, story.want)
		}
	}
}
