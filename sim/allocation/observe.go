package allocation

// Column is one number that can be looked at while a run goes on.
type Column struct {
	What     Observed
	Stream   string // of Waiting and Running; empty: of all
	Resource int    // of Allocated; after the last one, devices
}

// Observed says what a column shows: a level, now.
type Observed uint8

// What is observed.
const (
	WaitingRequests Observed = iota
	RunningRequests
	AllocatedShare // of what the nodes that are there have
	NodesInUse
)

// Columns lists what Observe shows, in its order.
func (a *Allocator) Columns() []Column {
	columns := []Column{{What: WaitingRequests}, {What: RunningRequests}, {What: NodesInUse}}
	for i := range a.c.Streams {
		columns = append(columns, Column{What: WaitingRequests, Stream: a.c.Streams[i].Name})
	}
	for r := range a.room.Total() {
		columns = append(columns, Column{What: AllocatedShare, Resource: r})
	}
	return columns
}

// Observe appends the columns' values now to row.
func (a *Allocator) Observe(row []float64) []float64 {
	used := 0
	for n := range int32(a.room.Len()) {
		if a.room.Grants(n) > 0 {
			used++
		}
	}
	all := &a.counts.groups[0]
	row = append(row, float64(all.waiting), float64(all.running), float64(used))
	for i := range a.c.Streams {
		row = append(row, float64(a.counts.groups[1+i].waiting))
	}
	for r, total := range a.room.Total() {
		share := 0.0
		if total > 0 {
			share = float64(a.room.Taken()[r]) / float64(total)
		}
		row = append(row, share)
	}
	return row
}
