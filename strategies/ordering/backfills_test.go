package ordering

import (
	"testing"

	"simulate/sim/clock"
	"simulate/sim/cluster"
)

// Seven cores, three of them free until 10; b is the head, starts at 10 at the latest, and leaves two cores then.
const seven = `
	a 0 10 4
	b 1 5 5
	c 2 20 1
	d 2 20 2
	e 2 20 1
	f 2 8 1`

// Four cores, one of them free until 10, when b and c can start together; d would let only b start then.
const second = `
	a 0 10 3
	b 1 10 2
	c 2 10 2
	d 3 20 1`

func TestEasy(t *testing.T) {
	tellAll(t, []story{
		{about: "who leaves what the head needs, and what is left shrinks; who is done by then may take all", backfill: "easy", nodes: nodesOf(7), requests: seven, happens: `
			0 a started n0
			1 b waits insufficient_cpu
			2 c started n0
			2 d waits reserved
			2 e started n0
			2 f started n0
			10 b started n0
			15 d started n0`},
		{about: "all that ends at the shadow counts", backfill: "easy", nodes: nodesOf(5), requests: `
			a1 0 10 2
			a2 0 10 2
			b 1 5 3
			c 2 20 1`, happens: `
			0 a1 started n0
			0 a2 started n0
			1 b waits insufficient_cpu
			2 c started n0
			10 b started n0`},
		{about: "only the first is protected", backfill: "easy", nodes: nodesOf(4), requests: second, happens: `
			0 a started n0
			1 b waits insufficient_cpu
			2 c waits insufficient_cpu
			3 d started n0
			10 b started n0
			20 c started n0`},
		{about: "others as they came", backfill: "easy", nodes: nodesOf(4), requests: `
			a 0 10 3
			b 1 5 4
			c 2 7 1
			d 2 5 1`, happens: `
			0 a started n0
			1 b waits insufficient_cpu
			2 c started n0
			2 d waits insufficient_cpu
			10 b started n0
			15 d started n0`},
		{about: "or the shortest first", backfill: "easy_sjbf", nodes: nodesOf(4), requests: `
			a 0 10 3
			b 1 5 4
			c 2 7 1
			d 2 5 1`, happens: `
			0 a started n0
			1 b waits insufficient_cpu
			2 d started n0
			2 c waits insufficient_cpu
			10 b started n0
			15 c started n0`},
		{about: "the node that the head will get is kept, others are not", backfill: "easy", nodes: nodesOf(4, 4), requests: `
			a 0 10 3
			y 0 30 3
			b 1 5 4
			c 2 20 1
			d 2 20 1
			e 2 8 1`, happens: `
			0 a started n0
			0 y started n1
			1 b waits insufficient_cpu
			2 c started n1
			2 d waits reserved
			2 e started n0
			10 b started n0
			15 d started n0`},
		{about: "a gang is promised all its places", backfill: "easy", nodes: nodesOf(2, 2), requests: `
			a 0 10 2
			y 0 30 1
			g 1 5 1 gang=3
			c 2 20 1
			d 2 8 1`, happens: `
			0 a started n0
			0 y started n1
			1 g waits gang
			2 c waits reserved
			2 d started n1
			10 g started n0 n0 n1
			15 c started n0`},
		{about: "a gang behind the head leaves what it needs, wherever its members go", backfill: "easy", nodes: nodesOf(6), requests: `
			a 0 10 3
			b 1 5 4
			g 2 20 1 gang=3
			h 3 20 1 gang=2`, happens: `
			0 a started n0
			1 b waits insufficient_cpu
			2 g waits reserved
			3 h started n0 n0
			10 b started n0
			15 g started n0 n0 n0`},
		{about: "devices of the head's node are for those who are done by then", backfill: "easy", nodes: gpusToo(nodesOf(4), 2), requests: `
			a 0 10 1 gpu=1
			b 1 5 1 gpu=2
			c 2 20 1 gpu=1
			d 2 8 1 gpu=1
			e 2 20 1`, happens: `
			0 a started n0
			1 b waits insufficient_gpu
			2 c waits reserved
			2 d started n0
			2 e started n0
			10 b started n0
			15 c started n0`},
		{about: "so is what the cluster has as a whole", backfill: "easy", nodes: licencesToo(nodesOf(9, 9), 4), requests: `
			a 0 10 1 licences=2
			b 1 5 1 licences=3
			c 2 20 1 licences=2
			d 2 20 1 licences=1
			e 2 8 1 licences=1`, happens: `
			0 a started n0
			1 b waits insufficient_licences
			2 c waits reserved
			2 d started n0
			2 e started n0
			10 b started n0
			15 c started n0`},
		{about: "who waits for one that stays holds up nobody", backfill: "easy", nodes: nodesOf(2), requests: `
			a 0 0 1
			b 1 5 2
			c 2 20 1
			d 3 0 1`, happens: `
			0 a started n0
			1 b waits insufficient_cpu
			2 c started n0
			3 d waits insufficient_cpu
			22 d started n0`},
		{about: "who stays is never done by then", backfill: "easy", nodes: nodesOf(4), requests: `
			a 0 10 3
			b 1 5 4
			c 2 0 1`, happens: `
			0 a started n0
			1 b waits insufficient_cpu
			2 c waits reserved
			10 b started n0
			15 c started n0`},
		{about: "a node on which the head may not run is not promised", backfill: "easy", nodes: tainted(nodesOf(4, 4)), requests: `
			a 0 10 3
			b 1 5 4
			c 2 20 1`, happens: `
			0 a started n1
			1 b waits taints
			2 c waits reserved
			10 b started n1
			15 c started n1`},
		{about: "on a slow machine estimates are longer", backfill: "easy", nodes: slow(nodesOf(4)), requests: `
			a 0 10 3
			b 1 5 4
			c 2 10 1
			d 2 8 1`, happens: `
			0 a started n0
			1 b waits insufficient_cpu
			2 c waits reserved
			2 d started n0
			20 b started n0
			30 c started n0`},
	})
}

