package allocation

import (
	"testing"

	"simulate/sim/clock"
	"simulate/sim/cluster"
	"simulate/sim/dist"
	"simulate/sim/stats"
)

const s = clock.Second

// The head of the line does not fit and holds up the one behind it, which would.
func TestTheHeadBlocks(t *testing.T) {
	got, a := play(t, jobs(job("a", 0, 10, 3), job("b", 1, 5, 2), job("c", 2, 1, 1)), nodesOf(4))
	expect(t, got, `
		0 a started n0
		1 b waits insufficient_cpu
		2 c waits behind_head
		10 a ended
		10 b started n0
		10 c started n0
		11 c ended
		15 b ended`)
	tally := a.Tally(a.Final())
	all := &tally.Sections[0].Requests[0]
	if w := all.Waited; w != (stats.Wide{Low: uint64(17 * s)}) {
		t.Errorf("they waited %v ns, not 17 s", w.Low)
	}
	if got := [2]uint64{all.Pending[BehindHead].Low, all.Pending[Insufficient].Low}; got != [2]uint64{uint64(8 * s), uint64(9 * s)} {
		t.Errorf("8 s behind the head and 9 s for want of cores, not %v", got)
	}
	if all.Slowdown != 1+1.4+1.0 && all.Slowed != 3 { // b: (9+5)/10; c: (8+1)/10, at least 1
		t.Errorf("slowdowns add up to %v", all.Slowdown)
	}
	if n := tally.Sections[0].Nodes[0]; n.Taken[0] != 1000*float64(3*10*s+2*5*s+1*s) {
		t.Errorf("the node was used for %v core nanoseconds", n.Taken[0]/1000)
	}
}

// Where the head does not block, the one behind it goes first.
func TestTheHeadIsSkipped(t *testing.T) {
	c := jobs(job("a", 0, 10, 3), job("b", 1, 5, 2), job("c", 2, 1, 1))
	c.Order = func() Order { return byPriority{} }
	got, _ := play(t, c, nodesOf(4))
	expect(t, got, `
		0 a started n0
		1 b waits insufficient_cpu
		2 c started n0
		3 c ended
		10 a ended
		10 b started n0
		15 b ended`)
}

// A gang starts together or not at all, and waits for its last member.
func TestAGang(t *testing.T) {
	c := jobs(job("a", 0, 10, 2), with(job("g", 1, 5, 2), func(r *Request) { r.Gang = 3 }))
	got, _ := play(t, c, nodesOf(4, 2))
	expect(t, got, `
		0 a started n0
		1 g waits gang
		10 a ended
		10 g started n0 n0 n1
		15 g ended`)
}

// What no node could ever hold is refused at once; who may not wait is refused with the reason for which he would.
func TestRefusals(t *testing.T) {
	c := jobs(job("big", 0, 10, 5), job("a", 1, 10, 3), job("b", 2, 5, 2))
	c.Reject = true
	got, _ := play(t, c, nodesOf(4))
	expect(t, got, `
		0 big refused too_large
		1 a started n0
		2 b waits insufficient_cpu
		2 b refused insufficient_cpu
		11 a ended`)
}

// Who loses patience leaves the queue, and whoever stood behind him goes.
func TestPatience(t *testing.T) {
	c := jobs(job("a", 0, 10, 3), job("b", 1, 5, 2), job("c", 2, 1, 1))
	c.Streams[0].Patience = 4 * s
	got, _ := play(t, c, nodesOf(4))
	expect(t, got, `
		0 a started n0
		1 b waits insufficient_cpu
		2 c waits behind_head
		5 b refused gave_up
		5 c started n0
		6 c ended
		10 a ended`)
}

