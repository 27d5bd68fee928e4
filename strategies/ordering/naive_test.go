package ordering

import (
	"cmp"
	"math"
	"slices"

	"simulate/sim/allocation"
	"simulate/sim/clock"
)

// naive is P alike processors and the rules of backfilling as they are told: whatever is asked is worked out from the
// list of all jobs. It is slow, and good to compare with.
type naive struct {
	procs int
	jobs  []naiveJob
	now   clock.Time
	queue []int // in order
	head  int   // easy, pinned: who has been promised processors; -1: nobody
}

// naiveJob is a job; from is when it starts, or has been promised to, on which processors if they are numbered.
type naiveJob struct {
	submit, runs, estimate, from clock.Time
	procs                        int
	started, planned             bool
	on                           []int
}

func naiveOf(procs int, requests []allocation.Request) *naive {
	n := &naive{procs: procs, head: -1}
	for i := range requests {
		r := &requests[i]
		cores := int(max(1, r.Gang)) * int(r.Need.Amounts[0]/1000)
		n.jobs = append(n.jobs, naiveJob{submit: r.Submitted, runs: r.Duration, estimate: r.Estimate, procs: cores})
	}
	return n
}

// run lets a policy decide at every instant at which something ends, arrives or was promised to start.
func (n *naive) run(pass func(n *naive, ended, arrived []int)) starts {
	last := clock.Time(-1)
	for {
		n.now = n.next(last)
		if n.now == clock.Never {
			break
		}
		var ended, arrived []int
		for i := range n.jobs {
			if j := &n.jobs[i]; j.started && j.from+j.runs == n.now {
				ended = append(ended, i)
			}
			if n.jobs[i].submit == n.now {
				arrived = append(arrived, i)
				n.queue = append(n.queue, i)
			}
		}
		pass(n, ended, arrived)
		last = n.now
	}
	s := startsOf(len(n.jobs))
	for i := range n.jobs {
		s[i] = n.jobs[i].from
	}
	return s
}

// next is the first instant after another at which something happens.
func (n *naive) next(last clock.Time) clock.Time {
	next := clock.Never
	for i := range n.jobs {
		j := &n.jobs[i]
		for _, at := range []clock.Time{j.submit, j.from, j.from + j.runs} {
			if at > last && (at == j.submit || j.started || j.planned && at == j.from) {
				next = min(next, at)
			}
		}
	}
	return next
}

// start starts a job now.
func (n *naive) start(i int) {
	n.jobs[i].started, n.jobs[i].from, n.jobs[i].planned = true, n.now, false
	n.queue = slices.DeleteFunc(n.queue, func(q int) bool { return q == i })
}

func (n *naive) runsNow(i int) bool {
	j := &n.jobs[i]
	return j.started && j.from+j.runs > n.now
}

// free is how many processors nobody uses now.
func (n *naive) free() int {
	free := n.procs
	for i := range n.jobs {
		if n.runsNow(i) {
			free -= n.jobs[i].procs
		}
	}
	return free
}

// inOrder starts jobs from the head of the queue while they fit.
func (n *naive) inOrder(less func(x, y *naiveJob) int) {
	if less != nil {
		slices.SortStableFunc(n.queue, func(x, y int) int { return less(&n.jobs[x], &n.jobs[y]) })
	}
	for len(n.queue) > 0 && n.jobs[n.queue[0]].procs <= n.free() {
		n.start(n.queue[0])
	}
}

func byNaiveEstimate(x, y *naiveJob) int { return cmp.Compare(x.estimate, y.estimate) }

func naiveFCFS(n *naive, _, _ []int) { n.inOrder(nil) }
func naiveSJF(n *naive, _, _ []int)  { n.inOrder(byNaiveEstimate) }
func naiveEasy(n *naive, _, _ []int) { n.easy(nil) }
func naiveSJBF(n *naive, _, _ []int) { n.easy(byNaiveEstimate) }

// easy is backfilling by counting.
func (n *naive) easy(less func(x, y *naiveJob) int) {
	n.inOrder(nil)
	if len(n.queue) == 0 {
		return
	}
	shadow, extra := n.shadow(&n.jobs[n.queue[0]])
	others := slices.Clone(n.queue[1:])
	if less != nil {
		slices.SortStableFunc(others, func(x, y int) int { return less(&n.jobs[x], &n.jobs[y]) })
	}
	for _, i := range others {
		j := &n.jobs[i]
		switch {
		case j.procs > n.free():
		case n.now+j.estimate <= shadow:
			n.start(i)
		case j.procs <= extra:
			extra -= j.procs
			n.start(i)
		}
	}
}

