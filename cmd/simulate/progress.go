package main

import (
	"fmt"
	"log/slog"
	"time"

	"github.com/vbauerster/mpb/v8"
	"github.com/vbauerster/mpb/v8/decor"

	"simulate/sim/experiment"
)

// progress shows how far a run has come.
type progress interface {
	show(p experiment.Progress)
	end() // what was shown may vanish
}

// progress is a bar on a terminal, else now and then a line if somebody asked for more.
func (s *shell) progress(name string, o *options, log *slog.Logger) progress {
	_, seen := terminal(s.err)
	switch {
	case seen && !o.quiet && !o.noProgress && o.logFormat == "text":
		return newBar(s, name)
	case o.verbose && !o.noProgress:
		now := time.Now()
		return &ticker{log: log, name: name, begun: now, last: now}
	}
	return silence{}
}

// silence shows nothing.
type silence struct{}

func (silence) show(experiment.Progress) {}
func (silence) end()                     {}

// ticker logs at most one line in ten seconds.
type ticker struct {
	log         *slog.Logger
	name        string
	begun, last time.Time
}

// between is the shortest time between two lines.
const between = 10 * time.Second

func (t *ticker) show(p experiment.Progress) {
	now := time.Now()
	if now.Sub(t.last) < between {
		return
	}
	t.last = now
	t.log.Debug(fmt.Sprintf("%s: %d of %d replications", t.name, p.Done, p.Total), "events", p.Events, "left", left(p, now.Sub(t.begun)))
}

func (*ticker) end() {}

// left is about how long it will take from here, if replications go on taking as long as they did.
func left(p experiment.Progress, spent time.Duration) time.Duration {
	if p.Done == 0 {
		return 0
	}
	return (spent / time.Duration(p.Done) * time.Duration(max(p.Total-p.Done, 0))).Round(time.Second)
}

// bar is drawn on a terminal.
type bar struct {
	screen *mpb.Progress
	bar    *mpb.Bar
}

func newBar(s *shell, name string) *bar {
	screen := mpb.New(mpb.WithOutput(s.err), mpb.WithWidth(80))
	return &bar{screen, screen.AddBar(0,
		mpb.BarRemoveOnComplete(),
		mpb.PrependDecorators(decor.Name(name+" "), decor.CountersNoUnit("%d of %d replications")),
		mpb.AppendDecorators(decor.Percentage(decor.WCSyncSpace), decor.Name(" left "), decor.AverageETA(decor.ET_STYLE_GO)),
	)}
}

func (b *bar) show(p experiment.Progress) {
	b.bar.SetTotal(int64(p.Total), false)
	b.bar.SetCurrent(int64(p.Done))
}

func (b *bar) end() {
	b.bar.Abort(true)
	b.screen.Wait()
}
