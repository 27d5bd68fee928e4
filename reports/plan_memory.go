package reports

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"simulate/sim/plan"
)

// planTaskManagers is how the memory of each kind of task manager came about; kinds that are alike are one chapter.
func (s style) planTaskManagers(r PlanReport) []chapter {
	var all []chapter
	kinds := sharedKinds(r.TaskManagers)
	for i, t := range kinds {
		c := chapter{title: strings.TrimSuffix("Task managers of "+abridged(t.Processes), " of ")}
		c.say("%d needed, %d there at the start, %d planned: tm-%d%s; %s with %s and %s each",
			t.Needed, t.Available, t.Count, t.First, upTo(t), plural(t.Memory.Slots, "slot"), coresText(t.Memory.CPU.String()), bytesText(t.Memory.TotalProcess))
		if i > 0 && sameMemory(kinds[i-1], t) {
			c.say("their memory comes about as that of the task managers of %s", abridged(kinds[i-1].Processes))
		} else {
			s.derivation(&c, t)
		}
		if len(t.JVM) > 0 {
			c.say("JVM: %s", strings.Join(t.JVM, " "))
		}
		all = append(all, c)
	}
	return all
}

// derivation is how the memory of a kind of task manager came about, part by part.
func (s style) derivation(c *chapter, t plan.TaskManager) {
	if t.Error != "" {
		c.say("%s %s; the parts as stated:", s.bad("Flink refuses it:"), t.Error)
	}
	var rows [][]string
	for _, step := range t.Steps {
		rows = append(rows, stepRow(step.Component, step.Bytes, step.Formula))
	}
	if t.Unassigned != 0 {
		rows = append(rows, stepRow("unassigned", t.Unassigned, "of the stated memory, taken by no part"))
	}
	if len(rows) > 0 {
		c.add(listing{stepHeads, rows})
	}
	slot := t.Memory.Slot
	c.say("a slot has %s, %s heap, %s off-heap, %s managed, %s network; %d network buffers in all", coresText(slot.CPU.String()),
		bytesText(slot.TaskHeap), bytesText(slot.TaskOffHeap), bytesText(slot.Managed), bytesText(slot.Network), t.Memory.Buffers)
}

var stepHeads = []string{"component", "bytes", "", "how"}

func stepRow(component string, bytes int64, how string) []string {
	return []string{component, strconv.FormatInt(bytes, 10), bytesText(bytes), how}
}

// upTo is the last task manager of a kind.
func upTo(t plan.TaskManager) string {
	if t.Count < 2 {
		return ""
	}
	return fmt.Sprintf(" to tm-%d", t.First+t.Count-1)
}

// sharedKinds are kinds of task managers, those that are alike and follow each other as one.
func sharedKinds(all []plan.TaskManager) []plan.TaskManager {
	var kinds []plan.TaskManager
	for _, t := range all {
		last := len(kinds) - 1
		if last >= 0 && sameKind(kinds[last], t) {
			k := &kinds[last]
			k.Processes = append(k.Processes[:len(k.Processes):len(k.Processes)], t.Processes...)
			k.Needed, k.Available, k.Count = k.Needed+t.Needed, k.Available+t.Available, k.Count+t.Count
			continue
		}
		kinds = append(kinds, t)
	}
	return kinds
}

func sameKind(a, b plan.TaskManager) bool {
	return sameMemory(a, b) && a.First+a.Count == b.First && slices.Equal(a.JVM, b.JVM)
}

func sameMemory(a, b plan.TaskManager) bool {
	return a.Memory == b.Memory && a.Error == b.Error && a.Unassigned == b.Unassigned && slices.Equal(a.Steps, b.Steps)
}

// planJobManager is how the memory of the job manager came about.
func (s style) planJobManager(r PlanReport) chapter {
	m := r.JobManager
	if m == nil {
		return chapter{}
	}
	c := chapter{title: "Job manager"}
	c.say("%d with %s and %s", m.Count, coresText(fourDigits(m.CPU)), bytesText(m.Memory.TotalProcess))
	if m.Error != "" {
		c.say("%s %s", s.bad("Flink refuses it:"), m.Error)
	}
	var rows [][]string
	for _, step := range m.Steps {
		rows = append(rows, stepRow(step.Component, step.Bytes, step.Formula))
	}
	if len(rows) > 0 {
		c.add(listing{stepHeads, rows})
	}
	if len(m.JVM) > 0 {
		c.say("JVM: %s", strings.Join(m.JVM, " "))
	}
	return c
}

// coresText is a number of cores in words: 1 core, 2.5 cores.
func coresText(number string) string {
	number = strings.TrimSuffix(number, ".0")
	if number == "1" {
		return "1 core"
	}
	return number + " cores"
}

// mostNames is how many names a title has.
const mostNames = 4

// abridged is names in a row; of many only the first ones.
func abridged(names []string) string {
	if more := len(names) - mostNames; more > 0 {
		return fmt.Sprintf("%s and %d more", joined(names[:mostNames]), more)
	}
	return joined(names)
}

func joined(names []string) string { return strings.Join(names, ", ") }