// shadow is the first instant at which enough is free by estimates, and what is left then.
func (n *naive) shadow(head *naiveJob) (at clock.Time, extra int) {
	at = clock.Time(math.MaxInt64)
	free := func(t clock.Time) int {
		free := n.procs
		for i := range n.jobs {
			if j := &n.jobs[i]; n.runsNow(i) && j.from+j.estimate > t {
				free -= j.procs
			}
		}
		return free
	}
	for i := range n.jobs {
		if end := n.jobs[i].from + n.jobs[i].estimate; n.runsNow(i) && free(end) >= head.procs {
			at = min(at, end)
		}
	}
	return at, free(at) - head.procs
}

// holds says whether a job has, or has been promised, processors during a span of time.
func (n *naive) holds(i int, from, to clock.Time) bool {
	j := &n.jobs[i]
	return (n.runsNow(i) || j.planned) && j.from < to && j.from+j.estimate > from
}

// earliest plans a job at the first instant from which it has enough processors for its estimate: as many at every
// instant, or the same ones throughout.
func (n *naive) earliest(i int, pinned bool) {
	candidates := []clock.Time{n.now}
	for k := range n.jobs {
		if j := &n.jobs[k]; (n.runsNow(k) || j.planned) && k != i {
			candidates = append(candidates, j.from+j.estimate)
		}
	}
	slices.Sort(candidates)
	j := &n.jobs[i]
	for _, at := range candidates {
		if at < n.now || !n.room(i, at, pinned) {
			continue
		}
		j.from, j.planned = at, true
		return
	}
	panic("there is room for everybody at last")
}

// room says whether there is room for a job from an instant on, and which processors it gets.
func (n *naive) room(i int, at clock.Time, pinned bool) bool {
	j := &n.jobs[i]
	to := at + j.estimate
	if pinned {
		j.on = j.on[:0]
		for p := 0; p < n.procs && len(j.on) < j.procs; p++ {
			if !n.taken(p, i, at, to) {
				j.on = append(j.on, p)
			}
		}
		return len(j.on) == j.procs
	}
	for k := range n.jobs { // what is used is most at the start of something
		t := max(at, n.jobs[k].from)
		used := 0
		for l := range n.jobs {
			if l != i && n.holds(l, t, t+1) {
				used += n.jobs[l].procs
			}
		}
		if n.holds(k, at, to) && used+j.procs > n.procs {
			return false
		}
	}
	return true
}

func (n *naive) taken(p, i int, from, to clock.Time) bool {
	for k := range n.jobs {
		if k != i && n.holds(k, from, to) && slices.Contains(n.jobs[k].on, p) {
			return true
		}
	}
	return false
}

func naiveConservative(n *naive, ended, arrived []int) { n.conservative(ended, arrived, false) }

func naiveConservativePinned(n *naive, ended, arrived []int) { n.conservative(ended, arrived, true) }

// conservative promises all a start when they arrive, and an earlier one if they can when something has ended.
func (n *naive) conservative(ended, arrived []int, pinned bool) {
	again := arrived
	if len(ended) > 0 {
		again = n.queue
	}
	for _, i := range again {
		n.jobs[i].planned = false
		n.earliest(i, pinned)
	}
	for _, i := range slices.Clone(n.queue) {
		if n.jobs[i].from == n.now {
			n.start(i)
		}
	}
}

// naiveEasyPinned promises the head particular processors; the rest start if they can without them.
func naiveEasyPinned(n *naive, ended, arrived []int) {
	again := slices.Clone(arrived)
	if len(ended) > 0 {
		again = slices.Clone(n.queue)
		if n.head >= 0 {
			n.jobs[n.head].planned = false
		}
		n.head = -1
	}
	for _, i := range again {
		n.earliest(i, true)
		switch {
		case n.jobs[i].from == n.now:
			n.start(i)
		case n.head < 0:
			n.head = i
		default:
			n.jobs[i].planned = false
		}
	}
}
