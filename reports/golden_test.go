package reports

import (
	"bytes"
	"flag"
	"io"
	"os"
	"path/filepath"
	"testing"
)

var update = flag.Bool("update", false, "rewrite the expected outputs")

// expect compares what write writes with testdata/name.
func expect(t *testing.T, name string, write func(io.Writer) error) {
	t.Helper()
	var got bytes.Buffer
	if err := write(&got); err != nil {
		t.Fatal(err)
	}
	file := filepath.Join("testdata", name)
	if *update {
		if err := os.WriteFile(file, got.Bytes(), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if got.String() != string(want) {
		t.Errorf("%s is stale: compare, then run make golden; the report is now\n%s", file, got.String())
	}
}

func TestReportsReadAsExpected(t *testing.T) {
	terminal := Options{Width: 90, Unicode: true}
	chosen := Options{Unicode: true, Metrics: []string{"wait_p99_s", "latency_p99_s"}}
	for _, c := range []struct {
		file  string
		of    []Report
		form  string
		looks Options
	}{
		{"single.txt", []Report{single()}, "table", terminal},
		{"single_narrow.txt", []Report{single()}, "table", Options{Width: 60}},
		{"single_chosen.txt", []Report{single()}, "table", chosen},
		{"single_explained.txt", []Report{single()}, "table", Options{Width: 90, Unicode: true, ExplainMethod: true}},
		{"several.txt", []Report{several()}, "table", terminal},
		{"several_color.txt", []Report{several()}, "table", Options{Unicode: true, Color: true, Verbose: true}},
		{"single.json", []Report{single()}, "json", Options{}},
		{"several.json", []Report{several()}, "json", Options{}},
		{"both.csv", []Report{single(), several()}, "csv", Options{}},
		{"cluster.txt", []Report{oneCluster()}, "table", terminal},
		{"clusters.txt", []Report{twoClusters()}, "table", terminal},
		{"cluster.json", []Report{oneCluster()}, "json", Options{}},
		{"cluster.csv", []Report{oneCluster()}, "csv", Options{}},
	} {
		for _, f := range Forms() {
			if f.Name == c.form {
				expect(t, c.file, func(w io.Writer) error { return f.Write(w, c.of, c.looks) })
			}
		}
	}
}
