package experiment

import "math"

// rival is what a variant is held against by limits relative to the baseline.
type rival struct {
	*study
	paired bool // replications of equal number saw the same random numbers
}

// rival is the first variant of the design, or that of its reference which has a variant's name, or is the only one.
func (d *Design) rival(first, of *study) rival {
	if d.Reference == nil {
		return rival{first, true}
	}
	known := d.Reference.Variants
	for i := range known {
		if known[i].Name == of.variant.Name || len(known) == 1 && len(d.Candidates) == 1 {
			return rival{recalled(&known[i]), d.Reference.SameSeed}
		}
	}
	return rival{&study{}, d.Reference.SameSeed}
}

// recalled is a variant of a result as if it had just been run, as far as limits are concerned.
func recalled(v *Variant) *study {
	s := &study{}
	for _, m := range v.Metrics {
		info, _ := FindMetric(m.Name)
		e := estimate{Metric: m, info: &info, values: m.Values, half: math.NaN()}
		e.Scope = whole(m.Scope)
		s.estimates = append(s.estimates, e)
	}
	return s
}
