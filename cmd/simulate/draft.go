package main

import (
	"bufio"
	"bytes"
	"cmp"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"syscall"
)

// draft is a file in the making. It lies beside its place under another name and gets its own when all of it is
// there, so that nobody ever sees half of it. What is no plain file, such as a pipe, is written at once.
type draft struct {
	*bufio.Writer
	file *os.File
	path string // its place; empty: file is it
}

// newDraft begins a file; the folders that it takes are made.
func newDraft(path string) (*draft, error) {
	if info, err := os.Stat(path); err == nil && !info.Mode().IsRegular() {
		file, err := os.OpenFile(path, os.O_WRONLY, 0)
		return &draft{Writer: bufio.NewWriter(file), file: file}, err
	}
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		return nil, err
	}
	file, err := os.CreateTemp(filepath.Dir(path), ".simulate-*")
	if err != nil {
		return nil, about(path, err)
	}
	return &draft{bufio.NewWriterSize(file, 1<<16), file, path}, nil
}

// about is an error of a file under the name that people know; what it was called meanwhile tells them nothing.
func about(path string, err error) error {
	var of *fs.PathError
	if path != "" && errors.As(err, &of) {
		return fmt.Errorf("%s: %w", path, of.Err)
	}
	return err
}

// complete closes what was written, unless writing failed; the file has its old name, or none, until it is named.
func (d *draft) complete(failed error) error {
	if failed == nil {
		failed = d.Flush()
	}
	if failed == nil && d.path != "" {
		failed = d.file.Chmod(0o644)
	}
	return about(d.path, cmp.Or(failed, d.file.Close()))
}

// name puts the file in its place, over what is there.
func (d *draft) name() error {
	if d.path == "" {
		return nil
	}
	if err := os.Rename(d.file.Name(), d.path); err != nil {
		return fmt.Errorf("%s: %w", d.path, errors.Unwrap(err))
	}
	return nil
}

// drop removes what has not been named.
func (d *draft) drop() {
	d.file.Close()
	if d.path != "" {
		os.Remove(d.file.Name())
	}
}

// marked is how much of a file is looked at for the mark of its form.
const marked = 4096

// ours says whether there is no such file, or one that this program wrote in the form of that mark.
func ours(path, mark string) bool {
	info, err := os.Stat(path)
	if err != nil {
		return errors.Is(err, fs.ErrNotExist) || errors.Is(err, syscall.ENOTDIR) // which is told where it is made
	}
	if !info.Mode().IsRegular() || info.Size() == 0 {
		return !info.IsDir()
	}
	f, err := os.Open(path)
	if err != nil {
		return false
	}
	defer f.Close()
	for _, from := range []int64{0, max(0, info.Size()-marked)} { // its beginning, its end
		text, _ := io.ReadAll(io.NewSectionReader(f, from, marked))
		if bytes.Contains(text, []byte(mark)) {
			return true
		}
	}
	return false
}
