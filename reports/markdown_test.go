package reports

import (
	"bytes"
	"fmt"
	"io"
	"strings"
	"testing"

	"simulate/sim/experiment"
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

// Of a comparison in which very much became worse, a comment shows the beginning, what became worse first.
func TestACommentShowsWhatBecameWorse(t *testing.T) {
	base, head := large(1000), large(1000)
	for i := range head.Metrics {
		m, by := &head.Metrics[i], 1.5
		if i < 500 {
			by = 0.5
		}
		m.Value *= by
		for k := range m.Values {
			m.Values[k] *= by
		}
	}
	of := func(v experiment.Variant) []Report {
		return []Report{{meta(), experiment.Result{Variants: []experiment.Variant{v}}}}
	}
	d, err := Held(of(base), of(head), [2]string{"main", "pr"}, experiment.Terms{})
	if err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	if err := DiffMarkdown(&b, d, Options{}); err != nil {
		t.Fatal(err)
	}
	text := b.String()
	if len(text) > 65536 || strings.Count(text, "\n| ✗ ") != 100 || !strings.Contains(text, "900 more metrics, for which there is no room here") {
		t.Errorf("%d bytes, beginning with\n%s", len(text), text[:min(len(text), 2000)])
	}
	if !strings.Contains(text, "500 worse, 500 better") {
		t.Error("it does not say how much became worse")
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
