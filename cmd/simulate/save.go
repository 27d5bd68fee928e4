package main

import (
	"errors"
	"fmt"
	"io"
	"log/slog"
	"path/filepath"

	"simulate/reports"
)

// manifestName is the file that says how a folder of reports came about.
const manifestName = "manifest.json"

// saving writes files: all of them are complete before the first gets its name.
type saving struct {
	force  bool
	drafts []*draft
	kept   error // files of others, which were left alone
}

// save writes reports to all targets, and says so.
func save(all []reports.Report, targets []target, m reports.Manifest, force bool, log *slog.Logger) error {
	s := &saving{force: force}
	defer s.drop()
	var said []string
	for _, t := range targets {
		before := len(s.drafts)
		if err := s.target(t, all, m); err != nil {
			return fmt.Errorf("--out %s: %w", t.path, err)
		}
		if n := len(s.drafts) - before; t.folder() {
			said = append(said, fmt.Sprintf("wrote %s in %s", counted(n, "file"), t.path))
		} else if n > 0 {
			said = append(said, "wrote "+t.path)
		}
	}
	if err := s.name(); err != nil {
		return err
	}
	for _, line := range said {
		log.Info(line)
	}
	return s.kept
}

func (s *saving) target(t target, all []reports.Report, m reports.Manifest) error {
	if !t.folder() {
		return s.file(t.path, t.form.Mark, func(w io.Writer) error { return t.form.Write(w, all, reports.Options{Unicode: true}) })
	}
	for _, form := range t.forms() {
		if form.Files == nil {
			continue
		}
		for _, file := range form.Files(all) {
			if err := s.file(filepath.Join(t.path, filepath.FromSlash(file.Name)), form.Mark, file.Write); err != nil {
				return err
			}
			m.Files = append(m.Files, file.Name)
		}
	}
	if t.form.Name != "" {
		return nil
	}
	return s.file(filepath.Join(t.path, manifestName), reports.ManifestFormat, func(w io.Writer) error { return reports.WriteManifest(w, m) })
}

// file writes one file. It is an error, but not the end, that it is somebody else's: the work of a run is not lost for
// that.
func (s *saving) file(path, mark string, write func(w io.Writer) error) error {
	if !s.force && !ours(path, mark) {
		s.kept = errors.Join(s.kept, misuse("%s exists, and simulate did not write it; it was left as it is (--force replaces it)", path))
		return nil
	}
	d, err := newDraft(path)
	if err != nil {
		return err
	}
	s.drafts = append(s.drafts, d)
	return errors.Join(write(d), d.complete())
}

// name gives all files their names.
func (s *saving) name() error {
	for len(s.drafts) > 0 {
		if err := s.drafts[0].name(); err != nil {
			return err
		}
		s.drafts = s.drafts[1:]
	}
	return nil
}

// drop removes what got no name.
func (s *saving) drop() {
	for _, d := range s.drafts {
		d.drop()
	}
}
