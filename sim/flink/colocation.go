package flink

import (
	"errors"
	"fmt"
	"slices"
	"strings"
)

// CheckCoLocation is every co-location group that can not be: subtask i of each member has to be in the same slot, so
// all need the same parallelism and the same slot-sharing group. Both reasons are given when both hold.
func (g *Graph) CheckCoLocation() error {
	var all []error
	groups := g.Groups()
	for _, members := range g.coLocated() {
		name := g.Operators[members[0]].CoLocation
		p := g.disagree(members, func(i int) string { return fmt.Sprintf("%d", g.Operators[i].Parallelism) })
		s := g.disagree(members, func(i int) string { return fmt.Sprintf("%q", groups[i]) })
		if p != "" {
			all = append(all, refuse("co_location", "co-location group %q: subtask i of every member shares a slot, which needs equal parallelism: %s", name, p))
		}
		if s != "" {
			all = append(all, refuse("co_location", "co-location group %q: members share slots, which needs one slot-sharing group: %s", name, s))
		}
	}
	return errors.Join(all...)
}

// coLocated is the members of each co-location group.
func (g *Graph) coLocated() [][]int {
	var all [][]int
	place := map[string]int{}
	for i, op := range g.Operators {
		if op.CoLocation == "" {
			continue
		}
		at, known := place[op.CoLocation]
		if !known {
			at = len(all)
			place[op.CoLocation] = at
			all = append(all, nil)
		}
		all[at] = append(all[at], i)
	}
	return all
}

// disagree lists what each member has, if that is not the same.
func (g *Graph) disagree(members []int, has func(i int) string) string {
	var said []string
	for _, i := range members {
		said = append(said, fmt.Sprintf("%s has %s", g.Operators[i].Name, has(i)))
	}
	if !slices.ContainsFunc(members, func(i int) bool { return has(i) != has(members[0]) }) {
		return ""
	}
	return strings.Join(said, ", ")
}
