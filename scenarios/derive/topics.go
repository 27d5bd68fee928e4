package derive

import "simulate/scenarios/document"

// Topic is a kind of question.
type Topic struct {
	Name    string
	Does    string // what it answers, one line
	Keys    string // what a question says, for people; several lines
	Example string // a question

	answer func(q *Question) (any, error)
}

// Topics are all topics, in the order in which they are listed.
func Topics() []Topic {
	return []Topic{memory, keyGroups, networkBuffers, slots, restart, bufferDebloat, allocation, taskBalance, limits}
}

// Find is the topic of that name; not ok: there is none, but perhaps a name that is near.
func Find(name string) (topic Topic, ok bool, nearest string) {
	var names []string
	for _, t := range Topics() {
		if t.Name == name {
			return t, true, ""
		}
		names = append(names, t.Name)
	}
	return Topic{}, false, document.Nearest(name, names)
}
