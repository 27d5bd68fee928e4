package main

import (
	"fmt"

	"simulate/reports"
	"simulate/sim/experiment"
)

// listener hears what is decided in the first replication of every variant, while it runs.
type listener struct {
	story     *reports.Story     // nil: nobody asked for one
	decisions *reports.Decisions // nil: nobody asked for them
	draft     *draft             // that they go to
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

// open begins the file for decisions; an existing one must be ours.
func (l *listener) open(path string, force bool) (err error) {
	if !force && !ours(path, reports.DecisionsFormat) {
		return misuse("--out events=%s: the file exists and is no log of decisions; choose another name, or say --force", path)
	}
	if l.draft, err = newDraft(path); err != nil {
		return fmt.Errorf("--out events=%s: %w", path, err)
	}
	l.decisions = reports.NewDecisions(l.draft)
	return nil
}

// done finishes what was written: the file gets its name.
func (l *listener) done() error {
	if l.decisions == nil {
		return nil
	}
	err := l.draft.complete(l.decisions.Close())
	if err == nil {
		err = l.draft.name()
	}
	if err != nil {
		l.drop()
		return fmt.Errorf("--out events: %w", err)
	}
	l.draft = nil
	return nil
}

// drop removes what was not finished.
func (l *listener) drop() {
	if l.draft != nil {
		l.draft.drop()
	}
}

// tell writes the story that was asked for.
func (s *shell) tell(story *reports.Story) error {
	if !story.Known() {
		return misuse("--explain: no request of that name came in the first replication; a request is called by its own name, or by that of its class and its number from 0, such as batch-0")
	}
	return story.Write(s.out)
}
