package main

import (
	"cmp"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"path/filepath"
	"runtime"
	"slices"
	"sync"
	"sync/atomic"

	"simulate/reports"
)

// manifestName is the file that says how a folder of reports came about.
const manifestName = "manifest.json"

// saving writes files: all of them are complete before the first gets its name.
type saving struct {
	force  bool
	drafts []*draft
	stale  []string // files of an earlier run
	kept   error    // files of others, which were left alone
}

// save writes reports to all targets, and says so.
func save(all []reports.Report, targets []target, m reports.Manifest, force bool, log *slog.Logger) error {
	s := &saving{force: force}
	defer s.drop()
	var said []string
	for _, t := range targets {
		before := len(s.drafts)
		if err := s.target(t, all, m); err != nil {
			return fmt.Errorf("cannot write: %w", err)
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
	removeAll(s.stale)
	for _, line := range said {
		log.Info(line)
	}
	return s.kept
}

// page is a file to be written.
type page struct {
	path, mark string
	write      func(w io.Writer) error
	draft      *draft
}

func (s *saving) target(t target, all []reports.Report, m reports.Manifest) error {
	if !t.folder() {
		return s.files([]page{{path: t.path, mark: t.form.Mark, write: func(w io.Writer) error {
			return t.form.Write(w, all, reports.Options{Unicode: true})
		}}})
	}
	var pages []page
	for _, form := range t.forms() {
		if form.Files == nil {
			continue
		}
		for _, file := range form.Files(all) {
			pages = append(pages, page{path: filepath.Join(t.path, filepath.FromSlash(file.Name)), mark: form.Mark, write: file.Write})
			m.Files = append(m.Files, file.Name)
		}
	}
	if t.form.Name == "" {
		s.stale = append(s.stale, staleFiles(t.path, m.Files)...)
		pages = append(pages, page{path: filepath.Join(t.path, manifestName), mark: reports.ManifestFormat, write: func(w io.Writer) error {
			return reports.WriteManifest(w, m)
		}})
	}
	return s.files(pages)
}

// files writes files side by side. It is an error, but not the end, that one is somebody else's: the work of a run is not
// lost for that.
func (s *saving) files(pages []page) error {
	pages = slices.DeleteFunc(pages, s.foreign)
	errs := make([]error, len(pages))
	var failed atomic.Bool // what stops one file, such as a full disk, stops all
	next := make(chan int, len(pages))
	for i := range pages {
		next <- i
	}
	close(next)
	var workers sync.WaitGroup
	for range runtime.GOMAXPROCS(0) {
		workers.Go(func() {
			for i := range next {
				if !failed.Load() {
					errs[i] = safely(pages[i].fill)
					failed.CompareAndSwap(false, errs[i] != nil)
				}
			}
		})
	}
	workers.Wait()
	for _, p := range pages {
		if p.draft != nil {
			s.drafts = append(s.drafts, p.draft)
		}
	}
	return cmp.Or(errs...)
}

// foreign says whether a file is somebody else's, and remembers that.
func (s *saving) foreign(p page) bool {
	if s.force || ours(p.path, p.mark) {
		return false
	}
	s.kept = errors.Join(s.kept, misuse("%s exists, and simulate did not write it; it was left as it is (--force replaces it)", p.path))
	return true
}

// fill writes the file beside its place.
func (p *page) fill() (err error) {
	if p.draft, err = newDraft(p.path); err != nil {
		return err
	}
	return p.draft.complete(p.write(p.draft))
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
