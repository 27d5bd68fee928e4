package reports

import "simulate/reports/chart"

// visible is a chart whose texts hold nothing but what is seen: others would make a drawing that no program reads.
func visible(c chart.Chart) chart.Chart {
	text := style{}.visible
	c.Title, c.About, c.Shares = text(c.Title), text(c.About), text(c.Shares)
	c.X.Label, c.Y.Label = text(c.X.Label), text(c.Y.Label)
	if c.X.Names != nil {
		c.X.Names = each(c.X.Names, text)
	}
	if c.Y.Names != nil {
		c.Y.Names = each(c.Y.Names, text)
	}
	c.Lines = each(c.Lines, func(l chart.Line) chart.Line { l.Name = text(l.Name); return l })
	c.Limits = each(c.Limits, func(l chart.Limit) chart.Limit { l.Text = text(l.Text); return l })
	c.Legend = each(c.Legend, func(k chart.Key) chart.Key { k.Name = text(k.Name); return k })
	c.Notes = each(c.Notes, func(n chart.Note) chart.Note { n.Text = text(n.Text); return n })
	return c
}
