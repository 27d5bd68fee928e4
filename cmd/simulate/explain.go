package main

import (
	"fmt"

	"github.com/spf13/cobra"

	"simulate/scenarios/language"
)

func (s *shell) explainVerb() *cobra.Command {
	return &cobra.Command{
		Use:   "explain [FIELD]",
		Short: "Explain a field of the scenario language",
		Long: `Explain a field of the scenario language: what it means, its type and unit, its default, an example. FIELD is a path
as in --set; any name stands for a workload, process or operator. Without FIELD: the top level.`,
		Example: `  simulate explain
  simulate explain workloads.orders.arrivals
  simulate explain processes.p.operators.o.exchange`,
		Args: arguments(0, 1, "at most one field"),
		RunE: func(_ *cobra.Command, args []string) error {
			path := ""
			if len(args) > 0 {
				path = args[0]
			}
			text, err := language.Explain(path)
			if err != nil {
				return misuse("%v", err)
			}
			_, err = fmt.Fprint(s.out, text)
			return err
		},
	}
}
