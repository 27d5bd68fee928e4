package main

import (
	"github.com/spf13/cobra"

	"simulate/scenarios/language"
)

func (s *shell) schemaVerb() *cobra.Command {
	return &cobra.Command{
		Use:   "schema",
		Short: "Write the JSON Schema of scenarios, for editors",
		Long: `Write the JSON Schema of scenarios. An editor that knows YAML checks and completes a scenario that begins with
  # yaml-language-server: $schema=scenario.schema.json`,
		Example: `  simulate schema > scenario.schema.json
  simulate schema | jq '.properties | keys'`,
		Args: arguments(0, 0, "no argument"),
		RunE: func(*cobra.Command, []string) error {
			_, err := s.out.Write(language.JSONSchema())
			return err
		},
	}
}
