package reports

import (
	"fmt"
	"strconv"

	"simulate/sim/plan"
)

// amounts is a table of what is taken and left over of several things, column by column.
type amounts struct {
	figures
	taken, left []plan.Amounts
}

// put adds a column, a cell a row.
func (t *amounts) put(name, unit string, of func(i int) string) {
	c := column{name: name, unit: unit}
	for i := range t.rows {
		c.cells = append(c.cells, of(i))
	}
	t.columns = append(t.columns, c)
}

// pair adds what is taken of a resource and what is left over, with its share; nothing where there is none of it.
func (t *amounts) pair(name string, of func(plan.Amounts) float64, text func(float64) string) {
	if !t.has(of) {
		return
	}
	t.put(name, "taken", func(i int) string { return text(of(t.taken[i])) })
	t.put(name, "left over", func(i int) string {
		left := of(t.left[i])
		return wasted(left, of(t.taken[i]), text(left))
	})
}

func money(a plan.Amounts) float64 { return a.Cost }

func (t *amounts) has(of func(plan.Amounts) float64) bool {
	for i := range t.taken {
		if of(t.taken[i])+of(t.left[i]) > 0 {
			return true
		}
	}
	return false
}

// pairs adds all resources, and the money that pays for what is left over.
func (t *amounts) pairs(currency string) {
	t.pair("slots", func(a plan.Amounts) float64 { return float64(a.Slots) }, fourDigits)
	t.pair("cpu", func(a plan.Amounts) float64 { return a.CPU }, fourDigits)
	t.pair("memory", func(a plan.Amounts) float64 { return float64(a.Memory) }, func(v float64) string { return bytesText(int64(v)) })
	t.pair("gpu", func(a plan.Amounts) float64 { return a.GPU }, fourDigits)
	if t.has(money) {
		t.put("cost", currency+" a month", func(i int) string { return fourDigits(t.taken[i].Cost + t.left[i].Cost) })
		t.put("of it", "idle", func(i int) string { return fourDigits(t.left[i].Cost) })
	}
}

// wasted is what is left over, with its share of all.
func wasted(left, taken float64, text string) string {
	if left+taken == 0 {
		return text
	}
	return fmt.Sprintf("%s (%s)", text, percent(left/(left+taken)))
}

// planLeftOver is what the slots of each kind of task manager take of what slots are cut from.
func planLeftOver(r PlanReport) chapter {
	if len(r.TaskManagers) == 0 {
		return chapter{}
	}
	t := &amounts{figures: figures{grid{names: "task managers"}}}
	for _, m := range r.TaskManagers {
		t.rows = append(t.rows, fmt.Sprintf("tm-%d%s", m.First, upTo(m)))
		t.taken, t.left = append(t.taken, m.Allocated), append(t.left, m.Wasted)
	}
	t.pairs(r.Currency)
	c := chapter{title: "What slots take of task managers", parts: []part{&t.figures}}
	idle := ""
	if t.has(money) {
		idle = "; idle: the share that is free of what a task manager has least left of"
	}
	c.say("memory: heap, off-heap, managed and network memory of slots, and what is unassigned%s", idle)
	for _, m := range r.TaskManagers {
		if m.Packing != nil {
			fragments(&c, m)
		}
	}
	return c
}

// fragments adds what is free where slots are cut to size, and whether it is of use.
func fragments(c *chapter, m plan.TaskManager) {
	var rows [][]string
	for _, f := range m.Fragments {
		if f.Total == 0 {
			continue
		}
		text := fourDigits
		if f.Bytes {
			text = func(v float64) string { return bytesText(int64(v)) }
		}
		stranded := ""
		if f.Free > 0 {
			stranded = percent(f.Stranded / f.Free)
		}
		rows = append(rows, []string{f.Resource, text(f.Total), text(f.Free), text(f.Largest), text(f.Stranded), stranded})
	}
	c.add(tabled([]string{"of tm-" + strconv.Itoa(m.First) + upTo(m), "in all", "free", "largest piece", "stranded", "of what is free"}, rows))
	c.say("stranded: free on task managers that have no room for any of the profiles that were asked for")
}
