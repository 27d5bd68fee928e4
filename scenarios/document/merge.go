package document

import "slices"

// merge lays over upon under: maps merge deeply, all else replaces, null removes. Keys keep the order of under;
// new ones follow. Under may be nil. With keep nulls stay, since they are to remove something later.
func merge(under, over *Node, keep bool) *Node {
	if over.Kind != Map {
		return over
	}
	merged := &Node{Position: over.Position, Kind: Map}
	place := map[string]int{}
	if under != nil && under.Kind == Map {
		merged.Entries = append(merged.Entries, under.Entries...)
		for i, entry := range under.Entries {
			place[entry.Key] = i
		}
	}
	for _, entry := range over.Entries {
		if i, exists := place[entry.Key]; exists {
			merged.Entries[i] = entry.over(merged.Entries[i], keep)
			continue
		}
		merged.Entries = append(merged.Entries, Entry{Key: entry.Key, At: entry.At, Value: merge(nil, entry.Value, keep), Under: entry.Under})
	}
	if !keep {
		merged.Entries = withoutNulls(merged.Entries)
	}
	return merged.measured()
}

// over is e laid over the entry of the same key below it, which stays known where it is replaced.
func (e Entry) over(under Entry, keep bool) Entry {
	laid := Entry{Key: e.Key, At: e.At, Value: merge(under.Value, e.Value, keep)}
	if e.Value.Kind != Map || under.Value.Kind != Map {
		laid.Under = &under
	}
	return laid
}

// Merge lays nodes over each other, the first at the bottom: maps merge deeply, all else replaces, null removes. Nil
// nodes are nothing; of none the result is nil.
func Merge(layers ...*Node) *Node {
	var merged *Node
	for _, layer := range layers {
		if layer != nil {
			merged = merge(merged, layer, false)
		}
	}
	return merged
}

// mergeTop is merge at the top of a document, where two sections hold layers that are laid over later.
func mergeTop(under, over *Node) *Node {
	merged := merge(without(under, later), without(over, later), false)
	for _, key := range later {
		u, o := under.Get(key), over.Get(key)
		switch i := over.index(key); {
		case o == nil && u != nil:
			merged.Entries = append(merged.Entries, under.Entries[under.index(key)])
		case o != nil && !o.IsNull():
			merged.Entries = append(merged.Entries, Entry{Key: key, At: over.Entries[i].At, Value: merge(u, o, true)})
		}
	}
	return merged.measured()
}

// later are the sections whose nulls remove something when they are used, not when they are read.
var later = []string{"environments", "compare"}

// without is n less some of its keys; nil stays nil.
func without(n *Node, keys []string) *Node {
	if n == nil || n.Kind != Map {
		return n
	}
	rest := &Node{Position: n.Position, Kind: Map}
	for _, entry := range n.Entries {
		if !slices.Contains(keys, entry.Key) {
			rest.Entries = append(rest.Entries, entry)
		}
	}
	return rest.measured()
}

func withoutNulls(entries []Entry) []Entry {
	return slices.DeleteFunc(entries, func(e Entry) bool { return e.Value.IsNull() })
}
