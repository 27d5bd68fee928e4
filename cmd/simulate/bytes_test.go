package main

import (
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"simulate/reports"
)

const twoVariants = `
name: shop
horizon: 20s
replications: 5
workloads:
  orders: {rate: 100/s}
processes:
  shop:
    runtime: ideal
    operators:
      check: {reads: orders, parallelism: 2, processing_time: {distribution: exponential, mean: 10ms}}
      pack: {after: check, parallelism: 3, processing_time: {mean: 12ms, cv: 0.5}}
compare:
  processes.shop.operators.check.parallelism: [2, 3]
thresholds:
  latency_p99_s: ["<1s"]
`

// everything asks for the folder and for each single form.
func everything(folder string) []string {
	args := []string{"--out", folder}
	for _, form := range reports.Forms() {
		if form.Write != nil {
			args = append(args, "--out", form.Name+"="+filepath.Join(folder, "single", form.Name))
		}
	}
	return args
}

func does(t *testing.T, args ...string) {
	t.Helper()
	var said strings.Builder
	if code := run(args, nil, io.Discard, &said); code != exitDone {
		t.Fatalf("%s exits with %d: %s", strings.Join(args, " "), code, said.String())
	}
}

// Every file is the same, byte for byte, whatever the number of workers and of shards; of the manifest all but the
// environment.
func TestAllFilesAreTheSameForAnyWorkersAndShards(t *testing.T) {
	folder := t.TempDir()
	scenario := filepath.Join(folder, "shop.yaml")
	if err := os.WriteFile(scenario, []byte(twoVariants), 0o644); err != nil {
		t.Fatal(err)
	}
	in := func(name string) string { return filepath.Join(folder, name) }
	does(t, append([]string{"run", scenario, "-q", "-j", "1"}, everything(in("one"))...)...)
	does(t, append([]string{"run", scenario, "-q", "-j", "8"}, everything(in("eight"))...)...)
	want, others := files(t, in("one")), []string{"eight"}
	for _, of := range []int{2, 7} { // the last: more than replications
		name := fmt.Sprint("of", of)
		for i := range of {
			does(t, "run", scenario, "-q", "-j", fmt.Sprint(1+i%3), "--shard", fmt.Sprintf("%d/%d", i+1, of), "--out", in("parts"+name))
		}
		does(t, append([]string{"merge", in("parts" + name), "-q"}, everything(in(name))...)...)
		others = append(others, name)
	}
	for _, name := range others {
		got := files(t, in(name))
		for file, text := range want {
			if got[file] != text {
				t.Errorf("%s: %s has %d bytes, others than the %d of one worker", name, file, len(got[file]), len(text))
			}
		}
		if len(got) != len(want) {
			t.Errorf("%s has %d files, want %d", name, len(got), len(want))
		}
	}
	if len(want) < 20 {
		t.Errorf("only %d files were compared", len(want))
	}
}

// files are those of a folder, without the environment of the manifest.
func files(t *testing.T, folder string) map[string]string {
	t.Helper()
	all := named(t, folder)
	manifest, _, found := strings.Cut(all["/"+manifestName], `"environment": {`)
	if !found {
		t.Fatalf("no environment in %s", manifest)
	}
	all["/"+manifestName] = manifest
	return all
}
