package reports

import (
	"fmt"
	"io"
	"regexp"
	"slices"
	"strings"

	"simulate/sim/experiment"
)

// Wide writes the end summary with everything there is to see: more columns, each operator of each variant, all curves,
// how it was simulated, defaults that were used.
func Wide(w io.Writer, all []Report, o Options) error {
	o.Wide = true
	return Summary(w, all, o)
}

// summaryMark is in the last lines of each summary.
const summaryMark = "\nsimulate "

// Summary writes the end summary of each report for people: the verdict first, then what was judged, the
// numbers, how variants relate, what must be known of the numbers, and how to get them again.
func Summary(w io.Writer, all []Report, o Options) error {
	for i, one := range all {
		if i > 0 {
			if _, err := fmt.Fprintf(w, "\n%s\n\n", strings.Repeat("-", 72)); err != nil {
				return err
			}
		}
		p := &page{style: style{o}}
		p.report(one)
		if err := p.write(w); err != nil {
			return err
		}
	}
	return nil
}

func (p *page) report(r Report) {
	p.verdict(r)
	p.thresholds(r)
	switch {
	case len(p.Metrics) > 0:
		p.chosen(r)
	case len(r.Variants) == 1:
		p.planned(r.Variants[0])
	default:
		p.compared(r)
	}
	p.sparks(r)
	p.relative(r)
	p.findings(r)
	if p.ExplainMethod || p.Wide {
		p.methods(r)
	}
	p.origin(r)
}

// origin says how to get the same numbers again.
func (p *page) origin(r Report) {
	p.section("")
	if r.Reproduce != "" {
		p.verbatim("reproduce", r.Reproduce)
	}
	p.line(p.faint(fmt.Sprintf("simulate %s, seed %d, scenario %s", r.Version, r.Seed, r.Digest)), 0)
	switch {
	case len(r.Defaults) == 0:
	case !p.Verbose && !p.Wide:
		p.line(p.faint(fmt.Sprintf("%s left to defaults: -v or -o json lists them", plural(len(r.Defaults), "value"))), 0)
	default:
		p.section("Defaults used")
		for _, d := range r.Defaults {
			p.line("  "+d.Path+"="+d.Value, 4)
		}
	}
}

// labels names the variants for a sentence: bare values get the name of what they are values of, unless each of them
// says enough by itself, as the names of strategies do.
func labels(variants []experiment.Variant) map[string]string {
	all := make(map[string]string, len(variants))
	bare := slices.ContainsFunc(variants, vague)
	for _, v := range variants {
		all[v.Name] = v.Name
		if bare {
			all[v.Name] = label(v)
		}
	}
	return all
}

// word is a value that may say enough by itself.
var word = regexp.MustCompile(`^[a-z][a-z0-9_]{2,}$`)

// vague says whether a variant is called by a value that says little without what it is a value of: 5, none.
func vague(v experiment.Variant) bool {
	return label(v) != v.Name && slices.ContainsFunc(v.Settings, func(s experiment.Setting) bool {
		return !word.MatchString(s.Value) || slices.Contains([]string{"none", "auto", "true", "false"}, s.Value)
	})
}

func label(v experiment.Variant) string {
	values, words := make([]string, len(v.Settings)), make([]string, len(v.Settings))
	for i, s := range v.Settings {
		values[i], words[i] = s.Value, lastKey(s.Path)+" "+s.Value
	}
	if len(values) > 0 && strings.Join(values, ", ") == v.Name {
		return strings.Join(words, ", ")
	}
	return v.Name
}

// lastKey is the end of a path, by which people know a setting.
func lastKey(path string) string {
	path = strings.TrimRight(path, `"]`)
	return path[strings.LastIndexAny(path, `."[`)+1:]
}

// plural counts things: 1 value, 2 values.
func plural(n int, thing string) string {
	if n == 1 {
		return "1 " + thing
	}
	return fmt.Sprintf("%d %ss", n, thing)
}
