package reports

import (
	"slices"
	"strconv"
	"strings"

	"simulate/sim/plan"
)

// plannedGroup is a slot-sharing group of a process, and its slots that have found room.
type plannedGroup struct {
	name           string
	needed, placed int
	profile        string // of its slots; empty: none is placed
}

func plannedGroups(r PlanReport) []plannedGroup {
	var all []plannedGroup
	at := map[plan.Assignment]int{}
	for _, p := range r.Processes {
		for _, g := range p.SlotsPerGroup {
			at[plan.Assignment{Process: p.Process, Group: g.Group}] = len(all)
			all = append(all, plannedGroup{name: p.Process + " / " + g.Group, needed: g.Slots})
		}
	}
	for _, a := range r.Slots.Assignments {
		g := &all[at[plan.Assignment{Process: a.Process, Group: a.Group}]]
		g.placed, g.profile = g.placed+a.Count, a.Profile
	}
	return all
}

// planGroups is the slots of each slot-sharing group, and what one of them has.
func planGroups(r PlanReport) chapter {
	all := plannedGroups(r)
	if len(all) == 0 {
		return chapter{}
	}
	c := chapter{title: "Slots"}
	c.say("%d needed, %d there at the start, %d free when all is placed", r.Slots.Needed, r.Slots.Available, r.Slots.Free)
	if differ := slices.ContainsFunc(all, func(g plannedGroup) bool { return g.profile != all[0].profile }); differ {
		return profiled(c, all)
	}
	t := figures{grid{names: "slot-sharing group", columns: []column{{name: "needed"}, {name: "placed"}}}}
	for _, g := range all {
		t.rows = append(t.rows, g.name)
		t.columns[0].cells = append(t.columns[0].cells, strconv.Itoa(g.needed))
		t.columns[1].cells = append(t.columns[1].cells, strconv.Itoa(g.placed))
	}
	c.add(t)
	if all[0].profile != "" {
		c.say("each slot has %s", profileText(all[0].profile))
	}
	return c
}

// profiled lists groups whose slots differ.
func profiled(c chapter, all []plannedGroup) chapter {
	var rows [][]string
	for _, g := range all {
		profile := ""
		if g.profile != "" {
			profile = profileText(g.profile)
		}
		rows = append(rows, []string{g.name, strconv.Itoa(g.needed), strconv.Itoa(g.placed), profile})
	}
	c.add(listing{[]string{"slot-sharing group", "needed", "placed", "a slot has"}, rows})
	return c
}

// profileText is a profile of slots in words.
func profileText(profile string) string {
	names := []string{"cpu", "heap", "off-heap", "managed", "network"}
	parts := strings.Split(profile, ",")
	for i, part := range parts {
		size, err := strconv.ParseInt(part, 10, 64)
		switch {
		case i >= len(names): // gpu:1
			parts[i] = strings.ReplaceAll(part, ":", " ")
		case i > 0 && err == nil:
			parts[i] = names[i] + " " + bytesText(size)
		default:
			parts[i] = names[i] + " " + part
		}
		parts[i] = strings.ReplaceAll(parts[i], " ", glue)
	}
	return joined(parts)
}
