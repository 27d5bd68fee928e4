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
		i, exists := place[entry.Key]
		if !exists {
			i = len(merged.Entries)
			merged.Entries = append(merged.Entries, Entry{Key: entry.Key})
		}
		merged.Entries[i] = Entry{Key: entry.Key, At: entry.At, Value: merge(merged.Entries[i].Value, entry.Value, keep)}
	}
	if !keep {
		merged.Entries = withoutNulls(merged.Entries)
	}
	return merged.measured()
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
