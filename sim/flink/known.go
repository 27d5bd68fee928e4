package flink

// Key is an option of Flink that is understood.
type Key struct {
	Name    string
	Default string // as a configuration file would write it; empty: none
	Does    string // one line
}

// Known finds an option by its key; option keys whose endings users choose (metrics.reporter.x.class) are not listed.
func Known(key string) (Key, bool) {
	for _, table := range tables {
		for _, k := range table {
			if k.Name == key {
				return k, true
			}
		}
	}
	return Key{}, false
}

// Keys are all options that are understood, by subject.
func Keys() []Key {
	var all []Key
	for _, table := range tables {
		all = append(all, table...)
	}
	return all
}

var tables = [...][]Key{taskManagerKeys, jobManagerKeys, networkKeys, clusterKeys, jobKeys}
