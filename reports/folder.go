package reports

import (
	"fmt"
	"io"
	"strings"
)

// contents says what the files of a folder are for, in the order in which people open them.
var contents = [][2]string{
	{"report.html", "everything on one page, for any browser; it loads nothing, and may be sent as it is"},
	{"plots", "the pictures, to be put into slides (PNG) or scaled (SVG)"},
	{"result.json", "the whole result, for `simulate compare` and `simulate report`"},
	{"metrics.csv", "every number with its interval, a row each"},
	{"series.csv", "the curves, a point a row"},
	{"replications.csv", "every number in every replication, with its seed"},
	{"manifest.json", "which program made the files of which scenario, where and when, with their digests"},
}

// folderMarkdown is a page of Markdown for a folder of all files: its pictures and what else there is come last.
func folderMarkdown(w io.Writer, all []Report) error {
	if err := Markdown(w, all, Options{}); err != nil {
		return err
	}
	var text strings.Builder
	shown := drawings(all)
	if len(shown) > 0 {
		fmt.Fprintf(&text, "\n<details><summary>The pictures</summary>\n\n")
		for _, p := range shown {
			fmt.Fprintf(&text, "![%s](%s.png)\n\n", escaped(p.Title), p.file)
		}
		text.WriteString("</details>\n")
	}
	text.WriteString("\n### Files\n\n")
	for _, c := range contents {
		if c[0] == "plots" && len(shown) == 0 {
			continue
		}
		fmt.Fprintf(&text, "- [%s](%s): %s\n", c[0], c[0], c[1])
	}
	_, err := io.WriteString(w, text.String())
	return err
}
