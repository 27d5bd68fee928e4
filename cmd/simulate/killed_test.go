package main

import (
	"bytes"
	"fmt"
	"math"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"simulate/reports"
	"simulate/sim/clock"
	"simulate/sim/experiment"
)

// long is a result that takes a while to write.
func long(t *testing.T) string {
	t.Helper()
	v := experiment.Variant{Name: "baseline", Simulated: experiment.Simulated{Replications: 1}}
	for i := range 10 {
		s := experiment.Series{Name: "queue_mean", Unit: "1", Scope: experiment.Scope{Process: "p", Operator: fmt.Sprint("operator ", i), Subtask: -1}}
		for k := range 5000 {
			y := math.Sin(float64(k * (i + 1)))
			s.At, s.Mean, s.Lo, s.Hi = append(s.At, clock.Time(k)*clock.Second), append(s.Mean, y), append(s.Lo, y-1), append(s.Hi, y+1)
		}
		v.Series = append(v.Series, s)
	}
	var document bytes.Buffer
	r := reports.Report{Meta: reports.Meta{Scenario: "long", Version: Version}, Result: experiment.Result{Variants: []experiment.Variant{v}}}
	if err := reports.JSON(&document, []reports.Report{r}); err != nil {
		t.Fatal(err)
	}
	file := filepath.Join(t.TempDir(), "long.json")
	if err := os.WriteFile(file, document.Bytes(), 0o644); err != nil {
		t.Fatal(err)
	}
	return file
}

// named are the files of a folder that have their names, by their paths in it.
func named(t *testing.T, folder string) map[string]string {
	t.Helper()
	all := map[string]string{}
	err := filepath.WalkDir(folder, func(path string, entry os.DirEntry, err error) error {
		if os.IsNotExist(err) || err == nil && (entry.IsDir() || strings.HasPrefix(entry.Name(), ".simulate-")) {
			return nil
		}
		text, err := os.ReadFile(path)
		all[strings.TrimPrefix(path, folder)] = string(text)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return all
}

// Whenever it is killed, what has a name is whole, and what is left over is in nobody's way.
func TestWhoeverIsKilledLeavesNothingHalfWritten(t *testing.T) {
	saved, whole, folder := long(t), filepath.Join(t.TempDir(), "whole"), filepath.Join(t.TempDir(), "out")
	report := func(to string) *exec.Cmd { return exec.Command("simulate", "report", saved, "--out", to, "-q") }
	start := time.Now()
	if err := report(whole).Run(); err != nil {
		t.Fatal(err)
	}
	took, want := time.Since(start), named(t, whole)
	delete(want, "/"+manifestName) // holds the time
	const kills = 12
	unfinished := 0
	for i := range kills {
		c := report(folder)
		if err := c.Start(); err != nil {
			t.Fatal(err)
		}
		time.Sleep(took * time.Duration(i+1) / kills)
		_ = c.Process.Kill() // it may have come to its end
		_ = c.Wait()
		got := named(t, folder)
		for name, text := range got {
			if right, known := want[name]; known && text != right {
				t.Errorf("killed after %v: %s holds %d of %d bytes", took*time.Duration(i+1)/kills, name, len(text), len(right))
			}
		}
		if len(got) <= len(want) {
			unfinished++
		}
	}
	if err := report(folder).Run(); err != nil {
		t.Errorf("after all that: %v", err)
	}
	if unfinished == 0 {
		t.Errorf("none of %d was killed before its end, which takes %v", kills, took)
	}
	t.Logf("%d of %d were killed before their end", unfinished, kills)
}
