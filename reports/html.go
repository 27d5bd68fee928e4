package reports

import (
	"crypto/sha256"
	_ "embed"
	"encoding/base64"
	"html/template"
	"io"
	"strconv"
	"strings"

	"simulate/reports/chart"
)

//go:embed html/report.tmpl
var pageTemplate string

//go:embed html/style.css
var pageStyle string

//go:embed html/script.js
var pageScript string

// htmlMark is what pages of ours begin with.
const htmlMark = `<meta name="generator" content="simulate report">`

// pageHTML is a page for one file: everything is in it, and its policy forbids the browser to fetch anything or to run
// any script but ours.
type pageHTML struct {
	Title      string
	Style      template.CSS
	Script     template.JS
	ScriptHash string
	Reports    []reportHTML
	Charts     []liveChart
	Footer     string
}

type reportHTML struct {
	Number          int
	Scenario, Basis string
	Question        []string
	Chapters        []chapterHTML
}

// chapterHTML is a part of a report; what it does not have is left out.
type chapterHTML struct {
	ID, Title string
	Verdicts  []verdictHTML
	Blocks    []block
	Findings  []findingHTML
	Figures   []figureHTML
	Folds     []foldHTML
	After     string // a line below the figures
	Command   string
}

// foldHTML is what is opened on demand.
type foldHTML struct {
	Title    string
	Table    *table
	Findings []findingHTML
	Figures  []figureHTML
}

// figureHTML is a picture with its numbers: still, or drawn by the script from the chart of that number.
type figureHTML struct {
	Title  string
	Number int
	Still  template.HTML
	Narrow template.HTML // the same for a narrow page
	Table  chart.Table
}

type verdictHTML struct{ Class, Mark, Name, Answer string }

type findingHTML struct{ Severity, Of, Message, At, Code string }

// HTML writes reports as one page that needs nothing else: verdicts first, then performance, cost, what was agreed,
// findings, and what was assumed.
func HTML(w io.Writer, all []Report) error {
	t, err := template.New("report").Funcs(template.FuncMap{"whole": unbroken}).Parse(pageTemplate)
	if err != nil {
		return err
	}
	hash := sha256.Sum256([]byte(pageScript))
	p := pageHTML{
		Style: template.CSS(pageStyle), Script: template.JS(pageScript),
		ScriptHash: "sha256-" + base64.StdEncoding.EncodeToString(hash[:]),
		Charts:     []liveChart{},
	}
	var names []string
	for i, one := range all {
		b := bookHTML{r: one, number: i, charts: &p.Charts}
		p.Reports = append(p.Reports, b.report())
		names = append(names, one.Scenario)
		if b.err != nil {
			return b.err
		}
		p.Footer = "simulate " + one.Version + ". This page is one file: it loads nothing, and may be sent as it is."
	}
	p.Title = strings.Join(names, ", ") + " - simulation report"
	thin(p.Charts)
	return t.Execute(w, p)
}

// unbroken is a cell that no line is broken in, if it is short: a number with its interval and unit.
func unbroken(cell string) string {
	if len([]rune(cell)) > 24 {
		return cell
	}
	return strings.ReplaceAll(cell, " ", glue)
}

// bookHTML puts a report together.
type bookHTML struct {
	r      Report
	number int
	charts *[]liveChart
	err    error
}

func (b *bookHTML) report() reportHTML {
	p := &page{style: style{Options{Unicode: true}}}
	h := reportHTML{Number: b.number, Scenario: b.r.Scenario, Basis: p.basis(b.r)}
	for _, line := range strings.Split(strings.TrimSpace(b.r.Description), "\n") {
		if line != "" {
			h.Question = append(h.Question, strings.TrimSpace(line))
		}
	}
	for _, c := range b.chapters() {
		if !c.empty() {
			c.ID = c.ID + "-" + strconv.Itoa(b.number)
			h.Chapters = append(h.Chapters, c)
		}
	}
	return h
}

func (c *chapterHTML) empty() bool {
	return len(c.Verdicts)+len(c.Blocks)+len(c.Findings)+len(c.Figures)+len(c.Folds)+len(c.Command) == 0
}

// figure is a chart with its numbers; curves come alive.
func (b *bookHTML) figure(c *chart.Chart) figureHTML {
	f := figureHTML{Title: c.Title, Table: c.Table()}
	if len(c.Lines) > 0 && len(c.Dots) == 0 {
		f.Number = len(*b.charts)
		*b.charts = append(*b.charts, newLiveChart(f.Number, c))
		return f
	}
	f.Still = b.still(c)
	narrow := *c
	narrow.Width = 350
	f.Narrow = b.still(&narrow)
	return f
}

// still is a drawing that is made by ours alone, its texts escaped.
func (b *bookHTML) still(c *chart.Chart) template.HTML {
	svg, err := c.InlineSVG()
	if err != nil && b.err == nil {
		b.err = err
	}
	return template.HTML(svg)
}
