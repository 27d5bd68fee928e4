package main

import (
	"bytes"
	"errors"
	"io"
	"os"
	"path/filepath"
	"testing"
)

// Whatever goes wrong while files are written, those that were there stay, and nothing half-written is left.
func TestFilesAreWholeOrAsTheyWere(t *testing.T) {
	folder := t.TempDir()
	path := filepath.Join(folder, "deep", "metrics.csv")
	write := func(text string, fails error) error {
		s := &saving{}
		defer s.drop()
		var pages []page
		for _, file := range []string{path, filepath.Join(folder, "deep", "series.csv")} {
			pages = append(pages, page{path: file, mark: "ours", write: func(w io.Writer) error {
				_, err := io.WriteString(w, "ours "+text)
				return errors.Join(err, fails)
			}})
		}
		if err := s.files(pages); err != nil {
			return err
		}
		return s.name()
	}
	if err := write("first", nil); err != nil {
		t.Fatal(err)
	}
	full := errors.New("no space left")
	if err := write("second", full); !errors.Is(err, full) {
		t.Errorf("got %v", err)
	}
	text, err := os.ReadFile(path)
	if err != nil || !bytes.Equal(text, []byte("ours first")) {
		t.Errorf("%s holds %q, %v", path, text, err)
	}
	if left, _ := os.ReadDir(filepath.Dir(path)); len(left) != 2 {
		t.Errorf("%v are left", left)
	}
	if err := os.WriteFile(path, []byte("somebody's"), 0o644); err != nil {
		t.Fatal(err)
	}
	s := &saving{}
	if err := s.files([]page{{path: path, mark: "ours"}}); err != nil || s.kept == nil || len(s.drafts) != 0 {
		t.Errorf("somebody's file would be replaced: %v, %v", err, s.kept)
	}
}

func TestTheTaskOfAnArrayIsFound(t *testing.T) {
	for _, c := range []struct {
		variables map[string]string
		want      part
	}{
		{map[string]string{"SLURM_ARRAY_TASK_ID": "7", "SLURM_ARRAY_TASK_MIN": "5", "SLURM_ARRAY_TASK_COUNT": "4"}, part{3, 4}},
		{map[string]string{"AWS_BATCH_JOB_ARRAY_INDEX": "0", "AWS_BATCH_JOB_ARRAY_SIZE": "4"}, part{1, 4}},
		{map[string]string{"CLOUD_RUN_TASK_INDEX": "3", "CLOUD_RUN_TASK_COUNT": "4"}, part{4, 4}},
		{map[string]string{"JOB_COMPLETION_INDEX": "2", "SHARD_COUNT": "4"}, part{3, 4}},
		{map[string]string{"JOB_COMPLETION_INDEX": "4", "SHARD_COUNT": "4"}, part{}},
		{map[string]string{"JOB_COMPLETION_INDEX": "2"}, part{}},
		{map[string]string{"SLURM_ARRAY_TASK_ID": "x", "SLURM_ARRAY_TASK_COUNT": "4"}, part{}},
		{nil, part{}},
	} {
		s := &shell{lookup: func(name string) (string, bool) { v, ok := c.variables[name]; return v, ok }}
		if got, err := s.arrayTask(); got != c.want || (err != nil) != (c.want == part{}) {
			t.Errorf("%v: %v, %v; want %v", c.variables, got, err, c.want)
		}
	}
}