// slow has machines of half the speed, mixed one of twice the speed after one that is as usual.
func slow(c *cluster.Config) *cluster.Config {
	for i := range c.Nodes {
		c.Nodes[i].Frequency = 0.5
	}
	return c
}

func mixed(c *cluster.Config) *cluster.Config {
	c.Nodes[1].Frequency = 2
	return c
}

// tainted has a first node on which nobody runs.
func tainted(c *cluster.Config) *cluster.Config {
	c.Nodes[0].Taints = []string{"maintenance"}
	return c
}

func TestConservative(t *testing.T) {
	tellAll(t, []story{
		{about: "nobody is delayed, not only the first", backfill: "conservative", nodes: nodesOf(4), requests: second, happens: `
			0 a started n0
			1 b waits insufficient_cpu
			2 c waits insufficient_cpu
			3 d waits reserved
			10 b started n0
			10 c started n0
			20 d started n0`},
		{about: "who fits in before all that was promised starts", backfill: "conservative", nodes: nodesOf(4), requests: `
			a 0 10 3
			b 1 5 4
			c 2 6 2
			d 2 13 1
			e 3 7 1`, happens: `
			0 a started n0
			1 b waits insufficient_cpu
			2 c waits insufficient_cpu
			2 d waits reserved
			3 e started n0
			10 b started n0
			15 c started n0
			15 d started n0`},
		{about: "what ends early lets all move up, each in its turn", backfill: "conservative", nodes: nodesOf(4), requests: `
			a 0 4 4 estimate=10
			b 1 5 3 estimate=10
			c 2 5 2
			d 3 5 1`, happens: `
			0 a started n0
			1 b waits insufficient_cpu
			2 c waits insufficient_cpu
			3 d waits insufficient_cpu
			4 b started n0
			4 d started n0
			9 c started n0`},
		{about: "on the first nodes that are free for long enough", backfill: "conservative", nodes: nodesOf(2, 3), requests: `
			a 0 10 2
			b 1 10 3
			g 2 5 1 gang=4
			c 3 8 2
			d 4 4 2`, happens: `
			0 a started n0
			1 b started n1
			2 g waits insufficient_cpu
			3 c waits insufficient_cpu
			4 d waits insufficient_cpu
			11 g started n0 n0 n1 n1
			16 c started n0
			16 d started n1`},
		{about: "a device is promised as such", backfill: "conservative", nodes: gpusToo(nodesOf(8), 2), requests: `
			a 0 10 1 milli=600
			b 0 20 1 milli=600
			c 1 5 1 gpu=1
			d 2 5 1 milli=400
			e 2 9 1 milli=400
			f 2 2 1 milli=300`, happens: `
			0 a started n0
			0 b started n0
			1 c waits insufficient_gpu
			2 d started n0
			2 e started n0
			2 f waits insufficient_gpu
			7 f started n0
			10 c started n0`},
		{about: "so is what the cluster has as a whole", backfill: "conservative", nodes: licencesToo(nodesOf(9, 9), 4), requests: `
			a 0 10 1 licences=2
			b 1 5 1 licences=3
			c 2 9 1 licences=1
			d 2 9 1 licences=1`, happens: `
			0 a started n0
			1 b waits insufficient_licences
			2 c started n0
			2 d waits reserved
			10 b started n0
			11 d started n0`},
		{about: "who waits for one that stays holds up nobody", backfill: "conservative", nodes: nodesOf(2), requests: `
			a 0 0 1
			b 1 5 2
			c 2 20 1
			d 3 0 1`, happens: `
			0 a started n0
			1 b waits insufficient_cpu
			2 c started n0
			3 d waits insufficient_cpu
			22 d started n0`},
		{about: "a node on which one may not run is not promised", backfill: "conservative", nodes: tainted(nodesOf(4, 4)), requests: `
			a 0 10 3
			b 1 5 4
			c 2 20 1`, happens: `
			0 a started n1
			1 b waits taints
			2 c waits reserved
			10 b started n1
			15 c started n1`},
		{about: "a gang of which some fit waits for the others", backfill: "conservative", nodes: nodesOf(2, 2), requests: `
			a 0 10 2
			g 1 5 1 gang=3
			h 2 9 1 gang=2`, happens: `
			0 a started n0
			1 g waits gang
			2 h waits reserved
			10 g started n0 n0 n1
			15 h started n0 n0`},
		{about: "what is done sooner on a fast machine is promised sooner", backfill: "conservative", nodes: mixed(nodesOf(4, 4)), requests: `
			x 0 0 4
			a 0 10 3
			b 1 5 4
			c 2 5 1`, happens: `
			0 x started n0
			0 a started n1
			1 b waits insufficient_cpu
			2 c waits reserved
			5 b started n1
			7.5 c started n1`},
	})
}

