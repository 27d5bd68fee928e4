package main

import (
	"os"
	"path/filepath"
	"runtime"
	"time"

	"simulate/reports"
)

// manifest says how the reports of some scenarios came about.
func (s *shell) manifest(all []scenario, o *options, from origins, started time.Time) reports.Manifest {
	b := thisBuild()
	m := reports.Manifest{
		Simulator: b.simulator(),
		Environment: reports.Environment{
			Arguments: os.Args, System: runtime.GOOS + "/" + runtime.GOARCH, Go: b.Go,
			Processes: runtime.NumCPU(), Workers: o.workers(),
			Started: started.UTC().Format(time.RFC3339), Took: time.Since(started).Seconds(),
		},
	}
	m.Environment.Folder, _ = os.Getwd()
	m.Environment.Host, _ = os.Hostname()
	for i := range all {
		m.Scenarios = append(m.Scenarios, source(&all[i], o, from))
	}
	return m
}

// source is a scenario, whose file is named without its folder, so that equal files are equal wherever they lie.
func source(sc *scenario, o *options, from origins) reports.Source {
	return reports.Source{
		Name: sc.name, File: filepath.Base(sc.argument), Digest: sc.digest, Seed: sc.design.Seed, Env: o.env,
		Set: append([]string{}, o.set...), Thresholds: append([]string{}, o.thresholds...),
		Reproduce: reproduce(filepath.Base(sc.argument), sc, o, from),
	}
}
