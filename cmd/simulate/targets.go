package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"simulate/reports"
	"simulate/scenarios/document"
)

// target is what --out names: a file for one form of the reports, or a folder for all of them.
type target struct {
	form reports.Form // without a name: all
	path string
}

// targetsOf reads what --out was given: PATH, or FORMAT=PATH. Events are told apart: they are written while it runs.
func targetsOf(given []string) (all []target, events string, err error) {
	seen := map[string]bool{}
	for _, text := range given {
		name, path, single := strings.Cut(text, "=")
		if !single || strings.ContainsAny(name, `/\`) {
			name, path = "", text
		}
		form, known := reports.FormOf(name)
		switch {
		case single && path == "":
			return nil, "", misuse("--out %s: a file is missing after the =", text)
		case !single && slices.Contains(append(fileForms(), "events"), path):
			return nil, "", misuse("--out %s: expected a folder, or FORMAT=FILE; a folder of that name is ./%s", text, text)
		case name == "events" && events != "":
			return nil, "", misuse("--out events is given twice: leave out one")
		case name == "events":
			events = path
		case name != "" && !known:
			names := append(fileForms(), "events")
			return nil, "", misuse("--out %s: there is no format %q%s; expected %s", text, name, hint(document.Nearest(name, names)), either(names))
		case seen[filepath.Clean(path)]:
			return nil, "", misuse("--out %s: something else goes to that path too; choose another", text)
		default:
			seen[filepath.Clean(path)] = true
			all = append(all, target{form, path})
		}
	}
	return all, events, nil
}

// fileForms are the names of all forms.
func fileForms() []string {
	var names []string
	for _, form := range reports.Forms() {
		names = append(names, form.Name)
	}
	return names
}

// folder says whether a target is a folder of files.
func (t target) folder() bool { return t.form.Write == nil }

// forms are those that go to a target.
func (t target) forms() []reports.Form {
	if t.form.Name != "" {
		return []reports.Form{t.form}
	}
	return reports.Forms()
}

// check refuses, before anything is simulated, to write over what somebody else wrote, or where nothing can be written.
func (t target) check(force bool) error {
	if err := t.unclaimed(force); err != nil {
		return err
	}
	switch info, err := os.Stat(t.path); {
	case t.folder():
		return writable(t.path)
	case err == nil && !info.Mode().IsRegular(): // a pipe, a device
		return nil
	}
	return writable(filepath.Dir(t.path))
}

// writable says whether a folder can have files; those of its folders that are missing are not made.
func writable(folder string) error {
	nearest := folder
	for _, err := os.Stat(nearest); errors.Is(err, fs.ErrNotExist) && nearest != filepath.Dir(nearest); _, err = os.Stat(nearest) {
		nearest = filepath.Dir(nearest)
	}
	file, err := os.CreateTemp(nearest, ".simulate-*")
	if err != nil {
		return fmt.Errorf("cannot write: %w", about(folder, err))
	}
	return errors.Join(file.Close(), os.Remove(file.Name()))
}

func (t target) unclaimed(force bool) error {
	info, err := os.Stat(t.path)
	switch {
	case t.folder() && err == nil && !info.IsDir():
		return misuse("--out %s: that is a file, and the reports are several; name a folder", t.path)
	case !t.folder() && err == nil && info.IsDir():
		return misuse("--out %s=%s: that is a folder; name a file in it", t.form.Name, t.path)
	case force:
		return nil
	case !t.folder():
		return t.claim(t.path, t.form.Mark)
	}
	for _, form := range t.forms() {
		if form.Files == nil {
			continue
		}
		for _, file := range form.Files(nil) {
			if err := t.claim(filepath.Join(t.path, filepath.FromSlash(file.Name)), form.Mark); err != nil {
				return err
			}
		}
	}
	return t.claim(filepath.Join(t.path, manifestName), reports.ManifestFormat)
}

func (t target) claim(path, mark string) error {
	if ours(path, mark) {
		return nil
	}
	return misuse("%s exists, and simulate did not write it; choose another path, or say --force", path)
}
