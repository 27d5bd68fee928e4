package main

import (
	"bufio"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"syscall"

	"simulate/reports"
	"simulate/sim/experiment"
)

// listener hears what is decided in the first replication of every variant, while it runs.
type listener struct {
	story     *reports.Story     // nil: nobody asked for one
	decisions *reports.Decisions // nil: nobody asked for them
	file      *os.File           // that they go to, for the time being
	path      string             // and for good
}

// listen opens what is asked for, and lets all variants tell it.
func listen(all []scenario, o *options, from origins) (*listener, error) {
	l := &listener{}
	if o.explain != "" {
		l.story = reports.NewStory(o.explain)
	}
	if o.events != "" {
		if err := l.open(o.events, o.force); err != nil {
			return nil, err
		}
	}
	for i := range all {
		of := meta(&all[i], o, from)
		for k := range all[i].design.Candidates {
			c := &all[i].design.Candidates[k]
			l.hear(of, c)
		}
	}
	return l, nil
}

// hear lets a variant tell whoever listens.
func (l *listener) hear(of reports.Meta, c *experiment.Candidate) {
	var logs []reports.LogOf
	if l.story != nil {
		logs = append(logs, l.story.Of(c))
	}
	if l.decisions != nil {
		logs = append(logs, l.decisions.Of(of, c.Name, c.Config))
	}
	if len(logs) > 0 {
		c.Config.Log = reports.Tee(logs...)
	}
}

// open opens the file for decisions under another name, in its folder; an existing file must be one of ours.
func (l *listener) open(path string, force bool) error {
	if !force && !ours(path) {
		return misuse("--out events=%s: the file exists and is no log of decisions; choose another name, or say --force", path)
	}
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		return fmt.Errorf("--out events=%s: %w", path, err)
	}
	f, err := os.CreateTemp(filepath.Dir(path), ".events-*")
	if err != nil {
		return fmt.Errorf("--out events=%s: %w", path, err)
	}
	l.path, l.file, l.decisions = path, f, reports.NewDecisions(f)
	return nil
}

// ours says whether there is no such file, or one that this program wrote.
func ours(path string) bool {
	f, err := os.Open(path)
	if err != nil {
		return errors.Is(err, fs.ErrNotExist) || errors.Is(err, syscall.ENOTDIR) // which is told where it is made
	}
	defer f.Close()
	head, _ := bufio.NewReader(f).Peek(64)
	return len(head) == 0 || strings.Contains(string(head), reports.DecisionsFormat)
}

// done finishes what was written: the file gets its name.
func (l *listener) done() error {
	if l.decisions == nil {
		return nil
	}
	err := errors.Join(l.decisions.Close(), l.file.Chmod(0o644), l.file.Close())
	if err == nil {
		err = os.Rename(l.file.Name(), l.path)
	}
	if err != nil {
		l.drop()
		return fmt.Errorf("--out events=%s: %w", l.path, err)
	}
	l.file = nil
	return nil
}

// drop removes what was not finished.
func (l *listener) drop() {
	if l.file != nil {
		l.file.Close()
		os.Remove(l.file.Name())
	}
}

// tell writes the story that was asked for.
func (s *shell) tell(story *reports.Story) error {
	if !story.Known() {
		return misuse("--explain: no request of that name came in the first replication; a request is called by its own name, or by that of its class and its number from 0, such as batch-0")
	}
	return story.Write(s.out)
}