// The more important one takes the node whose victims matter least: n1's is less important than n0's, and those who
// can stay do. The victim starts anew, as it keeps nothing.
func TestPreemption(t *testing.T) {
	of := func(priority int32) func(r *Request) { return func(r *Request) { r.Priority = priority } }
	c := jobs(with(job("a", 0, 10, 4), of(2)), with(job("b", 0, 10, 2), of(1)), with(job("c", 0, 10, 2), of(2)), with(job("vip", 3, 5, 2), of(3)))
	c.Preemption = true
	c.Order = func() Order { return byPriority{matters: true} }
	got, _ := play(t, c, nodesOf(4, 4))
	expect(t, got, `
		0 a started n0
		0 c started n1
		0 b started n1
		3 b preempted
		3 vip started n1
		3 b waits insufficient_cpu
		8 vip ended
		8 b started n1
		10 a ended
		10 c ended
		18 b ended`)
}

// A victim that keeps its work in steps of 2 s goes on from the last one: of 7 s it did 3 and keeps 2.
func TestAVictimKeepsItsSteps(t *testing.T) {
	c := jobs(job("a", 0, 7, 4), with(job("vip", 3, 1, 4), func(r *Request) { r.Priority = 1 }))
	c.Preemption = true
	c.Streams[0].Keeps = Keeps{Step: 2 * s}
	c.Order = func() Order { return byPriority{matters: true} }
	got, _ := play(t, c, nodesOf(4))
	expect(t, got, `
		0 a started n0
		3 a preempted
		3 vip started n0
		3 a waits insufficient_cpu
		4 vip ended
		4 a started n0
		9 a ended`)
}

// A gang that does not find room for all its members disturbs nobody.
func TestAGangThatFailsPreemptsNobody(t *testing.T) {
	c := jobs(job("a", 0, 10, 4), with(job("b", 0, 10, 4), func(r *Request) { r.Priority = 5 }),
		with(job("g", 1, 5, 3), func(r *Request) { r.Priority, r.Gang = 1, 2 }))
	c.Preemption = true
	got, _ := play(t, c, nodesOf(4, 4))
	expect(t, got, `
		0 a started n0
		0 b started n1
		1 g waits gang
		10 a ended
		10 b ended
		10 g started n0 n1
		15 g ended`)
}

// A node that fails kills what runs there, which waits until it is back; one that drains takes nobody else.
func TestNodesComeAndGo(t *testing.T) {
	c := jobs(job("a", 0, 10, 4), job("b", 5, 2, 2))
	got, _ := play(t, c, nodesOf(4, 2),
		at{3 * s, func(a *Allocator) { a.SetNode(3*s, 0, cluster.Down) }},
		at{4 * s, func(a *Allocator) { a.SetNode(4*s, 0, cluster.Up); a.SetNode(4*s, 1, cluster.Draining) }},
		at{15 * s, func(a *Allocator) { a.SetNode(15*s, 1, cluster.Up) }},
	)
	expect(t, got, `
		0 a started n0
		3 n0 down
		3 a killed
		3 a waits insufficient_cpu
		4 n0 up
		4 n1 drains
		4 n1 gone
		4 a started n0
		5 b waits insufficient_cpu
		14 a ended
		14 b started n0
		15 n1 up
		16 b ended`)
}

// Decisions take 2 s each, one after the other.
func TestDecisionsTakeTime(t *testing.T) {
	c := jobs(job("a", 0, 1, 1), job("b", 0, 10, 1), job("c", 9, 1, 1))
	c.DecisionTime, _ = dist.Constant(2e9)
	got, _ := play(t, c, nodesOf(4))
	expect(t, got, `
		0 a waits deciding
		0 b waits deciding
		2 a started n0
		3 a ended
		4 b started n0
		9 c waits deciding
		11 c started n0
		12 c ended
		14 b ended`)
}

// Devices are shared or whole: two of 600 thousandths do not fit on one device, though there is enough left in all.
func TestDevices(t *testing.T) {
	share := func(thousandths int32) func(r *Request) {
		return func(r *Request) { r.Need.Devices, r.Need.Share = 1, thousandths }
	}
	m := nodesOf(8)
	m.Models = []string{"T4"}
	m.Nodes[0].Devices, m.Nodes[0].Model = 2, 0
	c := jobs(with(job("a", 0, 9, 1), share(600)), with(job("b", 1, 4, 1), share(600)), with(job("c", 2, 1, 1), share(700)), with(job("d", 2, 1, 1), share(1000)))
	c.Order = func() Order { return byPriority{} }
	got, _ := play(t, c, m)
	expect(t, got, `
		0 a started n0
		1 b started n0
		2 c waits gpu_fragmented
		2 d waits insufficient_gpu
		5 b ended
		5 c started n0
		6 c ended
		6 d started n0
		7 d ended
		9 a ended`)
}

