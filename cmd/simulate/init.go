package main

import (
	_ "embed"
	"errors"
	"fmt"
	"io/fs"
	"os"

	"github.com/spf13/cobra"
)

//go:embed starter.yaml
var starter []byte

func (s *shell) initVerb() *cobra.Command {
	var force bool
	c := &cobra.Command{
		Use:   "init [FILE]",
		Short: "Write a scenario to begin with",
		Long:  "Write a scenario to begin with, with comments that say what to change. FILE is scenario.yaml if not given, - is standard\noutput. A file that is there already stays, but with --force.",
		Example: `  simulate init
  simulate init peak.yaml && simulate run peak.yaml
  simulate init - | simulate validate -`,
		Args: arguments(0, 1, "at most one file"),
		RunE: func(_ *cobra.Command, args []string) error {
			file := "scenario.yaml"
			if len(args) > 0 {
				file = args[0]
			}
			return s.begin(file, force)
		},
	}
	c.Flags().BoolVar(&force, "force", false, "replace a file that is there already")
	return c
}

func (s *shell) begin(file string, force bool) error {
	if file == "-" {
		_, err := s.out.Write(starter)
		return err
	}
	flags := os.O_WRONLY | os.O_CREATE | os.O_EXCL
	if force {
		flags = os.O_WRONLY | os.O_CREATE | os.O_TRUNC
	}
	f, err := os.OpenFile(file, flags, 0o644)
	if errors.Is(err, fs.ErrExist) {
		return misuse("%s is there already: choose another name, or replace it with --force", file)
	}
	if err != nil {
		return err
	}
	if _, err := f.Write(starter); err != nil {
		return errors.Join(err, f.Close())
	}
	if err := f.Close(); err != nil {
		return err
	}
	fmt.Fprintf(s.err, "wrote %s; try: simulate run %s\n", file, quoted(file))
	return nil
}
