package main

import (
	"strings"

	"github.com/spf13/cobra"

	"simulate/reports"
	"simulate/scenarios/document"
)

func (s *shell) listVerb() *cobra.Command {
	var output string
	var names []string
	for _, f := range families() {
		names = append(names, f.Name)
	}
	c := &cobra.Command{
		Use:   "list [CATALOG...]",
		Short: "List what a scenario may name, with settings and defaults",
		Long: `List what a scenario may name, with settings and defaults, and the scenarios that are inside.
Catalogs: ` + strings.Join(names, ", ") + `. Without a name: all of them.`,
		Example: `  simulate list
  simulate list scenarios
  simulate list metrics -o json`,
		Args:      arguments(0, -1, "names of catalogs"),
		ValidArgs: names,
		RunE: func(_ *cobra.Command, args []string) error {
			chosen, err := chosenFamilies(families(), args)
			if err != nil {
				return err
			}
			if output == "json" {
				return reports.FamiliesJSON(s.out, chosen)
			}
			return reports.Families(s.out, chosen, s.looks("auto"))
		},
	}
	c.Flags().VarP(choice(&output, "table", "json"), "output", "o", "what goes to standard output")
	return c
}

func chosenFamilies(all []reports.Family, names []string) ([]reports.Family, error) {
	if len(names) == 0 {
		return all, nil
	}
	var known []string
	for _, f := range all {
		known = append(known, f.Name)
	}
	var chosen []reports.Family
	for _, name := range names {
		at := -1
		for i, f := range all {
			if f.Name == name {
				at = i
			}
		}
		if at < 0 {
			return nil, misuse("there is no catalog %q%s (%s)", name, hint(document.Nearest(name, known)), strings.Join(known, ", "))
		}
		chosen = append(chosen, all[at])
	}
	return chosen, nil
}
