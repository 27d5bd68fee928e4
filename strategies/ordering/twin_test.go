package ordering

import (
	"slices"
	"testing"

	"pgregory.net/rapid"

	"simulate/sim/allocation"
	"simulate/sim/clock"
)

// twins are policies and the naive way to them.
var twins = []struct {
	order, backfill string
	naive           func(n *naive, ended, arrived []int)
}{
	{"fifo", "none", naiveFCFS},
	{"shortest_first", "none", naiveSJF},
	{"fifo", "easy", naiveEasy},
	{"fifo", "easy_sjbf", naiveSJBF},
	{"fifo", "conservative", naiveConservative},
	{"fifo", "easy_pinned", naiveEasyPinned},
	{"fifo", "conservative_pinned", naiveConservativePinned},
}

// drawJobs is jobs that come in crowds, some at the same instant, with estimates from exact to far too long. Some ask
// for their cores one by one, as a gang.
func drawJobs(t *rapid.T, cores int64) []allocation.Request {
	n := rapid.IntRange(1, 40).Draw(t, "jobs")
	at := clock.Time(0)
	jobs := make([]allocation.Request, n)
	for i := range jobs {
		at += clock.Time(rapid.IntRange(0, 3).Draw(t, "gap"))
		runs := clock.Time(rapid.IntRange(1, 12).Draw(t, "runs"))
		asks := rapid.Int64Range(1, cores).Draw(t, "cores")
		jobs[i] = job(at, runs, runs+clock.Time(rapid.IntRange(0, 8).Draw(t, "too long")), asks)
		if rapid.Bool().Draw(t, "gang") {
			jobs[i].Gang, jobs[i].Need.Amounts = int32(asks), []int64{1000}
		}
	}
	return jobs
}

// On one node with one resource every order and backfill starts every job when its naive twin does.
func TestOnOneNodeAllIsAsTheTextbookSays(t *testing.T) {
	for _, twin := range twins {
		t.Run(twin.order+"_"+twin.backfill, func(t *testing.T) {
			rapid.Check(t, func(rt *rapid.T) {
				cores := rapid.Int64Range(1, 9).Draw(rt, "processors")
				jobs := drawJobs(rt, cores)
				got := startsOf(len(jobs))
				playOf(t, twin.order, twin.backfill, nodesOf(cores), jobs).run(t, got)
				if want := naiveOf(int(cores), jobs).run(twin.naive); !slices.Equal(got, want) {
					rt.Fatalf("jobs start at\n%v, not\n%v", got, want)
				}
			})
		})
	}
}
