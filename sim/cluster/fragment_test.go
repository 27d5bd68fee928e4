package cluster

import (
	"fmt"
	"math"
	"slices"
	"testing"

	"simulate/sim/rng"
)

// gpuNodes are nodes of so many cores each with 4 T4 (model 0) or, every third, A10 (model 1).
func gpuNodes(cores ...int64) *Config {
	c := &Config{Models: []string{"T4", "A10"}, Resources: []Resource{{Name: "memory", Kind: Bytes}, {Name: "cpu", Kind: Cores}}}
	for i, n := range cores {
		model := 0
		if i%3 == 2 {
			model = 1
		}
		c.Nodes = append(c.Nodes, Node{Name: fmt.Sprint(i), Capacity: []int64{64, n * 1000}, Devices: 4, Model: model, Price: 8})
	}
	return c
}

func want(cores int64, devices, share int32, models uint64) Need {
	return Need{Amounts: []int64{0, cores * 1000}, Devices: devices, Share: share, Models: models}
}

// A node has 8 cores, and 1000, 700, 300, 0 left of four T4: 2000 are idle.
func TestWhatATargetCannotUse(t *testing.T) {
	for _, s := range []struct {
		name   string
		target Need
		f      float64
	}{
		{"a share fits on two: the rest of the others is of no use", want(4, 1, 500, 0), 300},
		{"it fits on three", want(4, 1, 300, 0), 0},
		{"a whole one fits", want(8, 1, Whole, 0), 1000},
		{"two whole ones do not", want(8, 2, Whole, 0), 2000},
		{"too few cores", want(9, 1, 500, 0), 2000},
		{"too few of both", want(9, 2, Whole, 0), 2000},
		{"the model will do", want(4, 1, 500, 0b11), 300},
		{"the model will not do", want(4, 1, 500, 0b10), 2000},
		{"none is asked for", want(4, 0, 0, 0), 2000},
		{"none is asked for, and too few cores", want(9, 0, 0, 0), 2000},
	} {
		l := New(gpuNodes(8), rng.Root(1, 0))
		for device, share := range []int32{0, 300, 700, Whole} {
			if share > 0 {
				need := want(0, 1, share, 0)
				l.Take(Spot{0, 1 << device}, &need)
			}
		}
		m := NewFragmentation(l, []Target{{s.target, 1}})
		if got := m.Of(0); got != s.f {
			t.Errorf("%s: F = %v, want %v", s.name, got, s.f)
		}
		if m.Sum() != s.f || m.Idle() != 2000 {
			t.Errorf("%s: sum %v, idle %v", s.name, m.Sum(), m.Idle())
		}
		if got := m.Price(); math.Abs(got-8*s.f/4000) > 1e-12 {
			t.Errorf("%s: %v an hour, want %v of 8", s.name, got, s.f/4000)
		}
	}
}

// F of 8 cores and 1000, 700, 300, 0: half the targets leave 300, a quarter 1000, a quarter all 2000. After taking 500
// of the second device with 5 cores: 1000, 200, 300 are left, and 3 cores.
func TestFragmentationIsTheMeanOverTargets(t *testing.T) {
	l := New(gpuNodes(8), rng.Root(1, 0))
	for device, share := range []int32{0, 300, 700, Whole} {
		if share > 0 {
			need := want(0, 1, share, 0)
			l.Take(Spot{0, 1 << device}, &need)
		}
	}
	f := NewFragments(l.Config(), []Target{{want(3, 1, 500, 0), 0.5}, {want(4, 1, Whole, 0), 0.25}, {want(1, 0, 0, 0), 0.25}})
	if got := f.Of(l, 0); got != 0.5*300+0.25*1000+0.25*2000 {
		t.Errorf("F = %v", got)
	}
	need := want(5, 1, 500, 0)
	if got := f.After(l, 0, &need, 0b10); got != 0.5*500+0.25*1500+0.25*1500 {
		t.Errorf("F afterwards = %v", got)
	}
	if got := f.Of(l, 0); got != 0.5*300+0.25*1000+0.25*2000 {
		t.Errorf("F = %v, though nothing was taken", got)
	}
}

