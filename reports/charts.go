package reports

import (
	"fmt"
	"slices"
	"strings"

	"simulate/reports/chart"
	"simulate/sim/catalog"
	"simulate/sim/experiment"
)

// Drawing is one kind of picture that can be made of a report: none, one, or one for each thing that it is about.
type Drawing struct {
	catalog.Entry
	Chapter Chapter
	Of      func(r Report) []chart.Chart
}

// Chapter is where in a report a picture belongs.
type Chapter uint8

// Chapters.
const (
	Performance Chapter = iota
	Cost
)

// Drawings lists the kinds of pictures, in the order in which they are read.
func Drawings() []Drawing {
	drawing := func(name, does string, chapter Chapter, of func(r Report) []chart.Chart) Drawing {
		return Drawing{catalog.Entry{Name: name, Does: does}, chapter, of}
	}
	return []Drawing{
		drawing("load", "load against capacity over time, a process a picture", Performance, loadCharts),
		drawing("distribution", "share of events slower than a latency, of requests that wait longer; with the limits", Performance, distributionCharts),
		drawing("latency-split", "where the mean latency is spent", Performance, splitCharts),
		drawing("utilization", "working share of each operator's servers", Performance, utilizationCharts),
		drawing("pressure", "what operators do with their time, where some are held up by those that follow", Performance, pressureCharts),
		drawing("over-time", "lag, latency, parallelism, waiting requests, each over time with its band", Performance, timeCharts),
		drawing("lost-time", "time waited and down by reason, and refusals", Performance, lostCharts),
		drawing("cost", "cost against the 99th percentile, with the Pareto front", Cost, costCharts),
		drawing("arrived", "shares in use and fragmented over arrived demand", Cost, arrivedCharts),
		drawing("cluster", "nodes and shares in use, stranded and fragmented, each over time with its band", Cost, clusterCharts),
		drawing("nodes", "share in use of each node, or of nodes by how full they are, as a map", Cost, func(r Report) []chart.Chart {
			return append(nodeCharts(r), rankCharts(r)...)
		}),
	}
}

// Charts are the pictures of a report, in the order of the catalog; those in which nothing would be seen are left out.
func Charts(r Report) []chart.Chart {
	var all []chart.Chart
	for _, d := range Drawings() {
		some, _ := drawn(d, r)
		all = append(all, some...)
	}
	return all
}

// drawn are the pictures of one kind in which something is seen; the titles of those that would show nothing but 0, which
// is said and not drawn, are apart.
func drawn(d Drawing, r Report) (all []chart.Chart, zeros []string) {
	for _, c := range d.Of(r) {
		switch {
		case c.Empty():
		case c.Flat() && len(c.Limits) == 0:
			zeros = append(zeros, c.Title)
		default:
			c.About = about(r)
			all = append(all, visible(c))
		}
	}
	return all, zeros
}

// about says of what a picture is.
func about(r Report) string {
	words := []string{r.Scenario}
	if len(r.Variants) > 1 {
		words = append(words, plural(len(r.Variants), "variant"))
	}
	fewest, most := 0, 0
	for i, v := range r.Variants {
		n := v.Simulated.Replications
		if i == 0 || n < fewest {
			fewest = n
		}
		most = max(most, n)
	}
	if fewest == most {
		words = append(words, plural(most, "replication"))
	} else {
		words = append(words, fmt.Sprintf("%d to %d replications", fewest, most))
	}
	return strings.Join(append(words, fmt.Sprintf("seed %d", r.Seed)), " · ")
}

// slug is a name for a file: letters, digits and dashes.
func slug(words ...string) string {
	var text strings.Builder
	for _, letter := range strings.ToLower(strings.Join(words, "-")) {
		switch {
		case letter >= 'a' && letter <= 'z' || letter >= '0' && letter <= '9':
			text.WriteRune(letter)
		case text.Len() > 0 && !strings.HasSuffix(text.String(), "-"):
			text.WriteByte('-')
		}
	}
	return strings.TrimSuffix(text.String(), "-")
}

// keys explain the variants; none where there is one.
func keys(r Report, mark chart.Mark) []chart.Key {
	if len(r.Variants) < 2 {
		return nil
	}
	names := labels(r.Variants)
	all := make([]chart.Key, len(r.Variants))
	for i, v := range r.Variants {
		all[i] = chart.Key{Name: names[v.Name], Style: chart.Style(i), Mark: mark}
	}
	return all
}

// subjects lists, in order of appearance in any variant, what series of a metric over an axis are of.
func subjects(r Report, metric, axis string) []experiment.Scope {
	var all []experiment.Scope
	for _, v := range r.Variants {
		for i := range v.Series {
			s := &v.Series[i]
			if scope := normal(s.Scope); s.Name == metric && s.Axis == axis && !slices.Contains(all, scope) {
				all = append(all, scope)
			}
		}
	}
	return all
}

// seriesOf finds a series of a variant.
func seriesOf(v experiment.Variant, metric, axis string, of experiment.Scope) (experiment.Series, bool) {
	i := slices.IndexFunc(v.Series, func(s experiment.Series) bool {
		return s.Name == metric && s.Axis == axis && normal(s.Scope) == of
	})
	if i < 0 {
		return experiment.Series{}, false
	}
	return v.Series[i], true
}

// subjectName is how people call what something is of, for titles.
func subjectName(s experiment.Scope) string {
	var words []string
	for _, k := range scopeKeys(s) {
		switch k.Name {
		case "process", "operator", "resource", "request", "node", "pool":
			words = append(words, k.Value)
		default:
			words = append(words, k.Name+" "+k.Value)
		}
	}
	return strings.Join(words, ", ")
}

func titled(what string, s experiment.Scope) string {
	if name := subjectName(s); name != "" {
		return what + ": " + name
	}
	return what
}
