package main

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"

	"simulate/reports"
)

// resultName is the file of a folder of reports that holds all that is in the others.
const resultName = "result.json"

// results are reports that were saved.
type results struct {
	argument string // what the command line calls them
	reports  []reports.Report
	manifest reports.Manifest
}

// load reads saved results: a folder that --out made, a file, or - for standard input.
func (s *shell) loadResults(argument string) (results, error) {
	r := results{argument: argument}
	if argument == "-" {
		return r, r.read("standard input", s.in)
	}
	file := argument
	info, err := os.Stat(file)
	if err == nil && info.IsDir() {
		file = filepath.Join(file, resultName)
		_, err = os.Stat(file)
	}
	switch {
	case errors.Is(err, fs.ErrNotExist) && file != argument:
		return r, misuse("%s: there is no %s in this folder; expected one that simulate run --out made", argument, resultName)
	case errors.Is(err, fs.ErrNotExist):
		return r, misuse("%s: there is no such file or folder; expected one that simulate run --out made", argument)
	case err != nil:
		return r, err
	}
	if err := r.open(file); err != nil {
		return r, err
	}
	return r, r.explain(filepath.Join(filepath.Dir(file), manifestName), filepath.Base(file) == resultName)
}

func (r *results) open(file string) error {
	f, err := os.Open(file)
	if err != nil {
		return err
	}
	defer f.Close()
	return r.read(file, f)
}

func (r *results) read(name string, from io.Reader) (err error) {
	if r.reports, err = reports.Read(from); err != nil {
		return misuse("%s: %w", name, err)
	}
	for _, one := range r.reports {
		r.manifest.Scenarios = append(r.manifest.Scenarios, reports.Source{Name: one.Scenario, Digest: one.Digest, Seed: one.Seed})
		r.manifest.Simulator.Version = one.Version
	}
	return nil
}

// explain takes from a manifest, if there is one, how the results came about.
func (r *results) explain(file string, beside bool) error {
	if !beside {
		return nil
	}
	f, err := os.Open(file)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		return err
	}
	defer f.Close()
	m, err := reports.ReadManifest(f)
	if err != nil {
		return misuse("%s: %w", file, err)
	}
	if len(m.Scenarios) != len(r.reports) {
		return misuse("%s tells of %s, %s beside it of %d: they do not belong together", file, counted(len(m.Scenarios), "scenario"), resultName, len(r.reports))
	}
	for i, one := range m.Scenarios {
		if one.Digest != r.reports[i].Digest || one.Seed != r.reports[i].Seed {
			return misuse("%s and %s beside it are not of the same run: they do not belong together", file, resultName)
		}
		r.reports[i].Reproduce = one.Reproduce
	}
	r.manifest = m
	r.manifest.Files = nil
	return nil
}

// join puts several results together, in their order.
func join(all []results) (joined []reports.Report, m reports.Manifest, err error) {
	m = all[0].manifest
	m.Scenarios = nil
	for _, r := range all {
		if r.manifest.Simulator != m.Simulator {
			return nil, m, misuse("%s was simulated by simulate %s, %s by %s: make their reports one by one",
				all[0].argument, said(m.Simulator), r.argument, said(r.manifest.Simulator))
		}
		joined = append(joined, r.reports...)
		m.Scenarios = append(m.Scenarios, r.manifest.Scenarios...)
	}
	return joined, m, nil
}

func said(b reports.Simulator) string {
	if b.Commit == "" {
		return b.Version
	}
	if b.Modified {
		return fmt.Sprintf("%s (commit %.12s, modified)", b.Version, b.Commit)
	}
	return fmt.Sprintf("%s (commit %.12s)", b.Version, b.Commit)
}
