package main

import (
	"slices"

	"github.com/spf13/cobra"
)

// shells are those that complete our command line.
var shells = []string{"bash", "zsh", "fish", "powershell"}

func (s *shell) completionVerb() *cobra.Command {
	return &cobra.Command{
		Use:   "completion SHELL",
		Short: "Write a script that completes the command line",
		Long:  "Write a script that makes a shell complete commands, flags, formats and scenario files.\nSHELL is " + either(shells) + ".",
		Example: `  source <(simulate completion bash)
  simulate completion zsh > "${fpath[1]}/_simulate"
  simulate completion fish > ~/.config/fish/completions/simulate.fish`,
		Args:      arguments(1, 1, "the name of a shell"),
		ValidArgs: shells,
		RunE: func(c *cobra.Command, args []string) error {
			if !slices.Contains(shells, args[0]) {
				return misuse("no completion for %q; expected %s", args[0], either(shells))
			}
			return s.completion(c.Root(), args[0])
		},
	}
}

func (s *shell) completion(root *cobra.Command, shell string) error {
	switch shell {
	case "bash":
		return root.GenBashCompletionV2(s.out, true)
	case "zsh":
		return root.GenZshCompletion(s.out)
	case "fish":
		return root.GenFishCompletion(s.out, true)
	}
	return root.GenPowerShellCompletionWithDesc(s.out)
}

// scenarioFiles completes files that may be scenarios.
func scenarioFiles(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
	return []string{"yaml", "yml", "json"}, cobra.ShellCompDirectiveFilterFileExt
}

// completeChoices completes the words of a flag that has a few.
func completeChoices(c *cobra.Command, flag string, words ...string) {
	err := c.RegisterFlagCompletionFunc(flag, cobra.FixedCompletions(words, cobra.ShellCompDirectiveNoFileComp))
	if err != nil {
		panic(err) // a bug: no such flag, or twice
	}
}
