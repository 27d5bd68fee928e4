package main

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"simulate/scenarios"
)

// Every scenario of the gallery prints, byte for byte, the summary that stands in testdata/gallery; `make golden`
// writes them again.
func TestGallerySummaries(t *testing.T) {
	t.Setenv("LC_ALL", "C.UTF-8")
	for _, example := range scenarios.Gallery() {
		t.Run(example.Name, func(t *testing.T) {
			var out, remarks bytes.Buffer
			code := run([]string{"run", example.Name, "--color", "never"}, strings.NewReader(""), &out, &remarks)
			if code != 0 && code != 99 || remarks.Len() > 0 {
				t.Fatalf("exit code %d, said\n%s", code, &remarks)
			}
			file := filepath.Join("testdata", "gallery", example.Name+".txt")
			if *update {
				if err := os.WriteFile(file, out.Bytes(), 0o644); err != nil {
					t.Fatal(err)
				}
			}
			want, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			if !bytes.Equal(out.Bytes(), want) {
				t.Errorf("printed\n%s\nwant\n%s", &out, want)
			}
		})
	}
}