// Of 20 requests 8 are (4 cores, half a GPU), 6 (2 cores, a GPU), 4 (4 cores), 1 (9 cores), 1 (8 cores): the first
// three are 18, one more makes 95 %. Of the last two, which are as frequent, that with more cores comes first.
func TestTargetsAreTheMostFrequentShapes(t *testing.T) {
	c := gpuNodes(8)
	var needs []Need
	for i, n := range []struct {
		need  Need
		times int
	}{{want(8, 0, 0, 0), 1}, {want(9, 0, 0, 0), 1}, {want(4, 0, 0, 0), 4}, {want(2, 1, Whole, 0), 6}, {want(4, 1, 500, 0), 8}} {
		for k := range n.times {
			need := n.need
			need.Amounts = []int64{int64(i + k), need.Amounts[1]} // memory tells no shapes apart
			needs = append(needs, need)
		}
	}
	var got []string
	total := 0.0
	for _, target := range c.Targets(needs, nil) {
		got = append(got, fmt.Sprintf("%d+%dx%d %.4f", target.Need.Amounts[1], target.Need.Devices, target.Need.Share, target.Share))
		total += target.Share
	}
	if want := []string{"4000+1x500 0.4211", "2000+1x1000 0.3158", "4000+0x0 0.2105", "9000+0x0 0.0526"}; !slices.Equal(got, want) {
		t.Errorf("targets are %v, want %v", got, want)
	}
	if math.Abs(total-1) > 1e-12 {
		t.Errorf("their shares are %v in all", total)
	}
	if got := c.Targets(nil, nil); len(got) != 0 {
		t.Errorf("of nothing, targets are %v", got)
	}
}

func TestTargetsThatAreAsFrequentStandByWhatTheyAskFor(t *testing.T) {
	c := gpuNodes(8)
	order := []Need{
		want(2, 1, Whole, 0), want(1, 2, Whole, 0), want(1, 1, Whole, 0b01), want(1, 1, Whole, 0b11), want(1, 1, Whole, 0b10),
		want(1, 1, Whole, 0), want(1, 1, 500, 0),
	}
	needs := slices.Clone(order)
	slices.Reverse(needs)
	for i, target := range c.Targets(needs, nil) { // by names: T4, A10|T4, A10
		if got := target.Need; got.Devices != order[i].Devices || got.Share != order[i].Share || got.Models != order[i].Models {
			t.Errorf("target %d is %+v, want %+v", i, got, order[i])
		}
	}
}

// However nodes are used, come and fail, what is kept of them is what a fresh look at each says.
func TestFragmentationFollowsTheCluster(t *testing.T) {
	key := rng.Root(7, 0)
	l := New(gpuNodes(8, 16, 4, 8, 16, 4, 8), key)
	targets := []Target{{want(3, 1, 500, 0), 0.3}, {want(4, 1, Whole, 1), 0.3}, {want(2, 2, Whole, 0), 0.2}, {want(5, 0, 0, 0), 0.1}, {want(1, 1, 120, 2), 0.1}}
	m := NewFragmentation(l, targets)
	var spots []Spot
	var needs []Need
	for i := range uint64(3000) {
		n, draw := int32(key.Below(i, 7)), key.Nth(i)
		need := want(int64(draw.Below(0, 3)), 1, 10*(1+int32(draw.Below(1, 100))), 0)
		if l.Fits(n, &need) {
			at := Spot{n, l.Devices(n, &need)}
			l.Take(at, &need)
			spots, needs = append(spots, at), append(needs, need)
		}
		if k := int(draw.Below(2, 40)); k < len(spots) {
			l.Give(spots[k], &needs[k])
			spots, needs = slices.Delete(spots, k, k+1), slices.Delete(needs, k, k+1)
		}
		if i%97 == 0 {
			l.SetState(n, State(draw.Below(3, 4)))
		}
		if i == 2000 { // more changes than are told one by one
			for range 40000 {
				l.SetState(0, Up)
			}
		}
		sum, idle, price := 0.0, int64(0), 0.0
		for n := range int32(7) {
			f := 0.0
			if l.State(n) == Up {
				f = NewFragments(l.Config(), targets).Of(l, n)
				idle += l.Idle(n)
			}
			if got := m.Of(n); got != f {
				t.Fatalf("step %d: F of node %d is %v, want %v", i, n, got, f)
			}
			sum, price = sum+f, price+8*f/4000
		}
		if math.Abs(m.Sum()-sum) > 1e-9 || m.Idle() != idle || math.Abs(m.Price()-price) > 1e-9 {
			t.Fatalf("step %d: sum %v, idle %v, price %v; want %v, %v, %v", i, m.Sum(), m.Idle(), m.Price(), sum, idle, price)
		}
	}
}

func TestFragmentationWithoutDevicesOrCoresIsNothing(t *testing.T) {
	c := &Config{Resources: []Resource{{Name: "licences", Shared: true, Amount: 3}}, Nodes: []Node{{Model: -1, Capacity: []int64{0}}}}
	l := New(c, rng.Root(1, 0))
	targets := c.Targets([]Need{{Amounts: []int64{1}}}, nil)
	if m := NewFragmentation(l, targets); m.Sum() != 0 || m.Idle() != 0 || m.Price() != 0 {
		t.Errorf("F = %v of %v", m.Sum(), m.Idle())
	}
}
