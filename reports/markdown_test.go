package reports

import (
	"bytes"
	"fmt"
	"io"
	"strings"
	"testing"
)

func TestMarkdownReadsAsExpected(t *testing.T) {
	expect(t, "single.md", func(w io.Writer) error { return Markdown(w, []Report{single()}, Options{}) })
	expect(t, "several.md", func(w io.Writer) error { return Markdown(w, []Report{several(), twoClusters()}, Options{}) })
}

func TestMarkdownStaysWithinTheSizeOfAComment(t *testing.T) {
	r := several()
	for i := range 1000 {
		v := r.Variants[0]
		v.Name = fmt.Sprint("variant with a long name, number ", i)
		r.Variants = append(r.Variants, v)
	}
	var b bytes.Buffer
	if err := Markdown(&b, []Report{r}, Options{}); err != nil {
		t.Fatal(err)
	}
	text := b.String()
	if len(text) > 65536 || !strings.Contains(text, "left out, for there is no room") {
		t.Errorf("%d bytes, ending in %q", len(text), text[max(0, len(text)-200):])
	}
	if strings.Count(text, "<details>") != strings.Count(text, "</details>") {
		t.Error("what is folded has no end")
	}
}

// Whatever a scenario is called, its name stays a name.
func TestNothingInANameIsMarkdown(t *testing.T) {
	r := single()
	r.Scenario = "-->\n# <script>alert(1)</script> | a_b _c_ *d* [e](f) `g`"
	r.Reproduce = "simulate run 'a`b``c'"
	var b bytes.Buffer
	if err := Markdown(&b, []Report{r}, Options{}); err != nil {
		t.Fatal(err)
	}
	first, rest, _ := strings.Cut(b.String(), "\n")
	if strings.Count(first, "-->") != 1 || !strings.HasSuffix(first, "-->") {
		t.Errorf("the comment ends early: %s", first)
	}
	want := `--&gt; # &lt;script&gt;alert(1)&lt;/script&gt; \| a_b \_c\_ \*d\* \[e\](f) \` + "`g\\`"
	if !strings.Contains(rest, want) || !strings.Contains(rest, "``` simulate run 'a`b``c' ```") {
		t.Errorf("%s\nis missing in\n%s", want, rest)
	}
}
