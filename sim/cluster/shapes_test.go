package cluster

import (
	"slices"
	"testing"
)

func TestShapesAreTheMostFrequentNeeds(t *testing.T) {
	c := &Config{
		Resources: []Resource{{Name: "cpu", Kind: Cores}, {Name: "memory", Kind: Bytes}, {Name: "pods"}},
		Models:    []string{"V100", "T4"},
	}
	var needs []Need
	add := func(times int, n Need) {
		for range times {
			needs = append(needs, n)
		}
	}
	add(3, Need{Amounts: []int64{500, 3 << 30, 1}})
	add(200, Need{Amounts: []int64{4000, 16e9, 1}, Devices: 1, Share: 500, Models: 3})
	add(50, Need{Amounts: []int64{1000, 1 << 20, 1}})
	add(1, Need{Amounts: []int64{9000, 1, 1}})
	var names []string
	shapes := c.Shapes(needs)
	for _, s := range shapes {
		names = append(names, s.Name)
	}
	want := []string{"cpu 4, memory 16gb, gpu 0.5 of T4|V100", "cpu 1, memory 1mib", "cpu 0.5, memory 3gib"}
	if !slices.Equal(names, want) {
		t.Errorf("shapes are %q, not %q; one that has fewer than one request of a hundred is none", names, want)
	}
	if shapes[0].Share != 200.0/254 || !shapes[1].Is(&needs[203]) || shapes[1].Is(&needs[0]) {
		t.Errorf("shares or needs are wrong: %v", shapes)
	}
}
