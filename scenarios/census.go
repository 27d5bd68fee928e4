package scenarios

import (
	"fmt"
	"path/filepath"
	"slices"

	"simulate/sim/allocation"
	"simulate/sim/cluster"
	"simulate/sim/finding"
)

// tooLarge remarks requests of a list that fit on no node. They are looked for only where one is larger than any.
func (b *builder) tooLarge(a *asker) {
	if b.complain(a.at.Path().String(), a.recorded.Problems()) || !b.someTooLarge(a) {
		return
	}
	c := newCensus(b, b.config.Requests.Streams[a.streams[0]].Rules)
	a.recorded.Needs(func(need *cluster.Need, _ string) { c.count(need) }) // an error tells itself in the run
	c.tell(a)
}

// someTooLarge says whether a request of a list asks for more of something than any node has.
func (b *builder) someTooLarge(a *asker) bool {
	s := a.recorded.Summary
	for i, name := range a.recorded.Trace.Asks() {
		place, most := b.fleet.place(name), int64(0)
		for n := range b.config.Cluster.Nodes {
			most = max(most, b.config.Cluster.Nodes[n].Capacity[place])
		}
		if s.Largest[i] > max(most, b.config.Cluster.Resources[place].Amount) {
			return true
		}
	}
	most := 0
	for n := range b.config.Cluster.Nodes {
		most = max(most, b.config.Cluster.Nodes[n].Devices)
	}
	return s.Largest[len(s.Largest)-1] > int64(most)*cluster.Whole
}

// census counts the requests of a list that fit on no node.
type census struct {
	*builder
	rules *allocation.Rules
	fits  map[string]bool // by need
	none  int
	first cluster.Need
}

func newCensus(b *builder, rules *allocation.Rules) *census {
	return &census{builder: b, rules: rules, fits: map[string]bool{}}
}

func (c *census) count(need *cluster.Need) {
	key := fmt.Sprint(need.Amounts, need.Devices, need.Share, need.Models)
	fits, known := c.fits[key]
	if !known {
		k := &c.config.Cluster
		fits = slices.ContainsFunc(k.Nodes, func(n cluster.Node) bool { return !objects(c.rules, &n) && copies(k, &n, need) > 0 })
		c.fits[key] = fits
	}
	if !fits {
		if c.none == 0 {
			c.first = copied(need)
		}
		c.none++
	}
}

func (c *census) tell(a *asker) {
	if c.none == 0 {
		return
	}
	path := a.at.At("trace")
	if !slices.ContainsFunc(c.config.Cluster.Nodes, func(n cluster.Node) bool { return !objects(c.rules, &n) }) {
		c.warn(finding.NeverFits, path, "no node will do for %s of %s: %s", counted(c.none, "request"), filepath.Base(a.file), c.noneWillDo(c.rules))
		return
	}
	nearest := c.nearest(&c.first, c.rules)
	c.warn(finding.NeverFits, path, "%s of %s fit on no node, even an empty one; the first asks for %s; the nearest, %s, has %s",
		counted(c.none, "request"), filepath.Base(a.file), c.showNeed(&c.first), nearest.Name, c.showNode(nearest, &c.first))
}

// tooLargePods is tooLarge for pods.
func (b *builder) tooLargePods(a *asker) {
	for i, rows := range a.pods.rows {
		c := newCensus(b, b.config.Requests.Streams[a.streams[i]].Rules)
		for j := range rows {
			need := rows[j].Need
			need.Amounts = append(slices.Clone(need.Amounts), make([]int64, len(b.config.Cluster.Resources)-len(need.Amounts))...)
			c.count(&need)
		}
		c.tell(a)
	}
}

// counted is a number of things.
func counted(n int, what string) string {
	if n == 1 {
		return "one " + what
	}
	return fmt.Sprintf("%d %ss", n, what)
}
