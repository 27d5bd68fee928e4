package allocation

import (
	"testing"

	"simulate/sim/clock"
	"simulate/sim/cluster"
	"simulate/sim/dist"
)

// again is a Config whose requests are sent up to three times, two seconds after it is known that it did not help.
func again(timeout clock.Time, requests ...Request) *Config {
	c := jobs(requests...)
	backoff, _ := dist.Constant(float64(2 * s))
	c.Streams[0].Retry = &Retry{Timeout: timeout, Attempts: 3, Backoff: backoff}
	return c
}

// tallied is what was counted of all requests in a play.
func tallied(t *testing.T, a *Allocator) (all RequestTally) {
	t.Helper()
	tally := a.Tally(a.Final())
	for i := range tally.Sections {
		all.Add(&tally.Sections[i].Requests[0])
	}
	if all.Arrived != all.Started+all.Failed {
		t.Errorf("%d requests came; %d were placed, %d failed", all.Arrived, all.Started, all.Failed)
	}
	return all
}

// Who is refused comes again until there is room, or three times: one request is placed in the end, 4 s after it was sent
// first, and one fails. That counts once, for the reason of its last copy.
func TestWhoIsRefusedIsSentAgain(t *testing.T) {
	c := again(clock.Never, job("a", 0, 4, 4), job("b", 1, 10, 4), job("c", 2, 1, 4))
	c.Reject = true
	got, a := play(t, c, nodesOf(4))
	expect(t, got, `
		0 a started n0
		1 b waits insufficient_cpu
		1 b refused insufficient_cpu
		2 c waits insufficient_cpu
		2 c refused insufficient_cpu
		3 b#2 waits insufficient_cpu
		3 b#2 refused insufficient_cpu
		4 a ended
		4 c#2 started n0
		5 c#2 ended
		5 b#3 started n0
		15 b#3 ended`)
	all := tallied(t, a)
	if all.Came != 3 || all.Retried != 3 || all.Failed != 0 || all.Delayed != 2 || all.Wait.Max() != int64(4*s) {
		t.Errorf("%d came, %d sent again, %d failed, %d not at once, the last after %d ns", all.Came, all.Retried, all.Failed, all.Delayed, all.Wait.Max())
	}
}

func TestWhoIsRefusedForTheLastTimeFailsOnce(t *testing.T) {
	c := again(clock.Never, job("a", 0, 20, 4), job("b", 1, 10, 4), job("large", 2, 1, 5))
	c.Reject = true
	got, a := play(t, c, nodesOf(4))
	expect(t, got, `
		0 a started n0
		1 b waits insufficient_cpu
		1 b refused insufficient_cpu
		2 large refused too_large
		3 b#2 waits insufficient_cpu
		3 b#2 refused insufficient_cpu
		5 b#3 waits insufficient_cpu
		5 b#3 refused insufficient_cpu
		20 a ended`)
	all := tallied(t, a)
	if all.Retried != 2 || all.Failed != 2 || all.Lost != 2 || all.Refused[Insufficient] != 1 || all.Refused[TooLarge] != 1 {
		t.Errorf("sent again %d, failed %d, by reason %v", all.Retried, all.Failed, all.Refused)
	}
}

// Who has lost patience comes again, at the end of the line.
func TestWhoGivesUpIsSentAgain(t *testing.T) {
	c := again(clock.Never, job("a", 0, 10, 4), job("b", 1, 1, 4), job("c", 2, 1, 4))
	c.Streams[0].Patience = 3 * s
	got, a := play(t, c, nodesOf(4))
	expect(t, got, `
		0 a started n0
		1 b waits insufficient_cpu
		2 c waits behind_head
		4 b refused gave_up
		4 c waits insufficient_cpu
		5 c refused gave_up
		6 b#2 waits insufficient_cpu
		7 c#2 waits behind_head
		9 b#2 refused gave_up
		9 c#2 waits insufficient_cpu
		10 a ended
		10 c#2 started n0
		11 c#2 ended
		11 b#3 started n0
		12 b#3 ended`)
	if all := tallied(t, a); all.Retried != 3 || all.Failed != 0 || all.Wait.Sum() != float64(8*s+10*s) {
		t.Errorf("sent again %d, failed %d, waited %v", all.Retried, all.Failed, all.Wait.Sum())
	}
}

// Nobody takes back the copy that was not granted in time: both run, and take from others. The request is placed once,
// when its first copy starts; once one has started none is sent any more.
func TestAnOlderCopyStillCosts(t *testing.T) {
	got, a := play(t, again(3*s, job("a", 0, 10, 4), job("b", 1, 4, 3), job("c", 12, 1, 4)), nodesOf(4))
	expect(t, got, `
		0 a started n0
		1 b waits insufficient_cpu
		6 b#2 waits behind_head
		10 a ended
		10 b started n0
		10 b#2 waits insufficient_cpu
		12 c waits behind_head
		14 b ended
		14 b#2 started n0
		14 c waits insufficient_cpu
		17 c#2 waits behind_head
		18 b#2 ended
		18 c started n0
		18 c#2 waits insufficient_cpu
		19 c ended
		19 c#2 started n0
		20 c#2 ended`)
	all := tallied(t, a)
	if all.Started != 3 || all.Ended != 3 || all.Retried != 2 || all.Wait.Max() != int64(9*s) {
		t.Errorf("%d placed, %d ended, %d sent again, the longest wait %d ns", all.Started, all.Ended, all.Retried, all.Wait.Max())
	}
	if core := all.Used[0] / 1000 / float64(s); core != 40+2*12+2*4 {
		t.Errorf("%g core seconds were used", core)
	}
}

// A request waits once, however many copies of it stand in the queue, or none but one that is due.
func TestARequestWaitsOnceHoweverManyCopies(t *testing.T) {
	for _, c := range []struct {
		reject bool
		copies int
	}{{false, 2}, {true, 0}} {
		config := again(3*s, job("a", 0, 30, 4), job("b", 1, 1, 4)) // b#2 comes at 6 s, or at 3 s and then at 5 s
		config.Reject = c.reject
		when := 4 * s
		if !c.reject {
			when = 7 * s
		}
		play(t, config, nodesOf(4), at{when, func(a *Allocator) {
			if f := a.Final(); f.Waiting[0] != 1 || a.Waiting() != c.copies {
				t.Errorf("%d requests wait, and %d copies", f.Waiting[0], a.Waiting())
			}
		}})
	}
}

// What was there first and has lost its place comes back as it was, and is not sent again.
func TestWhoHasStartedIsNotSentAgain(t *testing.T) {
	m := nodesOf(4)
	got, _ := play(t, again(s, job("a", 0, 3, 4)), m, at{s, func(a *Allocator) { a.SetNode(s, 0, cluster.Down) }}, at{5 * s, func(a *Allocator) { a.SetNode(5*s, 0, cluster.Up) }})
	expect(t, got, `
		0 a started n0
		1 n0 down
		1 a killed
		1 a waits no_node
		5 n0 up
		5 a started n0
		8 a ended`)
}
