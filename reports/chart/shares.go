package chart

import "slices"

// inShares is the chart as it is drawn where rows are of so different sizes that the parts of the small ones would not be
// seen: each row is as long as any other.
func (c *Chart) inShares() *Chart {
	if c.Shares == "" {
		return c
	}
	shown := *c
	shown.X = Axis{Label: c.Shares, Unit: "%", Factor: 100, Most: 1}
	ends := c.ends()
	shown.Bars, shown.Notes = slices.Clone(c.Bars), slices.Clone(c.Notes)
	for i := range shown.Bars {
		b := &shown.Bars[i]
		b.From, b.To = b.From/ends[b.Row], b.To/ends[b.Row]
	}
	for i := range shown.Notes {
		if n := &shown.Notes[i]; ends[n.Y] > 0 {
			n.X /= ends[n.Y]
		}
	}
	return &shown
}

// ends are where the last bars of the rows end.
func (c *Chart) ends() map[float64]float64 {
	all := map[float64]float64{}
	for _, b := range c.Bars {
		all[b.Row] = max(all[b.Row], b.To)
	}
	return all
}
