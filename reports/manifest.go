package reports

import (
	"encoding/json"
	"fmt"
	"io"
)

// ManifestFormat names the shape of a manifest; within it keys are only ever added.
const ManifestFormat = "simulate.manifest/1"

// Manifest says how a folder of reports came about. What depends on the machine, the clock or the place is in its
// Environment alone; the rest of equal runs is equal.
type Manifest struct {
	Format      string      `json:"format"`
	Simulator   Simulator   `json:"simulator"`
	Scenarios   []Source    `json:"scenarios"`
	Files       []string    `json:"files"` // of the folder, in the order of writing
	Environment Environment `json:"environment"`
}

// Simulator is the program that simulated.
type Simulator struct {
	Version  string `json:"version"`
	Commit   string `json:"commit"` // empty: not built from a checkout
	Modified bool   `json:"modified"`
}

// Source is a scenario and what the command line laid over it.
type Source struct {
	Name       string   `json:"name"`
	File       string   `json:"file"` // without its folder
	Digest     string   `json:"digest"`
	Seed       uint64   `json:"seed"`
	Env        string   `json:"env,omitempty"`
	Set        []string `json:"set"`
	Thresholds []string `json:"thresholds"`
	Reproduce  string   `json:"reproduce"` // in the folder of the scenario
}

// Environment is where and when it was simulated.
type Environment struct {
	Arguments []string `json:"arguments"`
	Folder    string   `json:"folder"`
	Host      string   `json:"host"`
	System    string   `json:"system"` // linux/amd64
	Go        string   `json:"go"`
	Processes int      `json:"cpus"`
	Workers   int      `json:"workers"`
	Started   string   `json:"started"` // RFC 3339
	Took      float64  `json:"took_s"`
}

// WriteManifest writes a manifest.
func WriteManifest(w io.Writer, m Manifest) error {
	m.Format = ManifestFormat
	return WriteJSON(w, m)
}

// ReadManifest reads one back.
func ReadManifest(r io.Reader) (Manifest, error) {
	var m Manifest
	if err := json.NewDecoder(r).Decode(&m); err != nil {
		return m, fmt.Errorf("damaged: %v", err)
	}
	if m.Format != ManifestFormat {
		return m, fmt.Errorf("this is no manifest of simulate; its format should be %s", ManifestFormat)
	}
	return m, nil
}
