package stream

// becomes is how many records a record that comes to op is at the most of the stages from there on, on average: that
// many times as much memory does a window of them take.
func (op *operator) becomes() float64 {
	behind := 0.0
	for i := range op.fan.edges {
		e := &op.fan.edges[i]
		share := 1.0
		if i >= op.fan.copies {
			share = op.fan.shareOf(i - op.fan.copies)
		}
		behind += share * float64(e.branches()) * e.to.becomes()
	}
	return max(1, behind*op.Selectivity.mean())
}

// shareOf is the share of the i-th edge that is taken by chance.
func (f *fanout) shareOf(i int) float64 {
	if i == 0 {
		return f.ends[0]
	}
	return f.ends[i] - f.ends[i-1]
}

// mean is how many records go out per record in, as far as that is known before: what the event carries is not.
func (s *Selectivity) mean() float64 {
	switch {
	case s.Every > 0:
		return 1 / float64(s.Every)
	case s.Number == nil:
		return 1
	}
	return s.Number.most()
}

// most is the largest mean among the cases of a demand.
func (d *Demand) most() float64 {
	most := d.Base.Mean()
	for _, cases := range []map[string]Demand{d.ByWorkload, d.ByInput} {
		for _, c := range cases {
			most = max(most, c.most())
		}
	}
	return most
}
