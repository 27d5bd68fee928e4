package experiment

import (
	"math"

	"simulate/sim/stats"
)

// Terms say how two results are compared.
type Terms struct {
	SameSeed   bool     // replications of equal number saw the same random numbers, and are paired
	MinEffect  float64  // a relative difference below it is none
	Unadjusted bool     // p is that of each difference alone, as if no other were looked at
	Metrics    []string // only these; empty: all by which something may be called better
}

// Contrast is the difference of one metric between a variant of one result, the base, and one of another, the head.
// Its P, Verdict and names are those of its Comparison: Baseline is the base's, Variant the head's.
type Contrast struct {
	Comparison
	Base, Head Metric
	Pairs      int // replications that were paired; 0: they were not, and Welch's test was used
}

// ContrastOf compares two variants metric by metric. Verdicts are those of each metric alone, until Settle. What only one
// of them has, or has a value of, is left out; Unmatched tells which.
func ContrastOf(base, head *Variant, t Terms) []Contrast {
	of := placed(head)
	var all []Contrast
	for _, b := range base.Metrics {
		if !t.about(b) {
			continue
		}
		i, there := of[key{b.Name, whole(b.Scope)}]
		if there && !math.IsNaN(b.Value) && !math.IsNaN(head.Metrics[i].Value) {
			all = append(all, contrast(b, head.Metrics[i], base, head, t))
		}
	}
	return all
}

// Unmatched are the metrics that would be compared, had the other variant an observed value of them.
func Unmatched(one, other *Variant, t Terms) []Metric {
	of := placed(other)
	var all []Metric
	for _, m := range one.Metrics {
		i, there := of[key{m.Name, whole(m.Scope)}]
		if t.about(m) && !math.IsNaN(m.Value) && (!there || math.IsNaN(other.Metrics[i].Value)) {
			all = append(all, m)
		}
	}
	return all
}

// key finds a metric.
type key struct {
	name  string
	scope Scope
}

func placed(v *Variant) map[key]int {
	of := make(map[key]int, len(v.Metrics))
	for i, m := range v.Metrics {
		of[key{m.Name, whole(m.Scope)}] = i
	}
	return of
}

// whole is a scope with the subtask that only an operator can have.
func whole(s Scope) Scope {
	if s.Operator == "" {
		s.Subtask = -1
	}
	return s
}

// about says whether a metric is to be compared.
func (t *Terms) about(m Metric) bool {
	info, known := FindMetric(m.Name)
	if !known || !info.Judges(m.Scope) {
		return false
	}
	for _, name := range t.Metrics {
		if name == m.Name {
			return true
		}
	}
	return len(t.Metrics) == 0
}

func contrast(b, h Metric, base, head *Variant, t Terms) Contrast {
	c := Contrast{Base: b, Head: h, Comparison: Comparison{
		Metric: b.Name, Scope: b.Scope, Baseline: base.Name, Variant: head.Name,
		Difference: h.Value - b.Value, Relative: ratio(h.Value, b.Value), Verdict: NotJudged,
	}}
	var d stats.Difference
	if t.SameSeed {
		before, after := pairs(base, head, b.Values, h.Values)
		c.Pairs, d = len(before), stats.Paired(after, before, Level)
	} else {
		d = stats.Apart(seen(h.Values), seen(b.Values), Level)
	}
	c.CI95, c.P = around(c.Difference, d.HalfWidth), d.P
	info, _ := FindMetric(b.Name)
	switch {
	case math.IsNaN(d.P):
	case d.Mean == 0 || (d.Mean > 0) != (c.Difference > 0): // a percentile of all may move against those of the runs
		c.Verdict = NoDifference
	case (c.Difference > 0) == info.Up:
		c.Verdict = Better
	default:
		c.Verdict = Worse
	}
	return c
}

// pairs are the values of replications that both variants have and that were observed in both, in order.
func pairs(base, head *Variant, before, after []float64) (b, h []float64) {
	at := map[int]float64{}
	for i, v := range before {
		at[base.number(i)] = v
	}
	for i, v := range after {
		if w, both := at[head.number(i)]; both && !math.IsNaN(v-w) {
			b, h = append(b, w), append(h, v)
		}
	}
	return b, h
}

// number is that of the replication that gave value i.
func (v *Variant) number(i int) int {
	if i < len(v.Simulated.Runs) {
		return v.Simulated.Runs[i].Number
	}
	return i
}

// seen are the values that were observed.
func seen(values []float64) []float64 {
	var all []float64
	for _, v := range values {
		if !math.IsNaN(v) && !math.IsInf(v, 0) {
			all = append(all, v)
		}
	}
	return all
}

// Settle decides about contrasts that are read together: p is adjusted for their number, and what is not significant
// then, or smaller than matters, is no difference.
func Settle(all []Contrast, t Terms) {
	comparisons := make([]*Comparison, len(all))
	for i := range all {
		comparisons[i] = &all[i].Comparison
	}
	if !t.Unadjusted {
		adjust(comparisons)
	}
	for i, c := range comparisons {
		if c.Verdict != NotJudged && (c.P >= 1-Level || all[i].effect() < t.MinEffect) {
			c.Verdict = NoDifference
		}
	}
}

// effect is the size of a difference: relative to the base; of a share, relative to the smaller of it and what it lacks,
// so that an availability of 99.9 % is far from one of 99.99 %.
func (c *Contrast) effect() float64 {
	size, of := math.Abs(c.Difference), math.Abs(c.Base.Value)
	if info, _ := FindMetric(c.Metric); info.IsShare() {
		of = min(of, math.Abs(1-c.Base.Value))
	}
	if of == 0 && size > 0 {
		return math.Inf(1)
	}
	if of == 0 {
		return 0
	}
	return size / of
}
