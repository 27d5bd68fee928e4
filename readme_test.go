package simulate_test

import (
	"bytes"
	"flag"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"simulate/scenarios"
	"simulate/scenarios/language"
)

var update = flag.Bool("update", false, "rewrite the examples in the README")

const readme = "README.md"

// program builds the program for the time of a test.
func program(t *testing.T) string {
	t.Helper()
	file := filepath.Join(t.TempDir(), "simulate")
	if out, err := exec.Command("go", "build", "-o", file, "./cmd/simulate").CombinedOutput(); err != nil {
		t.Fatalf("the program cannot be built: %v\n%s", err, out)
	}
	return file
}

func TestTheReadmeShowsWhatTheProgramSays(t *testing.T) {
	simulate := program(t)
	for _, example := range []struct {
		mark, before, command string
		lines                 int // that are shown; 0: all
	}{
		{"example", fmt.Sprintf("```yaml\n%s```\n\n", smallest(t)), "run smallest", 0},
		{"cluster", "", "run priority-preemption --explain analyses-69", 0},
		{"plan", "", "plan authorisation", 22},
		{"setting", "", "plan authorisation --explain resources.authorization_enrichment.task_memory", 0},
	} {
		out, err := exec.Command(simulate, strings.Fields(example.command)...).Output()
		if err != nil {
			t.Fatalf("simulate %s: %v", example.command, err)
		}
		want := fmt.Sprintf("\n%s```console\n$ simulate %s\n%s```\n", example.before, example.command, beginning(string(out), example.lines))
		text := readFile(t, readme)
		got, ok := between(text, "<!-- "+example.mark+":begin -->", "<!-- "+example.mark+":end -->")
		switch {
		case !ok:
			t.Fatalf("%s has lost the marks of its example %s", readme, example.mark)
		case got == want:
		case !*update:
			t.Errorf("the example %s in %s is stale: run make golden and read the diff. The program says\n%s", example.mark, readme, out)
		default:
			if err := os.WriteFile(readme, []byte(strings.Replace(text, ">"+got+"<", ">"+want+"<", 1)), 0o644); err != nil {
				t.Fatal(err)
			}
		}
	}
}

// beginning is so many lines of a text, and a sign that there are more; all of them for 0.
func beginning(text string, lines int) string {
	all := strings.SplitAfter(text, "\n")
	if lines == 0 || len(all) <= lines {
		return text
	}
	return strings.Join(all[:lines], "") + "...\n"
}

// smallest is the scenario of the example.
func smallest(t *testing.T) string {
	t.Helper()
	for _, example := range scenarios.Gallery() {
		if example.Name == "smallest" {
			return string(example.Text)
		}
	}
	t.Fatal("there is no example of the name smallest")
	return ""
}

var (
	shellBlock = regexp.MustCompile("(?s)```sh\n(.*?)```")
	command    = regexp.MustCompile(`(?m)^simulate .*$`)
)

func TestTheCommandsOfTheReadmeWork(t *testing.T) {
	path := filepath.Dir(program(t)) + string(os.PathListSeparator) + os.Getenv("PATH")
	folder, tried := t.TempDir(), 0
	for _, block := range shellBlock.FindAllString(readFile(t, readme), -1) {
		for _, line := range command.FindAllString(block, -1) {
			c := exec.Command("sh", "-c", line)
			c.Dir, c.Env = folder, append(os.Environ(), "PATH="+path)
			var said bytes.Buffer
			c.Stderr = &said
			if err := c.Run(); err != nil && c.ProcessState.ExitCode() != 99 {
				t.Errorf("%s: %v\n%s", line, err, &said)
			}
			tried++
		}
	}
	if tried == 0 {
		t.Errorf("%s shows no command", readme)
	}
}

func TestTheReadmeNamesWhatIsRefused(t *testing.T) {
	status, _ := between(readFile(t, readme), "## Status", "\n## ")
	names := refused(string(language.Reference()))
	if len(names) == 0 {
		t.Fatal("the reference marks nothing as refused: drop the list in the README, and this test")
	}
	for _, name := range names {
		if !strings.Contains(status, "`"+name+"`") {
			t.Errorf("%s is refused by this version, which the status in the README does not say", name)
		}
	}
}

var (
	// keyOf finds the last key of a path, or the first one of a form: workloads.*.retry, {column: items, unit: 32kb}.
	keyOf = regexp.MustCompile(`^\{([a-z_]+)|([a-z_]+)(\[0\])?$`)
	// valueOf finds the value of a key that is refused, where it is not the key itself.
	valueOf = regexp.MustCompile(`\*\*Refused:\*\* ([a-z_]+)`)
)

// refused are the keys that the tables of the reference mark, or key: value.
func refused(reference string) []string {
	var names []string
	for line := range strings.Lines(reference) {
		if !strings.HasPrefix(line, "| `") || !strings.Contains(line, "**Refused") {
			continue
		}
		key := keyOf.FindStringSubmatch(strings.Split(line, "`")[1])
		name := key[1] + key[2]
		if value := valueOf.FindStringSubmatch(line); value != nil {
			name += ": " + value[1]
		}
		names = append(names, name)
	}
	return names
}

// links are the files of the project that a page leads to.
var links = regexp.MustCompile(`\]\(([^)#:]+)\)`)

func TestLinksLeadSomewhere(t *testing.T) {
	for _, page := range []string{readme, "CHANGELOG.md", "docs/models.md", "docs/plan.md"} {
		for _, link := range links.FindAllStringSubmatch(readFile(t, page), -1) {
			if _, err := os.Stat(filepath.Join(filepath.Dir(page), link[1])); err != nil {
				t.Errorf("%s leads to %s: %v", page, link[1], err)
			}
		}
	}
}

func readFile(t *testing.T, name string) string {
	t.Helper()
	text, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

func between(text, begin, end string) (string, bool) {
	_, text, opened := strings.Cut(text, begin)
	text, _, closed := strings.Cut(text, end)
	return text, opened && closed
}
