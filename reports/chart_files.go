package reports

import (
	"fmt"
	"io"

	"simulate/reports/chart"
)

// picture is a chart with the name of its file, without ending.
type picture struct {
	chart.Chart
	file string
}

// drawings are all charts in the order in which they are read, in a folder plots; of several scenarios each has its own in
// it.
func drawings(all []Report) []picture {
	var shown []picture
	taken := map[string]bool{}
	free := func(name string) string {
		for n := 2; taken[name]; n++ {
			if other := fmt.Sprintf("%s-%d", name, n); !taken[other] {
				name = other
			}
		}
		taken[name] = true
		return name
	}
	for _, r := range all {
		folder := "plots/"
		if len(all) > 1 {
			folder = free(folder+slug(r.Scenario)) + "/"
		}
		for _, c := range Charts(r) {
			shown = append(shown, picture{c, free(folder + c.Name)})
		}
	}
	return shown
}

// pictures are the files of all charts in one form.
func pictures(ending string, write func(c *chart.Chart, w io.Writer) error) func(all []Report) []File {
	return func(all []Report) []File {
		return each(drawings(all), func(p picture) File {
			return File{Name: p.file + ending, Write: func(w io.Writer) error { return write(&p.Chart, w) }}
		})
	}
}
