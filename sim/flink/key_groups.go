package flink

import (
	"fmt"
	"math/bits"
	"unicode/utf16"
)

// MostKeyGroups is the most key groups that an operator can have.
const MostKeyGroups = 1 << 15

// KeyGroup is the group of a key among groups by the hash code of the key: one block of 32-bit MurmurHash3 of the hash
// code, made non-negative, modulo the number of groups (KeyGroupRangeAssignment, MathUtils.murmurHash).
func KeyGroup(hash, groups uint32) uint32 {
	h := bits.RotateLeft32(hash*0xcc9e2d51, 15) * 0x1b873593
	h = bits.RotateLeft32(h, 13)*5 + 0xe6546b64
	h ^= 4
	h = (h ^ h>>16) * 0x85ebca6b
	h = (h ^ h>>13) * 0xc2b2ae35
	h ^= h >> 16
	switch {
	case h == 1<<31:
		h = 0
	case h > 1<<31:
		h = -h
	}
	return h % groups
}

// HashCode is Java's hash code of a text: 31 h + c over its UTF-16 units.
func HashCode(text string) uint32 {
	h := uint32(0)
	for _, unit := range utf16.Encode([]rune(text)) {
		h = 31*h + uint32(unit)
	}
	return h
}

// GroupOwner is the subtask that owns a key group: consecutive groups, evenly.
func GroupOwner(group, groups uint32, parallelism int32) int32 {
	return int32(uint64(group) * uint64(parallelism) / uint64(groups))
}

// GroupRange is the first and the last key group of a subtask.
func GroupRange(subtask, groups, parallelism int) (first, last int) {
	return (subtask*groups + parallelism - 1) / parallelism, ((subtask+1)*groups - 1) / parallelism
}

// MovedGroups is how many key groups change their owner when the parallelism does.
func MovedGroups(groups, from, to int) int {
	moved := 0
	for group := range groups {
		if group*from/groups != group*to/groups {
			moved++
		}
	}
	return moved
}

// MostGroups is how many key groups the most loaded subtask has.
func MostGroups(groups, parallelism int) int { return (groups + parallelism - 1) / parallelism }

// GroupSkew is the load of the most loaded subtask as a multiple of the mean, if all key groups weigh the same.
func GroupSkew(groups, parallelism int) float64 {
	return float64(MostGroups(groups, parallelism)*parallelism) / float64(groups)
}

// DefaultMaxParallelism is the number of key groups that Flink gives an operator which names none: half as many
// again as its parallelism, rounded up to a power of two, from 128 to 32768.
func DefaultMaxParallelism(parallelism int) int {
	n := 128
	for n < parallelism+parallelism/2 && n < MostKeyGroups {
		n *= 2
	}
	return n
}

// CheckParallelism refuses what Flink does: more subtasks than key groups, or more key groups than there can be.
func CheckParallelism(groups, parallelism int) error {
	switch {
	case groups < 1 || groups > MostKeyGroups:
		return refuse("max_parallelism", "%s; there are 1 to %d", plural(groups, "key group"), MostKeyGroups)
	case parallelism < 1:
		return refuse("parallelism", "%s; there is at least 1", plural(parallelism, "subtask"))
	case parallelism > groups:
		return refuse("parallelism", "%s but %s: some subtasks would own none", plural(parallelism, "subtask"), plural(groups, "key group"))
	}
	return nil
}

func plural(n int, thing string) string {
	if n == 1 {
		return "1 " + thing
	}
	return fmt.Sprintf("%d %ss", n, thing)
}
