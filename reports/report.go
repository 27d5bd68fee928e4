package reports

import (
	"io"
	"slices"

	"simulate/reports/chart"
	"simulate/sim/catalog"
	"simulate/sim/experiment"
)

// Report is a result and what is to be said of it. It is made of a run, or read back from the document of one; every
// form is made of it alone.
type Report struct {
	Meta
	experiment.Result
}

// Form is one way of writing reports. All of several scenarios are one document, or one set of files.
type Form struct {
	catalog.Entry
	Mark    string // what the beginning or the end of every file of this form holds: by it a file is known as one of ours
	Printed bool   // may go to standard output
	Write   func(w io.Writer, all []Report, o Options) error
	Files   func(all []Report) []File // what a folder of reports has of it; nil: nothing. Of no reports: the files that are always there
}

// File is a file of a folder of reports.
type File struct {
	Name  string // with slashes where it is in a folder of its own
	Write func(w io.Writer) error
}

// Forms lists what a result can be written as; the first is the default. A form without Write is a set of files only:
// it goes to a folder.
func Forms() []Form { return slices.Concat(texts(), pages(), measures()) }

// texts are those that people or programs read as they are.
func texts() []Form {
	return []Form{
		{
			Entry: catalog.Entry{Name: "table", Does: "the end summary, for people"},
			Mark:  summaryMark, Printed: true, Write: Summary,
		},
		{
			Entry: catalog.Entry{Name: "wide", Does: "the end summary with all columns, operators of every variant, curves, methods and defaults"},
			Mark:  summaryMark, Printed: true, Write: Wide,
		},
		{
			Entry: catalog.Entry{Name: "json", Does: "everything, in base units; several scenarios are a list"},
			Mark:  Format, Printed: true, Write: plainly(JSON), Files: one("result.json", JSON),
		},
		{
			Entry: catalog.Entry{Name: "csv", Does: "the metrics in long form, a number a row"},
			Mark:  csvMark, Printed: true, Write: plainly(CSV), Files: csvFiles,
		},
		{
			Entry: catalog.Entry{Name: "markdown", Does: "for a comment or the summary of a step, within their size"},
			Mark:  markdownMark, Printed: true, Write: Markdown, Files: one("summary.md", folderMarkdown),
		},
	}
}

// pages are those that are looked at.
func pages() []Form {
	return []Form{
		{
			Entry: catalog.Entry{Name: "html", Does: "one page for a browser that needs nothing else, with curves to zoom into"},
			Mark:  htmlMark, Write: plainly(HTML), Files: one("report.html", HTML),
		},
		{
			Entry: catalog.Entry{Name: "png", Does: "pictures, 192 dots an inch: a folder of them"},
			Mark:  chart.MarkPNG, Files: pictures(".png", (*chart.Chart).PNG),
		},
		{
			Entry: catalog.Entry{Name: "svg", Does: "the same pictures, to be scaled: a folder of them"},
			Mark:  chart.MarkSVG, Files: pictures(".svg", (*chart.Chart).SVG),
		},
	}
}

// measures are those that other tools take in.
func measures() []Form {
	return []Form{
		{
			Entry: catalog.Entry{Name: "junit", Does: "a test for each threshold and variant, for the test page of a CI"},
			Mark:  junitMark, Printed: true, Write: JUnit,
		},
		{
			Entry: catalog.Entry{Name: "github", Does: "annotations of a GitHub workflow: thresholds, findings, the verdict"},
			Mark:  githubMark, Printed: true, Write: GitHub,
		},
		{
			Entry: catalog.Entry{Name: "benchfmt", Does: "Go benchmark format, for benchstat: a line for each replication"},
			Mark:  benchfmtMark, Printed: true, Write: plainly(Benchmarks),
		},
		{
			Entry: catalog.Entry{Name: "benchmark-smaller", Does: "what should be small, as github-action-benchmark reads it (customSmallerIsBetter)"},
			Mark:  gaugeMark, Printed: true, Write: plainly(Gauges(false)),
		},
		{
			Entry: catalog.Entry{Name: "benchmark-bigger", Does: "what should be large, likewise (customBiggerIsBetter)"},
			Mark:  gaugeMark, Printed: true, Write: plainly(Gauges(true)),
		},
		{
			Entry: catalog.Entry{Name: "prometheus", Does: "gauges in the text format of Prometheus"},
			Mark:  prometheusMark, Printed: true, Write: plainly(Prometheus),
		},
		{
			Entry: catalog.Entry{Name: "parquet", Does: "each metric in each replication, as columns; for --out"},
			Mark:  parquetMark, Write: plainly(Parquet),
		},
	}
}

// FormOf is the form of that name.
func FormOf(name string) (Form, bool) {
	for _, f := range Forms() {
		if f.Name == name {
			return f, true
		}
	}
	return Form{}, false
}

// plainly is a form that looks the same to everybody.
func plainly(write func(w io.Writer, all []Report) error) func(io.Writer, []Report, Options) error {
	return func(w io.Writer, all []Report, _ Options) error { return write(w, all) }
}

// one is a form that is one file of a folder.
func one(name string, write func(w io.Writer, all []Report) error) func(all []Report) []File {
	return func(all []Report) []File {
		return []File{{Name: name, Write: func(w io.Writer) error { return write(w, all) }}}
	}
}

// Options says what the reader of a text can see.
type Options struct {
	Width   int      // of the terminal in characters; 0: not a terminal, only the tables of clusters are folded
	Color   bool     // may be coloured; colour never carries meaning alone
	Unicode bool     // may hold more than ASCII
	Verbose bool     // also the defaults that were used
	Strict  bool     // what cannot be told counts as crossed
	Wide    bool     // everything there is to see
	Metrics []string // show these instead of the usual ones; empty: the usual ones

	ExplainMethod bool // also how each operator was simulated, and why by no faster method
}
