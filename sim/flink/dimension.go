package flink

import (
	"fmt"
	"slices"
)

// Dimensions are the names of the resources that any of some profiles has: cpu, the kinds of memory, external ones.
func Dimensions(profiles ...Profile) []string {
	names := []string{"cpu", "task_heap", "task_off_heap", "managed", "network"}
	var external []string
	for _, p := range profiles {
		for _, e := range p.External {
			external = append(external, e.Name)
		}
	}
	slices.Sort(external)
	return append(names, slices.Compact(external)...)
}

// Amounts is how much there is along each of some Dimensions: CPU and external resources in hundred-millionths, memory
// in bytes.
func (p Profile) Amounts(dimensions []string) []int64 {
	all := []int64{int64(p.CPU), p.TaskHeap, p.TaskOffHeap, p.Managed, p.Network}
	for _, name := range dimensions[len(all):] {
		all = append(all, int64(p.Of(name)))
	}
	return all
}

// profileOf is the profile with these Amounts.
func profileOf(dimensions []string, amounts []int64) Profile {
	p := Profile{CPU: Cores(amounts[0]), TaskHeap: amounts[1], TaskOffHeap: amounts[2], Managed: amounts[3], Network: amounts[4]}
	for d := 5; d < len(amounts); d++ {
		p.External = append(p.External, External{Name: dimensions[d], Amount: Cores(amounts[d])})
	}
	p.External = NewExternals(p.External...)
	return p
}

// Exceeds is what a need asks too much of, with the numbers; empty when p holds it.
func (p Profile) Exceeds(need Profile) []string {
	var all []string
	names := Dimensions(need)
	has, asked := p.Amounts(names), need.Amounts(names)
	for d, name := range names {
		if asked[d] > has[d] {
			all = append(all, fmt.Sprintf("%s %s of %s", name, written(d, asked[d]), written(d, has[d])))
		}
	}
	return all
}

// written is an amount along dimension d as people write it.
func written(d int, amount int64) string {
	if 1 <= d && d <= 4 {
		return FormatSize(amount)
	}
	return plain(Cores(amount))
}
