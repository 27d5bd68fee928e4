// Package catalog is the table of contents of a family of named things: distributions, arrival processes,
// exchanges, strategies. One family, one table, one line an entry; nothing registers itself.
package catalog

// Entry describes one named thing for people and schemas.
type Entry struct {
	Name     string    // as the scenario writes it
	Does     string    // one line
	Settings []Setting // what may stand beside the name
}

// Setting is one setting of an entry.
type Setting struct {
	Name    string // YAML key
	Type    string // duration, rate, number, share, size, list, ...
	Default string // as the scenario would write it; empty: required
	Does    string
}

// Catalog is a family in the order in which it is listed.
type Catalog []Entry

// Find is the entry of that name.
func (c Catalog) Find(name string) (Entry, bool) {
	for _, e := range c {
		if e.Name == name {
			return e, true
		}
	}
	return Entry{}, false
}

// Names lists the entries' names in order.
func (c Catalog) Names() []string {
	names := make([]string, len(c))
	for i, e := range c {
		names[i] = e.Name
	}
	return names
}
