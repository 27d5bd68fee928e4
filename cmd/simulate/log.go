package main

import (
	"context"
	"fmt"
	"io"
	"log/slog"
	"strings"
)

// logger writes what is said while working to standard error: as lines for people or as JSON; only what went
// wrong when quiet, more when verbose.
func (s *shell) logger(o *options) *slog.Logger {
	level := slog.LevelInfo
	switch {
	case o.quiet:
		level = slog.LevelError
	case o.verbose:
		level = slog.LevelDebug
	}
	if o.logFormat == "json" {
		return slog.New(slog.NewJSONHandler(s.err, &slog.HandlerOptions{Level: level}))
	}
	return slog.New(lines{s.err, level})
}

// lines is a log of lines: the message, then what belongs to it.
type lines struct {
	to    io.Writer
	level slog.Level
}

// Enabled leaves out what was not asked for.
func (l lines) Enabled(_ context.Context, level slog.Level) bool { return level >= l.level }

// Handle writes one line.
func (l lines) Handle(_ context.Context, r slog.Record) error {
	var b strings.Builder
	b.WriteString("simulate: ")
	if r.Level >= slog.LevelWarn {
		b.WriteString("warning: ")
	}
	b.WriteString(r.Message)
	r.Attrs(func(a slog.Attr) bool {
		fmt.Fprintf(&b, ", %s %s", a.Key, a.Value)
		return true
	})
	_, err := io.WriteString(l.to, b.String()+"\n")
	return err
}

// WithAttrs is not used here: attributes stand with each message.
func (l lines) WithAttrs([]slog.Attr) slog.Handler { return l }

// WithGroup is not used here.
func (l lines) WithGroup(string) slog.Handler { return l }