// Three cores. a has the first until 3, b the others until 5, when c is promised two. Counted, the third is left for d
// at 3; numbered, c's are the first and the second, and d would be on the first.
const numbered = `
	a 0 3 1
	b 1 4 2
	c 1 1 2
	d 1 3 1`

func TestPinned(t *testing.T) {
	counted, pinned := `
		0 a started n0
		1 b started n0
		1 c waits insufficient_cpu
		1 d waits insufficient_cpu
		3 d started n0
		5 c started n0`, `
		0 a started n0
		1 b started n0
		1 c waits insufficient_cpu
		1 d waits insufficient_cpu
		5 c started n0
		5 d started n0`
	tellAll(t, []story{
		{about: "easy counts", backfill: "easy", nodes: nodesOf(3), requests: numbered, happens: counted},
		{about: "easy numbers", backfill: "easy_pinned", nodes: nodesOf(3), requests: numbered, happens: pinned},
		{about: "conservative counts", backfill: "conservative", nodes: nodesOf(3), requests: numbered, happens: counted},
		{about: "conservative numbers", backfill: "conservative_pinned", nodes: nodesOf(3), requests: numbered, happens: pinned},
		{about: "a core of which a part is asked is numbered as a whole", backfill: "easy_pinned", nodes: nodesOf(2), requests: `
			a 0 9 1 less=500
			b 1 9 1 less=500
			c 2 9 1 less=500`, happens: `
			0 a started n0
			1 b started n0
			2 c waits reserved
			9 c started n0`},
		{about: "easy: who gives up is promised nothing any more", backfill: "easy_pinned", patience: 3 * clock.Second, nodes: nodesOf(4), requests: `
			a 0 10 3
			b 1 5 4
			c 2 20 1`, happens: `
			0 a started n0
			1 b waits insufficient_cpu
			2 c waits reserved
			4 b refused gave_up
			4 c started n0`},
	})
}
