package cluster

import (
	"cmp"
	"slices"
	"strconv"
	"strings"
)

// Shape is what many requests ask for of one node.
type Shape struct {
	Name  string
	Need  Need
	Share float64 // of all requests
}

// Shapes that are told apart: those that at least one request of a hundred has, and the most frequent in any case.
const (
	leastShare = 0.01
	mostShapes = 20
)

// Shapes are the most frequent of needs, the most frequent first; of equally frequent ones the first that came.
func (c *Config) Shapes(needs []Need) []Shape {
	alike := c.alike(needs)
	at, counts := map[string]int{}, []int{}
	var all []Shape
	for i := range needs {
		name := c.nameOf(&needs[i], alike)
		k, known := at[name]
		if !known {
			k = len(all)
			at[name] = k
			all, counts = append(all, Shape{Name: name, Need: needs[i]}), append(counts, 0)
		}
		counts[k]++
	}
	for k := range all {
		all[k].Share = float64(counts[k]) / float64(len(needs))
	}
	slices.SortStableFunc(all, func(x, y Shape) int { return cmp.Compare(y.Share, x.Share) })
	for k := range all {
		if k == mostShapes || k > 0 && all[k].Share < leastShare {
			return all[:k]
		}
	}
	return all
}

// Is says whether a need is of a shape.
func (s *Shape) Is(need *Need) bool {
	return need.Devices == s.Need.Devices && need.Share == s.Need.Share && need.Models == s.Need.Models && slices.Equal(need.Amounts, s.Need.Amounts)
}

// alike says, by resource, whether all needs ask for as much of it, which tells none from another: one of the pods that
// a node may have, say. Of the first resource they are told in any case.
func (c *Config) alike(needs []Need) []bool {
	alike := make([]bool, len(c.Resources))
	for r := range alike {
		differs := func(n Need) bool { return n.Amounts[r] != needs[0].Amounts[r] }
		alike[r] = r > 0 && !slices.ContainsFunc(needs, differs)
	}
	return alike
}

// nameOf is how people write a need: cpu 4, memory 16gb, gpu 0.5.
func (c *Config) nameOf(need *Need, alike []bool) string {
	var words []string
	for r, amount := range need.Amounts {
		if amount > 0 && !alike[r] {
			words = append(words, c.Resources[r].Name+" "+c.Resources[r].Kind.text(amount))
		}
	}
	if need.Devices > 0 {
		word := "gpu " + strconv.FormatFloat(float64(need.Thousandths())/Whole, 'g', -1, 64)
		if need.Models != 0 {
			word += " of " + c.modelNames(need.Models)
		}
		words = append(words, word)
	}
	if words == nil {
		return "nothing"
	}
	return strings.Join(words, ", ")
}

// text is an amount as people write it, to the last digit.
func (k Kind) text(amount int64) string {
	exact := func(unit float64, name string) string {
		return strconv.FormatFloat(float64(amount)/unit, 'g', -1, 64) + name
	}
	switch {
	case k == PerDay:
		return exact(k.Unit(), "/s")
	case k != Bytes:
		return exact(k.Unit(), "")
	case amount%(1<<30) == 0:
		return exact(1<<30, "gib")
	case amount%1e9 != 0 && amount%(1<<20) == 0:
		return exact(1<<20, "mib")
	}
	return exact(1e9, "gb")
}
