package derive

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"simulate/scenarios/document"
)

// Question is an object that is read key by key. Reading never fails: what is wrong is collected, and the reader goes
// on with a harmless value. What was not asked for in the end is an unknown key.
type Question struct {
	node  *document.Node
	path  document.Path
	asked []string
	*shared
}

// shared is what the objects of one question have in common.
type shared struct {
	problems document.Problems
	remarks  []document.Problem
}

func (q *Question) problem(node *document.Node, path document.Path, format string, values ...any) {
	q.problems = append(q.problems, node.Problem(path, fmt.Sprintf(format, values...)))
}

// get is what a key says; nil: nothing.
func (q *Question) get(key string) *document.Node {
	if !slices.Contains(q.asked, key) {
		q.asked = append(q.asked, key)
	}
	if node := q.node.Get(key); node != nil && !node.IsNull() {
		return node
	}
	return nil
}

// need is what a key says that must be there.
func (q *Question) need(key, expected string) *document.Node {
	node := q.get(key)
	if node == nil {
		q.problem(q.node, q.path, "%s is missing; expected %s", key, expected)
	}
	return node
}

// Has says whether a key says something.
func (q *Question) Has(key string) bool { return q.get(key) != nil }

// rest complains of the keys that nobody asked for.
func (q *Question) rest() {
	for _, entry := range q.node.Entries {
		if slices.Contains(q.asked, entry.Key) {
			continue
		}
		q.problems = append(q.problems, document.Problem{
			Position: entry.At, Path: q.path.Key(entry.Key).String(),
			Message:    fmt.Sprintf("unknown key %q", entry.Key),
			Suggestion: document.Nearest(entry.Key, q.asked),
		})
	}
}

// Whole is a whole number that must be there, of a size that Flink can count: 32 bits.
func (q *Question) Whole(key string) int64 {
	return q.whole(key, q.need(key, "a whole number"), 31)
}

// WholeOr is Whole with a default.
func (q *Question) WholeOr(key string, otherwise int64) int64 {
	if node := q.get(key); node != nil {
		return q.whole(key, node, 31)
	}
	return otherwise
}

// Long is a whole number that must be there: of bytes or of milliseconds.
func (q *Question) Long(key string) int64 {
	return q.whole(key, q.need(key, "a whole number"), longest)
}

// LongOr is Long with a default.
func (q *Question) LongOr(key string, otherwise int64) int64 {
	if node := q.get(key); node != nil {
		return q.whole(key, node, longest)
	}
	return otherwise
}

// longest is the bits of the longest numbers: sums and small multiples of them still fit into 63.
const longest = 52

// whole reads a whole number of so many bits and a sign; a decimal one without a fraction is one too.
func (q *Question) whole(key string, node *document.Node, bits int) int64 {
	if node == nil {
		return 0
	}
	n, ok := integer(node)
	if most := int64(1)<<bits - 1; !ok || n > most || n < -most-1 {
		q.problem(node, q.path.Key(key), "%s: expected a whole number of no more than %d, found %s", key, most, node.Found())
		return 0
	}
	return n
}

func integer(node *document.Node) (int64, bool) {
	if node.Kind != document.Scalar || node.Type != document.Number {
		return 0, false
	}
	if n, err := strconv.ParseInt(node.Text, 10, 64); err == nil {
		return n, true
	}
	f, err := strconv.ParseFloat(node.Text, 64)
	return int64(f), err == nil && f == float64(int64(f)) && f < 1<<53 && f > -1<<53
}

// NumberOr is a number, or a default.
func (q *Question) NumberOr(key string, otherwise float64) float64 {
	node := q.get(key)
	if node == nil {
		return otherwise
	}
	f, err := strconv.ParseFloat(node.Text, 64)
	if node.Kind != document.Scalar || node.Type != document.Number || err != nil {
		q.problem(node, q.path.Key(key), "%s: expected a number, found %s", key, node.Found())
	}
	return f
}

// Text is a text that must be there.
func (q *Question) Text(key string) string {
	node := q.need(key, "a text")
	if node == nil {
		return ""
	}
	if node.Kind != document.Scalar || node.Type != document.Text {
		q.problem(node, q.path.Key(key), "%s: expected a text, found %s", key, node.Found())
	}
	return node.Text
}

// Word is one of several words; without a default it must be there.
func (q *Question) Word(key, otherwise string, among ...string) string {
	node := q.get(key)
	switch {
	case node == nil && otherwise != "":
		return otherwise
	case node == nil:
		q.need(key, strings.Join(among, ", "))
	case !slices.Contains(among, node.Text):
		p := node.Problem(q.path.Key(key), fmt.Sprintf("%s: expected one of %s, found %s", key, strings.Join(among, ", "), node.Found()))
		p.Suggestion = document.Nearest(node.Text, among)
		q.problems = append(q.problems, p)
	default:
		return node.Text
	}
	return among[0]
}

// items are the elements of a list.
func (q *Question) items(key string, node *document.Node, expected string) []*document.Node {
	if node != nil && node.Kind != document.List {
		q.problem(node, q.path.Key(key), "%s: expected %s, found %s", key, expected, node.Found())
		return nil
	}
	if node == nil {
		return nil
	}
	return node.Items
}

// Longs are whole numbers in a list that must be there.
func (q *Question) Longs(key string) []int64 {
	var all []int64
	for _, item := range q.items(key, q.need(key, "a list of whole numbers"), "a list of whole numbers") {
		all = append(all, q.whole(key, item, longest))
	}
	return all
}

// Rows are lists of whole numbers, in a list that must be there; bits are those that the numbers of a row may have.
func (q *Question) Rows(key string, bits ...int) [][]int64 {
	var all [][]int64
	for i, item := range q.items(key, q.need(key, "a list of lists"), "a list of lists") {
		if item.Kind != document.List || len(item.Items) != len(bits) {
			q.problem(item, q.path.Key(key).Item(i), "%s: expected lists of %d whole numbers, found %s", key, len(bits), item.Found())
			continue
		}
		row := make([]int64, len(bits))
		for j, n := range item.Items {
			row[j] = q.whole(key, n, bits[j])
		}
		all = append(all, row)
	}
	return all
}

// Objects are the objects of a list; none where nothing stands. Their keys are read like those of the question, and
// what is left over is complained of by Done.
func (q *Question) Objects(key string) []*Question {
	var all []*Question
	for i, item := range q.items(key, q.get(key), "a list of objects") {
		if item.Kind != document.Map {
			q.problem(item, q.path.Key(key).Item(i), "%s: expected objects, found %s", key, item.Found())
			continue
		}
		all = append(all, &Question{node: item, path: q.path.Key(key).Item(i), shared: q.shared})
	}
	return all
}

// Done says that an object of a list was read whole.
func (q *Question) Done() { q.rest() }

// Sound says whether nothing is wrong with the question so far.
func (q *Question) Sound() bool { return len(q.problems) == 0 }
