package reports

import (
	"math"

	"simulate/sim/experiment"
)

// marks says for each variant whether it is the best of a column or cannot be told from the baseline; nil if
// the column was not compared.
func (p *page) marks(r Report, s experiment.Scope, name string, cells []found) []string {
	verdicts, judged := make([]experiment.Verdict, len(cells)), false
	for i, v := range r.Variants {
		verdicts[i] = against(r.Comparisons, name, s, v.Name)
		judged = judged || verdicts[i] != experiment.NotJudged
	}
	if !judged || describe(name).Neutral {
		return nil
	}
	marks, best := make([]string, len(cells)), bestOf(cells, verdicts, describe(name).Up)
	for i, v := range verdicts {
		switch {
		case i == best:
			marks[i] = p.good("*")
		case v == experiment.NoDifference:
			marks[i] = p.unsure("~")
		default:
			marks[i] = " "
		}
	}
	return marks
}

// bestOf is the variant with the best value. One that cannot be told from the baseline leaves the place to it,
// and where nothing differs from the baseline nothing is best: -1.
func bestOf(cells []found, verdicts []experiment.Verdict, up bool) int {
	best, extreme, differ := -1, math.Inf(1), false
	for i, c := range cells {
		v := c.Value
		if up {
			v = -v
		}
		if c.ok && observed(v) && v < extreme {
			best, extreme = i, v
		}
		differ = differ || verdicts[i] == experiment.Better || verdicts[i] == experiment.Worse
	}
	switch {
	case !differ:
		return -1
	case best >= 0 && verdicts[best] == experiment.NoDifference:
		return 0
	}
	return best
}

func against(all []experiment.Comparison, name string, s experiment.Scope, variant string) experiment.Verdict {
	for _, c := range all {
		if c.Metric == name && c.Variant == variant && normal(c.Scope) == normal(s) {
			return c.Verdict
		}
	}
	return experiment.NotJudged
}
