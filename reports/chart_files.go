package reports

import (
	"fmt"
	"io"

	"simulate/reports/chart"
)

// pictures are the files of all charts in one form: in a folder plots; of several scenarios each has its own in it.
func pictures(ending string, write func(c *chart.Chart, w io.Writer) error) func(all []Report) []File {
	return func(all []Report) []File {
		var files []File
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
				files = append(files, File{
					Name:  free(folder+c.Name) + ending,
					Write: func(w io.Writer) error { return write(&c, w) },
				})
			}
		}
		return files
	}
}