// Labels, taints, what to stay away from and the spread over zones each keep a request off nodes, by name.
func TestRules(t *testing.T) {
	m := nodesOf(4, 4, 4)
	m.Zones = []string{"x", "y"}
	m.Nodes[0].Zone, m.Nodes[1].Zone, m.Nodes[2].Zone = 0, 0, 1
	for name, test := range map[string]struct {
		rules *Rules
		with  func(n []cluster.Node)
		want  string
	}{
		"label": {&Rules{Labels: map[string]string{"disk": "ssd"}}, func(n []cluster.Node) { n[2].Labels = map[string]string{"disk": "ssd"} }, `
			0 a started n2
			1 b started n2
			2 c waits node_labels
			10 a ended
			10 c started n2
			11 b ended
			12 c ended`},
		"taint": {nil, func(n []cluster.Node) { n[0].Taints, n[1].Taints = []string{"gpu"}, []string{"gpu"} }, `
			0 a started n2
			1 b started n2
			2 c waits taints
			10 a ended
			10 c started n2
			11 b ended
			12 c ended`},
		"one a node": {&Rules{AntiAffinity: []Away{{Pool: -1, Stream: 0}}}, nil, `
			0 a started n0
			1 b started n1
			2 c started n2
			4 c ended
			10 a ended
			11 b ended`},
		"spread": {&Rules{Spread: true, SpreadHard: true}, nil, `
			0 a started n0
			1 b started n2
			2 c started n0
			4 c ended
			10 a ended
			11 b ended`},
	} {
		t.Run(name, func(t *testing.T) {
			here := *m
			here.Nodes = append([]cluster.Node(nil), m.Nodes...)
			if test.with != nil {
				test.with(here.Nodes)
			}
			c := jobs(job("a", 0, 10, 2), job("b", 1, 10, 2), job("c", 2, 2, 2))
			c.Streams[0].Rules = test.rules
			got, _ := play(t, c, &here)
			expect(t, got, test.want)
		})
	}
}

// A node that is to leave goes when the last one on it has ended, and is paid until then.
func TestANodeLeavesWhenItIsEmpty(t *testing.T) {
	got, a := play(t, jobs(job("a", 0, 10, 2), job("b", 12, 1, 1)), nodesOf(4, 2),
		at{3 * s, func(a *Allocator) { a.SetNode(3*s, 0, cluster.Draining) }})
	expect(t, got, `
		0 a started n0
		3 n0 drains
		10 a ended
		10 n0 gone
		12 b started n1
		13 b ended`)
	tally := a.Tally(a.Final())
	if there := tally.Sections[0].Nodes[0].There; there != float64(10*s) {
		t.Errorf("n0 was there for %v s, not 10", there/1e9)
	}
}

// Who could never run is refused at once, by what keeps it off nodes that would hold it.
func TestWhatCanNeverRunIsRefusedByWhatKeepsIt(t *testing.T) {
	for want, rules := range map[string]*Rules{
		"too_large":     nil,
		"anti_affinity": {AntiAffinity: []Away{{Pool: -1, Stream: 0}}, Tolerations: []string{"special"}},
		"node_labels":   {Labels: map[string]string{"disk": "ssd"}, Tolerations: []string{"special"}},
		"taints":        {},
	} {
		m, gang := nodesOf(4, 4), int32(3)
		m.Nodes[1].Taints = []string{"special"}
		if want == "too_large" {
			gang = 5
		}
		c := jobs(with(job("g", 0, 10, 2), func(r *Request) { r.Gang = gang }))
		c.Streams[0].Rules = rules
		got, _ := play(t, c, m)
		expect(t, got, "0 g refused "+want)
	}
}
