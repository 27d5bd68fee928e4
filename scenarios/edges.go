package scenarios

import (
	"slices"

	"simulate/scenarios/document"
	"simulate/scenarios/language"
	"simulate/sim/stream"
)

// inputs reads the edges that lead to an operator, workloads first.
func (b *builder) inputs(c language.Cursor, others []language.Cursor) []stream.Input {
	partitions := 0
	if at := c.At("partitions"); at.Exists() {
		partitions = at.Int()
	}
	var inputs []stream.Input
	var names []string
	add := func(at language.Cursor, to func(in *stream.Input, name string)) {
		name := origin(at)
		if slices.Contains(names, at.Key()+name.Text()) {
			name.Problem("%q stands here twice; name it once", name.Text())
		}
		names = append(names, at.Key()+name.Text())
		in := stream.Input{}
		to(&in, name.Text())
		if b.edge(&in, c, at, others) {
			inputs = append(inputs, in)
		}
	}
	for _, at := range c.At("reads").All() {
		if known(origin(at), "workload", keysOf(b.top.At("workloads").Each())) {
			add(at, func(in *stream.Input, name string) { in.Workload, in.Partitions = name, partitions })
		}
	}
	for _, at := range c.At("after").All() {
		if known(origin(at), "operator", keysOf(others)) {
			add(at, func(in *stream.Input, name string) { in.Operator = name })
		}
	}
	reads, after := c.At("reads"), c.At("after")
	switch none := len(reads.All()) == 0 && len(after.All()) == 0; {
	case none && reads.Exists():
		reads.Problem("operator %s reads nothing: name a workload, or an operator after which it comes", c.Key())
	case none && after.Exists():
		after.Problem("operator %s comes after nothing: name an operator, or a workload that it reads", c.Key())
	case none:
		b.atKey(c, "", "%s takes no records; name a workload that it reads or the operator that it comes after, such as reads: %s",
			c.Path(), first(keysOf(b.top.At("workloads").Each()), "orders"))
	}
	return inputs
}

// origin is where an edge names what it comes from.
func origin(c language.Cursor) language.Cursor {
	if c.Form() == "edge" {
		return c.At("from")
	}
	return c
}

// edge completes an edge, and says whether any record takes it.
func (b *builder) edge(in *stream.Input, operator, at language.Cursor, others []language.Cursor) bool {
	word := ""
	if at.Form() == "edge" {
		if own := at.At("exchange"); own.Exists() {
			word = own.Text()
		}
	}
	if word == "" && in.Partitions == 0 {
		word = operator.At("exchange").Or(b.usualExchange(in, operator, others)).Text()
	}
	in.Exchange = find(exchanges, word)
	share := at.At("share")
	if at.Form() != "edge" || !share.Exists() {
		return true
	}
	in.Share = share.Share()
	if in.Share == 0 && b.sound(share.Path().String()) {
		b.noEffect(share, "no record takes an edge with a share of 0%%")
		return false
	}
	return true
}

// usualExchange is how records take an edge of which nothing is said: at random in a queueing network; in Flink to the
// sender's index where both ends have as many subtasks, else in turn.
func (b *builder) usualExchange(in *stream.Input, operator language.Cursor, others []language.Cursor) string {
	if in.Workload != "" || b.top.At("processes", operator.Path()[1].Key, "runtime").Text() == "ideal" {
		return "random"
	}
	for _, other := range others {
		if other.Key() == in.Operator && b.parallelism(other) != b.parallelism(operator) {
			return "rebalance"
		}
	}
	return "forward"
}

// known refuses a name that names nothing, and says whether it names something.
func known(c language.Cursor, what string, names []string) bool {
	name := c.Text()
	if name != "" && !slices.Contains(names, name) {
		c.NoSuch(what, names)
	}
	return slices.Contains(names, name)
}

func keysOf(all []language.Cursor) []string {
	var keys []string
	for _, c := range all {
		keys = append(keys, c.Key())
	}
	return keys
}

// unknownKey refuses a key that names nothing among names.
func (b *builder) unknownKey(c language.Cursor, what string, names []string) {
	if !slices.Contains(names, c.Key()) {
		b.atKey(c, document.Nearest(c.Key(), names), "there is no %s %q", what, c.Key())
	}
}

func first(names []string, otherwise string) string {
	if len(names) > 0 {
		return names[0]
	}
	return otherwise
}
