package stream

import (
	"math"
	"slices"

	"simulate/sim/flink"
	"simulate/sim/rng"
)

// keyring draws the keys of records.
type keyring struct {
	draw  rng.Key
	count uint64
	zipf  zipf
	// Ends are the shares of the subtasks that the first hash exchange leads to, added up: the key is the
	// subtask's index then.
	ends     []float64
	recorded bool // each event brings its own
}

func newKeyring(k Keys, draw rng.Key) *keyring {
	r := &keyring{draw: draw, count: min(k.Count, math.MaxUint32), ends: cumulative(k.Weights), recorded: k.Recorded}
	if k.Count > 0 && k.Skew > 0 {
		r.zipf = newZipf(float64(r.count), k.Skew)
	}
	return r
}

// key is the key of the record with that identity, drawn from its own stream.
func (r *keyring) key(id uint64) uint32 { return r.from(r.draw, id) }

// from is a key drawn from another stream.
func (r *keyring) from(draw rng.Key, id uint64) uint32 {
	switch {
	case r.ends != nil:
		return uint32(at(r.ends, draw.Uniform(id)))
	case r.count == 0:
		return uint32(draw.Bits(id) >> 32)
	case r.zipf.skew == 0:
		return uint32(draw.Below(id, r.count))
	}
	return r.zipf.draw(draw.At(id))
}

// cumulative turns weights into shares added up; nil stays nil.
func cumulative(weights []float64) []float64 {
	ends := slices.Clone(weights)
	sum := 0.0
	for i, w := range weights {
		sum += w
		ends[i] = sum
	}
	for i := range ends {
		ends[i] /= sum
	}
	return ends
}

// at is the index of the span in which u lies.
func at(ends []float64, u float64) int {
	i, _ := slices.BinarySearch(ends, u)
	return min(i, len(ends)-1)
}

// ownerOf is the subtask that owns a key, whose hash code is its index.
func (op *operator) ownerOf(key uint32) int32 {
	return flink.GroupOwner(flink.KeyGroup(key, op.groups), op.groups, op.parallelism)
}

// keyring is the one that rec's key comes from; nil: a continuum of equally likely keys.
func (op *operator) keyring(rec *record) *keyring {
	if op.lastKeys != nil {
		return op.lastKeys
	}
	return op.workloadKeys[rec.workload]
}

// continuum says whether there are more keys than can be counted, all equally likely.
func (r *keyring) continuum() bool { return r == nil || (r.count == 0 && r.ends == nil && !r.recorded) }

// keysAreEven says whether the keys of all records that come to op are a continuum.
func (op *operator) keysAreEven() bool {
	if op.lastKeys != nil {
		return op.lastKeys.continuum()
	}
	return !slices.ContainsFunc(op.workloadKeys, func(r *keyring) bool { return !r.continuum() })
}

// evenly is the subtask that owns a key of a continuum.
func (op *operator) evenly(rec *record) int32 {
	return int32(uint64(rec.key) * uint64(op.parallelism) >> 32)
}

// owner is the subtask to which a hash exchange brings rec. Weights hold at the first hash exchange; from there
// on their keys are equally likely.
func (e *edge) owner(rec *record) int32 {
	op := e.to
	if r := op.keyring(rec); r != nil && r.ends != nil {
		if op.firstHash {
			return int32(rec.key) % op.parallelism
		}
		return int32(e.key.Below(rec.id, uint64(op.parallelism)))
	} else if r.continuum() { // a continuum of keys: no group is heavier than another
		return op.evenly(rec)
	}
	return op.ownerOf(rec.key)
}

// draw is the subtask to which a random exchange brings rec: a key drawn for the occasion decides.
func (e *edge) draw(rec *record) int32 {
	op := e.to
	r := op.keyring(rec)
	switch {
	case r == nil || (r.count == 0 && len(r.ends) != int(op.parallelism)):
		return int32(e.key.Below(rec.id, uint64(op.parallelism)))
	case r.ends != nil:
		return int32(r.from(e.key, rec.id))
	}
	return op.ownerOf(r.from(e.key, rec.id))
}
