package scenarios

import (
	"fmt"
	"io"
	"path/filepath"
	"slices"

	"simulate/scenarios/language"
	"simulate/sim/finding"
	"simulate/workload"
)

var requestLayouts = []choice[workload.Layout]{
	{word: "openb", means: workload.OpenB}, {word: "swf", means: workload.SWF}, {word: "csv", means: workload.CSV},
}

var requestOrders = []choice[workload.RequestOrder]{
	{word: "time", means: workload.ByTime},
	{word: "file", means: workload.ByFile},
	{word: "shuffle", means: workload.Shuffled},
	{word: "together", means: workload.Together},
}

// recorded reads requests that were recorded; c is their trace.
func (b *builder) recorded(c language.Cursor, a *asker) {
	b.recordedAlready(a.at)
	t := workload.RequestTrace{
		Layout: find(requestLayouts, c.At("format").Text()),
		Order:  find(requestOrders, c.At("order").Text()),
	}
	t.Trace.Unit = 1e9
	t.From, t.To, t.Limit = b.bound(c.At("from")), b.bound(c.At("to")), uint64(c.At("limit").Integer())
	for _, column := range c.At("where").Each() {
		t.Where = append(t.Where, workload.Match{Column: column.Key(), Value: column.Text()})
	}
	t.Start, t.Undated = b.start()
	if at := c.At("inflate"); at.Exists() {
		t.Inflate = at.Number()
	}
	b.columns(c.At("columns"), &t)
	a.file = c.At("file").Filename()
	t.File = a.file
	t.Open = func() (io.ReadCloser, error) { return b.recordings.open(a.file) }
	a.recorded = &workload.RecordedRequests{Trace: t, Cluster: &b.config.Cluster, Models: b.models(a.at.At("constraints", "gpu_models"))}
	b.config.Requests.Streams[a.streams[0]].Source = a.recorded.Source
	if path := a.at.Path().String(); b.sound(path) && !b.complain(path, t.Problems()) {
		b.readRequests(c, a)
	}
}

// complain tells problems, and whether there were any.
func (b *builder) complain(path string, problems []workload.Problem) bool {
	for _, p := range problems {
		b.at(path+"."+p.Path, p.Error())
	}
	return len(problems) > 0
}

// recordedAlready refuses what a trace says itself.
func (b *builder) recordedAlready(c language.Cursor) {
	for _, key := range []string{"rate", "arrivals", "profile", "at", "start", "stop", "count", "fields", "resources", "duration", "estimate"} {
		if at := c.At(key); at.Exists() {
			at.Problem("%s: the trace says it; remove %s", key, key)
		}
	}
}

// columns reads which columns hold what.
func (b *builder) columns(c language.Cursor, t *workload.RequestTrace) {
	for _, at := range c.Each() {
		column, unit, united := columnAt(at)
		switch at.Key() {
		case "time", "end", "duration", "estimate":
			if united {
				column.Unit = float64(max(1, b.duration(unit)))
			}
		case gpu, "gpu_milli", "gpu_models", "priority", "tenant", "gang", "name":
		default:
			of := measureOf(at.Key())
			if united && !isKnown(at.Key()) {
				of = unit.Measure()
			}
			if place := b.wanted(at, of); place >= 0 {
				column.Unit = b.columnUnit(place, of, unit, united)
			}
		}
		t.Columns = append(t.Columns, column)
	}
}

// columnAt is a column of a list, with the place of its unit if it has one.
func columnAt(c language.Cursor) (column workload.Column, unit language.Cursor, united bool) {
	if c.Form() == "column" {
		return workload.Column{Of: c.Key(), Name: c.At("column").Text()}, c.At("unit"), true
	}
	return workload.Column{Of: c.Key(), Name: c.Text()}, c, false
}

// isKnown says whether the language knows what a resource counts.
func isKnown(name string) bool {
	return name == cpu || name == memory || name == disks || name == network
}

// columnUnit is how many integers of a cluster one number of a column of amounts is.
func (b *builder) columnUnit(place int, of language.Measure, unit language.Cursor, united bool) float64 {
	each := b.fleet.resources[place].Kind.Unit()
	if !united {
		return each
	}
	if clash := b.fleet.clash(place, of, unit.Amount()); clash != "" {
		unit.Problem("unit: %s", clash)
	}
	return each * unit.Amount()
}

// readRequests reads a list through.
func (b *builder) readRequests(c language.Cursor, a *asker) {
	r := a.recorded
	summary, mistakes := b.recordings.requestsOf(a.file, &r.Trace)
	for _, m := range mistakes {
		b.mistakenList(c, a.file, m)
	}
	if len(mistakes) > 0 {
		return
	}
	r.Summary = summary
	b.samples = append(b.samples, summary.Content)
	for _, model := range summary.Models {
		b.recordedModel(c, model)
	}
	for _, name := range summary.Tenants {
		r.Tenants = append(r.Tenants, b.tenantOf(name))
	}
	for _, name := range r.Trace.Asks() {
		b.askedOf(c, name)
	}
	b.dropped(c, a)
}

// recordedModel makes a model of devices known that requests name, and remarks if no node has it.
func (b *builder) recordedModel(c language.Cursor, model string) {
	if !slices.Contains(b.config.Cluster.Models, model) {
		b.model(model)
		b.warn(finding.NoEffect, c, "requests accept devices of model %s, which no node has", model)
	}
}

// askedOf wants a resource that a list asks for.
func (b *builder) askedOf(c language.Cursor, name string) {
	switch {
	case name == pods || b.fleet.unlimited:
		b.fleet.add(name, measureOf(name))
	case b.fleet.place(name) < 0:
		c.At("file").Problem("its requests ask for %s, which neither a node nor cluster.shared has", name)
	}
}

// dropped remarks rows that do not count.
func (b *builder) dropped(c language.Cursor, a *asker) {
	s := a.recorded.Summary
	if s.Dropped > 0 {
		b.warn(finding.Dropped, c, "%d of %d jobs of %s have no processors or no run time, and are left out", s.Dropped, s.Dropped+s.Rows, filepath.Base(a.file))
	}
	if s.Back > 0 && a.recorded.Trace.Order == workload.ByTime {
		b.remark(finding.NoEffect, c, "%d rows of %s stand behind later ones, first in line %d; they come in order of time", s.Back, filepath.Base(a.file), s.BackLine)
	}
}

// requestsOf reads a list of requests through, once for all variants that read it alike.
func (r *recordings) requestsOf(name string, t *workload.RequestTrace) (*workload.RequestSummary, []*workload.Mistake) {
	alike := *t
	alike.Open = nil
	key := fmt.Sprintf("%q %+v", name, alike)
	found, known := r.lists[key]
	if !known {
		found.summary, found.mistakes = t.Read()
		r.lists[key] = found
	}
	return found.summary, found.mistakes
}

// listReading is what reading a list of requests has found.
type listReading struct {
	summary  *workload.RequestSummary
	mistakes []*workload.Mistake
}

// warn and remark raise findings about what stands at c.
func (b *builder) warn(code finding.Code, c language.Cursor, format string, values ...any) {
	b.find(finding.Finding{Code: code, Severity: finding.Warning, Path: c.Path().String(), Message: fmt.Sprintf(format, values...)})
}

func (b *builder) remark(code finding.Code, c language.Cursor, format string, values ...any) {
	b.find(finding.Finding{Code: code, Severity: finding.Note, Path: c.Path().String(), Message: fmt.Sprintf(format, values...)})
}

func (b *builder) find(f finding.Finding) { b.findings = append(b.findings, f) }
