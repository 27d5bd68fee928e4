package scenarios

import (
	"fmt"
	"slices"
	"strings"

	"simulate/scenarios/document"
	"simulate/scenarios/language"
	"simulate/sim"
	"simulate/sim/experiment"
	"simulate/sim/finding"
	"simulate/workload"
)

// builder makes the configuration of one variant.
type builder struct {
	verb       language.Verb
	top        language.Cursor
	definition definition
	config     sim.Config
	design     experiment.Design // without its candidates
	open       []*workload.Open  // by workload; nil: one that reacts to the system, or a replay
	replays    []replay
	fleet      fleet
	asking     []asker           // by class of requests
	wrong      document.Problems // besides those of the cursor
	findings   []finding.Finding
	partly     []finding.Finding // are told where only some of the variants find them

	recordings *recordings
	samples    []uint64 // what is in those that distributions draw from
}

func newBuilder(d *document.Document, v language.Verb, r *recordings) *builder {
	return &builder{verb: v, top: language.Open(d, v), recordings: r}
}

// build reads all that one run needs. What it finds wrong, problems tells.
func (b *builder) build() {
	b.jobs()
	b.askers()
	b.furnish()
	b.readTraces()
	b.references()
	b.machineFaults()
	b.incidents()
	b.span()
	b.scheduling()
	b.fitting()
	b.observe()
	b.limits()
	b.faults()
	if len(b.problems()) == 0 {
		b.remarks()
	}
}

// jobs reads what processes there are, what comes to them, and where they might run.
func (b *builder) jobs() {
	b.plan()
	b.cluster()
	b.define()
	b.workloads()
	b.processes()
	b.lone()
}

// problems are all that were found wrong so far.
func (b *builder) problems() document.Problems {
	return append(b.top.Problems(), b.wrong...)
}

// sound says whether nothing was found wrong at a path or below it.
func (b *builder) sound(path string) bool {
	return !slices.ContainsFunc(b.problems(), func(p document.Problem) bool { return within(p.Path, path) })
}

// within says whether a path is another one or lies below it.
func within(path, of string) bool {
	rest, begins := strings.CutPrefix(path, of)
	return begins && (rest == "" || rest[0] == '.' || rest[0] == '[')
}

// atKey says that the name which a key gives is wrong.
func (b *builder) atKey(c language.Cursor, suggestion, format string, values ...any) {
	b.wrong = append(b.wrong, document.Problem{Position: c.KeyPosition(), Path: c.Path().String(), Message: fmt.Sprintf(format, values...), Suggestion: suggestion})
}

// at says what is wrong at a path that the engine names.
func (b *builder) at(path, message string) {
	d := b.top.Document()
	b.wrong = append(b.wrong, document.Problem{Position: position(d, path), Path: path, Message: message})
}

// noEffect remarks that what stands at c changes nothing here.
func (b *builder) noEffect(c language.Cursor, format string, values ...any) {
	b.findings = append(b.findings, finding.Finding{
		Code: finding.NoEffect, Severity: finding.Note, Path: c.Path().String(), Message: fmt.Sprintf(format, values...),
	})
}

// noEffectHere is noEffect of what may change something in other variants. The format names what it depends on.
func (b *builder) noEffectHere(c language.Cursor, format string, values ...any) {
	b.partly = append(b.partly, finding.Finding{
		Code: finding.NoEffect, Severity: finding.Note, Path: c.Path().String(), Message: fmt.Sprintf(format, values...),
	})
}

// found says whether the same remark was made here, whatever its numbers.
func (b *builder) found(f finding.Finding) bool {
	return slices.ContainsFunc(b.findings, func(g finding.Finding) bool { return g.Path == f.Path && g.Code == f.Code })
}
