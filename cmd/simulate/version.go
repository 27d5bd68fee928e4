package main

import (
	"fmt"
	"runtime/debug"

	"github.com/spf13/cobra"

	"simulate/reports"
)

// Version is the simulator's. Numbers change between minor versions only if the changelog says why.
const Version = "0.1.0"

// build is what is known of how this program was made.
type build struct {
	Version  string `json:"version"`
	Commit   string `json:"commit"` // empty: not built from a checkout
	Modified bool   `json:"modified"`
	Go       string `json:"go"`
}

// simulator is the build as results tell of it.
func (b build) simulator() reports.Simulator {
	return reports.Simulator{Version: b.Version, Commit: b.Commit, Modified: b.Modified}
}

func thisBuild() build {
	b := build{Version: Version}
	info, ok := debug.ReadBuildInfo()
	if !ok {
		return b
	}
	b.Go = info.GoVersion
	for _, s := range info.Settings {
		switch s.Key {
		case "vcs.revision":
			b.Commit = s.Value
		case "vcs.modified":
			b.Modified = s.Value == "true"
		}
	}
	return b
}

func (b build) String() string {
	commit := "unknown"
	if b.Commit != "" {
		commit = b.Commit
	}
	if b.Modified {
		commit += " with changes"
	}
	return fmt.Sprintf("simulate %s (commit %s, %s)", b.Version, commit, b.Go)
}

func (s *shell) versionVerb() *cobra.Command {
	var output string
	c := &cobra.Command{
		Use:   "version",
		Short: "Say which version this is",
		Example: `  simulate version
  simulate version -o json`,
		Args: arguments(0, 0, "no argument"),
		RunE: func(*cobra.Command, []string) error {
			if output == "json" {
				return reports.WriteJSON(s.out, thisBuild())
			}
			_, err := fmt.Fprintln(s.out, thisBuild())
			return err
		},
	}
	c.Flags().VarP(choice(&output, "table", "json"), "output", "o", "what goes to standard output")
	return c
}
