package main

import (
	"os"
	"path/filepath"
	"slices"

	"simulate/reports"
)

// staleFiles are files of a folder that the run before wrote and this one does not write again: its pictures would be
// taken for those of this one.
func staleFiles(folder string, written []string) (all []string) {
	f, err := os.Open(filepath.Join(folder, manifestName))
	if err != nil {
		return nil
	}
	defer f.Close()
	before, err := reports.ReadManifest(f)
	if err != nil {
		return nil
	}
	for _, name := range before.Files {
		path := filepath.FromSlash(name)
		if filepath.IsLocal(path) && !slices.Contains(written, name) && ofSomeForm(filepath.Join(folder, path)) {
			all = append(all, filepath.Join(folder, path))
		}
	}
	return all
}

// ofSomeForm says whether this program wrote a file; if there is none, too.
func ofSomeForm(path string) bool {
	return slices.ContainsFunc(reports.Forms(), func(form reports.Form) bool { return form.Mark != "" && ours(path, form.Mark) })
}

// removeAll removes files, and folders that are empty then. What cannot be removed stays.
func removeAll(paths []string) {
	for _, path := range paths {
		if os.Remove(path) == nil {
			_ = os.Remove(filepath.Dir(path)) // only if it is empty
		}
	}
}
