package cluster

import (
	"slices"
	"testing"

	"simulate/sim/rng"
)

func TestSumBound(t *testing.T) {
	c := &Config{Resources: []Resource{{Name: "cpu"}, {Name: "licences", Shared: true, Amount: 9}}}
	for _, cores := range []int64{4, 10, 6, 0} {
		c.Nodes = append(c.Nodes, Node{Capacity: []int64{cores, 0}, Devices: 1})
	}
	b := NewBound(c)
	for _, s := range []struct {
		r      int
		amount int64
		want   int
	}{
		{0, 0, 0},
		{0, 1, 1},
		{0, 10, 1},
		{0, 11, 2},
		{0, 16, 2},
		{0, 17, 3},
		{0, 20, 3},
		{0, 21, 4},
		{0, 30, 4},
		{0, 31, 5}, // as if more of 10 came
		{1, 5, 0},  // no node has any
		{2, 1, 1},
		{2, 4000, 4},
		{2, 4001, 5},
	} {
		if got := b.Sum(s.r, s.amount); got != s.want {
			t.Errorf("%d of resource %d: at least %d nodes, want %d", s.amount, s.r, got, s.want)
		}
	}
	if got := b.Nodes([]int64{17, 9, 2000}); got != 3 {
		t.Errorf("at least %d nodes, want 3 for the cores", got)
	}
	needs := []Need{{Amounts: []int64{6, 1}}, {Amounts: []int64{6, 1}, Devices: 1, Share: 400}, {Amounts: []int64{6, 1}}, {Amounts: []int64{11, 1}}}
	for r, want := range []int{3, 0, 1} { // three of 6 share no node of 10; one of 11 fits nowhere
		if got := b.Needs(r, needs); got != want {
			t.Errorf("resource %d: at least %d nodes, want %d", r, got, want)
		}
	}
}

func TestMartelloTothByHand(t *testing.T) {
	for _, s := range []struct {
		name     string
		sizes    []int64
		capacity int64
		want     int
	}{
		{"nothing", nil, 10, 0},
		{"one", []int64{1}, 10, 1},
		{"halves share", []int64{5, 5, 5}, 10, 2},
		{"just above halves do not", []int64{6, 6, 6}, 10, 3},
		{"the sum", []int64{3, 3, 3, 3}, 10, 2},
		// K = 4: 7 is alone; 6, 6 leave 4 and 4 to 4, 4, 4, of which 4 are too many
		{"what has no room beside the large", []int64{7, 6, 6, 4, 4, 4}, 10, 4},
		{"an odd capacity", []int64{51, 51, 50, 50}, 101, 2},
		// K = 34: 67 and 67 are alone, two of 34 share
		{"large ones with no room for the small", []int64{67, 67, 34, 34, 34}, 100, 4},
	} {
		if got := MartelloToth(s.sizes, s.capacity); got != s.want {
			t.Errorf("%s: at least %d bins, want %d", s.name, got, s.want)
		}
	}
}

// plainL2 tries every threshold.
func plainL2(sizes []int64, capacity int64) int {
	best := int64(0)
	for k := int64(0); 2*k <= capacity; k++ {
		var alone, large, sumLarge, sumSmall int64
		for _, s := range sizes {
			switch {
			case s > capacity-k:
				alone++
			case 2*s > capacity:
				large, sumLarge = large+1, sumLarge+s
			case s >= k:
				sumSmall += s
			}
		}
		lack := sumSmall - (large*capacity - sumLarge)
		more := int64(0)
		for more*capacity < lack {
			more++
		}
		best = max(best, alone+large+more)
	}
	return int(best)
}

// fewest is the least number of bins, by trying everything.
func fewest(sizes []int64, capacity int64) int {
	best := len(sizes)
	var place func(i int, bins []int64)
	place = func(i int, bins []int64) {
		if len(bins) >= best && i < len(sizes) || len(bins) > best {
			return
		}
		if i == len(sizes) {
			best = len(bins)
			return
		}
		for b := range bins {
			if bins[b]+sizes[i] <= capacity {
				bins[b] += sizes[i]
				place(i+1, bins)
				bins[b] -= sizes[i]
			}
		}
		place(i+1, append(bins, sizes[i]))
	}
	place(0, nil)
	return best
}

func TestBoundsOfRandomItemsHold(t *testing.T) {
	key, better := rng.Root(3, 0), 0
	for i := range uint64(2000) {
		draw := key.Nth(i)
		capacity := 10 + int64(draw.Below(0, 40))
		sizes, sum := make([]int64, 1+draw.Below(1, 8)), int64(0)
		for k := range sizes {
			sizes[k] = 1 + int64(draw.Below(uint64(k)+2, uint64(capacity)))
			sum += sizes[k]
		}
		given := slices.Clone(sizes)
		got, bySum := MartelloToth(sizes, capacity), int((sum+capacity-1)/capacity)
		if !slices.Equal(sizes, given) {
			t.Fatal("the sizes were changed")
		}
		if want := plainL2(sizes, capacity); got != want {
			t.Fatalf("%v into %d: %d, but trying every threshold gives %d", sizes, capacity, got, want)
		}
		if least := fewest(sizes, capacity); got > least || got < bySum {
			t.Fatalf("%v into %d: at least %d, but %d do, and the sum says %d", sizes, capacity, got, least, bySum)
		}
		if got > bySum {
			better++
		}
	}
	if better < 200 {
		t.Errorf("the bound was better than the sum %d times of 2000: a test that tells nothing", better)
	}
}
