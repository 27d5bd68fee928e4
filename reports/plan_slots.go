package reports

import (
	"strconv"
	"strings"

	"simulate/sim/plan"
)

// planGroups is the slots of each slot-sharing group, and what one of them has.
func planGroups(r PlanReport) chapter {
	all := r.Slots.Groups
	if len(all) == 0 {
		return chapter{}
	}
	c := chapter{title: "Slots"}
	c.say("%d needed, %d there at the start, %d free when all is placed", r.Slots.Needed, r.Slots.Available, r.Slots.Free)
	var rows [][]string
	for _, g := range all {
		rows = append(rows, []string{g.Process + " / " + g.Group, strconv.Itoa(g.Needed), strconv.Itoa(g.Available), strconv.Itoa(g.Placed), strconv.Itoa(g.Free)})
	}
	c.add(tabled([]string{"slot-sharing group", "needed", "at the start", "placed", "free for it"}, rows))
	slotsHave(&c, all)
	return c
}

// slotsHave says what one slot of each group has, groups that have the same together.
func slotsHave(c *chapter, all []plan.SharingGroup) {
	var profiles []string
	names := map[string][]string{}
	for _, g := range all {
		if names[g.Profile] == nil {
			profiles = append(profiles, g.Profile)
		}
		names[g.Profile] = append(names[g.Profile], g.Process+" / "+g.Group)
	}
	if len(profiles) == 1 {
		c.say("each slot has %s", profileText(profiles[0]))
		return
	}
	for _, profile := range profiles {
		c.say("a slot of %s has %s", abridged(names[profile]), profileText(profile))
	}
}

// tabled is rows of numbers behind a name as a grid.
func tabled(heads []string, rows [][]string) figures {
	t := figures{grid{names: heads[0]}}
	for _, head := range heads[1:] {
		t.columns = append(t.columns, column{name: head})
	}
	for _, row := range rows {
		t.rows = append(t.rows, row[0])
		for i, cell := range row[1:] {
			t.columns[i].cells = append(t.columns[i].cells, cell)
		}
	}
	return t
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
