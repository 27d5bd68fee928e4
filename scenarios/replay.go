package scenarios

import (
	"crypto/sha256"
	"fmt"
	"io"
	"path/filepath"
	"slices"

	"simulate/scenarios/document"
	"simulate/scenarios/language"
	"simulate/sim/finding"
	"simulate/workload"
)

// replay is a workload that replays a trace.
type replay struct {
	at       language.Cursor // of the trace
	file     string
	load     *workload.Recorded
	columns  []string // of events
	workload int      // index
}

// replayed is the replay of a workload; nil: it is none.
func (b *builder) replayed(workload int) *replay {
	for i := range b.replays {
		if b.replays[i].workload == workload {
			return &b.replays[i]
		}
	}
	return nil
}

// replaysOnTheClock says whether a trace stands at the time of the clock.
func (b *builder) replaysOnTheClock() bool {
	return slices.ContainsFunc(b.replays, func(r replay) bool { return r.load.Trace.Clock })
}

// replay makes the last workload, which c is, replay a trace.
func (b *builder) replay(c language.Cursor, form, word string) {
	w := &b.config.Stream.Workloads[len(b.config.Stream.Workloads)-1]
	at := c.At("trace")
	b.unneeded(c, form, word)
	load := &workload.Recorded{
		Trace:   b.trace(at),
		Even:    word == "constant",
		Profile: b.profile(c.At("profile")),
		Scale:   at.At("scale").Number(),
		Speedup: at.At("speedup").Number(),
		Loop:    at.At("loop").Bool(),
		Start:   b.instant(c.At("start"), 0),
		Count:   uint64(c.At("count").Integer()),
	}
	load.Stop = b.stop(c.At("stop"), load.Start)
	if w.Keys.Recorded {
		load.Trace.Key = c.At("keys", "column").Text()
	}
	r := replay{at: at, file: at.At("file").Filename(), load: load, workload: len(b.config.Stream.Workloads) - 1}
	load.Trace.File = r.file
	load.Trace.Open = func() (io.ReadCloser, error) { return b.recordings.open(r.file) }
	w.Source = load.Source
	if load.Trace.Format == workload.Events && b.sound(c.Path().String()) {
		var m *workload.Mistake
		if r.columns, m = load.Trace.Columns(); m != nil {
			b.mistaken(&r, m)
		}
	}
	b.replays = append(b.replays, r)
}

// unneeded refuses what a trace says itself.
func (b *builder) unneeded(c language.Cursor, form, word string) {
	for _, key := range []string{"rate", "batch"} {
		if at := c.At(key); at.Exists() {
			at.Problem("%s: the trace says when how many events arrive; remove %s (trace.scale multiplies what was recorded)", key, key)
		}
	}
	if form != "word" || word == "saturated" {
		c.At("arrivals").Problem("arrivals: a trace is replayed as it was recorded; expected poisson or constant, by which a row's arrivals are placed in its interval")
	}
}

// readTraces reads each trace through, once all that its events are asked for is known.
func (b *builder) readTraces() {
	for i := range b.replays {
		r := &b.replays[i]
		if !b.sound(b.workloadPath(r)) {
			continue
		}
		b.carry(r)
		read := b.recordings.through(r.file, &r.load.Trace)
		for _, m := range read.mistakes {
			b.mistaken(r, m)
		}
		if len(read.mistakes) > 0 {
			continue
		}
		r.load.Summary = read.summary
		path := b.workloadPath(r)
		for _, p := range r.load.Problems() {
			b.at(path+"."+p.Path, p.Error())
		}
		b.gaps(r)
	}
}

// gaps remarks that rows are missing.
func (b *builder) gaps(r *replay) {
	s := r.load.Summary
	if s.Gaps == 0 {
		return
	}
	where := "in one place"
	if s.Gaps > 1 {
		where = fmt.Sprintf("in %d places", s.Gaps)
	}
	b.findings = append(b.findings, finding.Finding{
		Code: finding.Gaps, Severity: finding.Warning, Path: r.at.Path().String(),
		Message: fmt.Sprintf("rows are missing %s of %s, which has one every %s, and nothing arrives there; the longest gap, %s, follows line %d",
			where, filepath.Base(r.file), language.FormatDuration(s.Interval), language.FormatDuration(s.LongestGap), s.LongestLine),
	})
}

// untilReplayed is the place of the horizon, with the end of the longest trace as its default.
func (b *builder) untilReplayed(c language.Cursor) language.Cursor {
	end := b.lastRequest()
	for i := range b.replays {
		end = max(end, b.replays[i].load.End())
	}
	if end <= 0 {
		return c
	}
	return c.Or(language.FormatDuration(end))
}

// mistaken says what is wrong with a trace, where it stands.
func (b *builder) mistaken(r *replay, m *workload.Mistake) {
	if m.Unopened {
		r.at.At("file").Problem("cannot read %s: %s", r.file, m.Message)
		return
	}
	p := document.Problem{Path: r.at.Path().String(), Message: m.Message}
	p.File, p.Line, p.Column = r.file, m.Line, m.Column
	b.wrong = append(b.wrong, p)
}

func (b *builder) workloadPath(r *replay) string {
	path := r.at.Path()
	return path[:len(path)-1].String()
}

// digest identifies what scenarios mean, with what the traces hold that they replay.
func (r *reader) digest(documents []*document.Document) string {
	digest := language.Digest(documents...)
	contents := ""
	for _, b := range r.built {
		for _, replay := range b.replays {
			contents += fmt.Sprintf(" %016x", replay.load.Summary.Content)
		}
		for _, content := range b.samples {
			contents += fmt.Sprintf(" %016x", content)
		}
	}
	if contents == "" {
		return digest
	}
	return fmt.Sprintf("sha256:%x", sha256.Sum256([]byte(digest+contents)))
}
