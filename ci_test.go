package simulate_test

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"go.yaml.in/yaml/v4"
)

// The workflow in docs/ci does what it says, as far as it is ours: its steps run one after the other, once where nothing
// became worse and once where something did.
func TestTheWorkflowGates(t *testing.T) {
	if _, err := exec.LookPath("bash"); err != nil {
		t.Skip("there is no bash, in which steps of a workflow run")
	}
	var workflow struct {
		Jobs struct {
			Simulate struct {
				Steps []struct{ Name, Run string }
			}
		}
	}
	if err := yaml.Unmarshal([]byte(readFile(t, "docs/ci/github.yaml")), &workflow); err != nil {
		t.Fatal(err)
	}
	path := filepath.Dir(program(t)) + string(os.PathListSeparator) + os.Getenv("PATH")
	for _, c := range []struct {
		rate string
		code int
	}{{"90/s", 0}, {"94/s", 99}} {
		folder, last := t.TempDir(), 0
		put(t, filepath.Join(folder, "base/scenarios/shop.yaml"), smallest(t))
		put(t, filepath.Join(folder, "scenarios/shop.yaml"), strings.Replace(smallest(t), "90/s", c.rate, 1))
		for _, step := range workflow.Jobs.Simulate.Steps {
			if !strings.HasPrefix(step.Run, "simulate ") {
				continue
			}
			run := exec.Command("bash", "-e", "-c", step.Run)
			run.Dir, run.Env = folder, append(os.Environ(), "PATH="+path, "GITHUB_STEP_SUMMARY="+filepath.Join(folder, "summary.md"))
			var said bytes.Buffer
			run.Stderr = &said
			if err := run.Run(); err != nil && run.ProcessState.ExitCode() != 99 {
				t.Errorf("%s: %v\n%s", step.Name, err, &said)
			}
			last = max(last, run.ProcessState.ExitCode())
		}
		if last != c.code {
			t.Errorf("at %s the workflow ends with %d, want %d", c.rate, last, c.code)
		}
		summary := readFile(t, filepath.Join(folder, "summary.md"))
		for _, want := range []string{"shop has no thresholds", "head against base"} {
			if !strings.Contains(summary, want) {
				t.Errorf("%q is missing in the summary\n%s", want, summary)
			}
		}
	}
}

// The three lines of the README gate: run as a step of a pipeline is, they end with 0, or with 99 where something became
// worse than in the results of before.
func TestTheRecipeOfTheReadmeGates(t *testing.T) {
	_, recipe, found := strings.Cut(readFile(t, readme), "In a pipeline three lines are enough")
	if !found {
		t.Fatalf("%s has no recipe for a pipeline", readme)
	}
	var lines []string
	for _, line := range strings.Split(recipe, "\n") {
		if command, ok := strings.CutPrefix(line, "$ simulate "); ok && len(lines) < 3 {
			lines = append(lines, "simulate "+command)
		}
	}
	path := filepath.Dir(program(t)) + string(os.PathListSeparator) + os.Getenv("PATH")
	for rate, code := range map[string]int{"90/s": 0, "94/s": 99} {
		folder := t.TempDir()
		put(t, filepath.Join(folder, "before/shop.yaml"), smallest(t))
		put(t, filepath.Join(folder, "scenarios/shop.yaml"), strings.Replace(smallest(t), "90/s", rate, 1))
		script := "simulate run before/shop.yaml --out results/base --quiet -o csv >before.csv\n" + strings.Join(lines, "\n")
		c := exec.Command("sh", "-e", "-c", script)
		c.Dir, c.Env = folder, append(os.Environ(), "PATH="+path, "GITHUB_STEP_SUMMARY="+filepath.Join(folder, "summary.md"))
		out, err := c.CombinedOutput()
		if c.ProcessState.ExitCode() != code {
			t.Errorf("at %s the recipe ends with %v, want %d\n%s", rate, err, code, out)
		}
		for _, file := range []string{"junit.xml", "summary.md", "comment.md"} {
			if len(readFile(t, filepath.Join(folder, file))) == 0 {
				t.Errorf("at %s %s is empty", rate, file)
			}
		}
	}
	if len(lines) != 3 {
		t.Errorf("the recipe has %d lines", len(lines))
	}
}

func put(t *testing.T, file, text string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(file, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
}
